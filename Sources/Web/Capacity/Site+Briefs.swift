import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// One-page briefs for those who think of hosting.
    func briefs(_ route: BriefRoute, _ call: Call) async throws -> Response {
        switch route {
        case .briefs:
            try call.actor.mustBeAllowed(to: .seeBriefs)
            return call.show(BriefsPage(try await call.page()))
        case .brief(let kind):
            let brief = try await trellis.briefs.brief(kind, call.year, for: call.actor)
            return call.show(BriefPage(try await call.page(), model(brief, call.year)))
        }
    }

    private func model(_ brief: BriefService.Brief, _ year: AcademicYear) -> BriefPage.Model {
        BriefPage.Model(
            kind: brief.guide.kind,
            summary: brief.guide.summary,
            subjects: brief.subjects.map { subject in
                BriefPage.Subject(title: subject.title, activities: subject.activities, hours: Self.hours(subject))
            },
            elsewhere: brief.guide.elsewhere,
            patterns: Self.patterns(brief, year),
            duties: ["Name somebody who looks after the student, and somebody who stands in."]
                + brief.duties.map(Self.duty),
            helpers: brief.helpers.map { BriefPage.Helper(name: $0.name, email: $0.email.description) },
            example: brief.example.map {
                "\($0.employers) employers of this kind offer \($0.places) places in \(year.label)."
            } ?? "Few employers of this kind take part in \(year.label) yet: you would be among the first.",
            source: "What students can do: \(brief.guide.source)"
        )
    }

    private static func hours(_ subject: BriefService.Brief.Subject) -> String {
        guard let hours = subject.hours else { return "" }
        var words = "A whole placement has \(hours) hours; half of one, \(hours / 2), goes with another host."
        if let parts = subject.parts {
            words +=
                parts.least == parts.most
                ? " Hosts like you offer parts of \(parts.least) hours."
                : " Hosts like you offer parts of \(parts.least) to \(parts.most) hours."
        }
        return words
    }

    private static func patterns(_ brief: BriefService.Brief, _ year: AcademicYear) -> [String] {
        var lines = [
            "In a block of weeks, on one or two days a week, or mixed: you say which weeks suit you and which do not.",
            "A student may be with up to \(brief.mostEmployers) employers, so that you can take a part.",
        ]
        if !brief.patterns.isEmpty {
            lines.append("Offered in \(year.label): \(brief.patterns.joined(separator: ", ")).")
        }
        return lines
    }

    private static func duty(_ rule: Rule) -> String {
        rule.title.hasSuffix(".") ? rule.title : "\(rule.title)."
    }
}
