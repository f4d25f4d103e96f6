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
                BriefPage.Subject(title: subject.title, activities: subject.activities)
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

    /// How long placements and parts of them are: one line for all T Levels of the same length.
    private static func hours(_ subjects: [BriefService.Brief.Subject]) -> [String] {
        let known = subjects.compactMap { subject in subject.hours.map { (hours: $0, title: subject.title) } }
        let lengths = Dictionary(grouping: known, by: \.hours).sorted { $0.key < $1.key }
        let wholes = lengths.map { hours, subjects in
            let whose = lengths.count > 1 ? " in \(subjects.map(\.title).joined(separator: ", "))" : ""
            return "A whole placement has \(hours) hours\(whose). Half of one, about \(hours / 2) hours, goes together "
                + "with half at another host."
        }
        let parts = subjects.compactMap { subject in
            subject.parts.map { parts in
                let range = parts.least == parts.most ? "\(parts.least)" : "\(parts.least) to \(parts.most)"
                return "Hosts like you offer parts of \(range) hours in \(subject.title)."
            }
        }
        return wholes + parts
    }

    private static func patterns(_ brief: BriefService.Brief, _ year: AcademicYear) -> [String] {
        var lines =
            hours(brief.subjects) + [
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
