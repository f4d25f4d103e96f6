public import Domain
public import Exchange
import Foundation
import Records

extension CalendarService {
    /// The calendar of a year as a table.
    /// - Throws: `ServiceError.denied`.
    public func exportTable(_ year: AcademicYear, for actor: Actor) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let found = try await self.year(year, for: actor)
        return ExportTable(
            title: "Calendar",
            columns: [
                "First day", "Last day", "What", "Why", "Kind", "Whose", "Site or area", "T Levels", "Strength",
                "Weight",
                "Source",
            ],
            rows: found.lines.map { line in
                let span = line.span
                return [
                    .day(span.days.start), .day(span.days.end), .text(span.title), .text(span.why),
                    .text(span.kind.title), .text(line.ownerName ?? "Whole system"), .optional(line.partName),
                    .text(tLevels(span)), .text(span.strength.title),
                    .whole(span.strength == .ratherNot ? span.weight : nil), .text(span.source),
                ]
            }
        )
    }

    /// The calendar of a year as a file that calendar programs bring in.
    /// - Throws: `ServiceError.denied`.
    public func file(_ year: AcademicYear, for actor: Actor) async throws -> CalendarFile {
        let found = try await self.year(year, for: actor)
        let stamp = trellis.today.description.filter { $0 != "-" } + "T000000Z"
        return CalendarFile(
            name: "Placements \(year.label)",
            stamp: stamp,
            events: found.lines.compactMap { line in
                let span = line.span
                guard let first = CalendarDay(span.days.start), let after = CalendarDay(span.days.end.adding(days: 1))
                else { return nil }
                let owner = [line.ownerName ?? "Whole system", line.partName].compactMap { $0 }
                    .joined(separator: ", ")
                return CalendarFile.Event(
                    id: Self.id(of: span),
                    title: span.title,
                    description: [span.strength.title, owner, tLevels(span), span.why].filter { !$0.isEmpty }
                        .joined(separator: ". "),
                    category: span.kind.title,
                    first: first,
                    after: after
                )
            }
        )
    }

    private static func id(of span: CalendarSpan) -> String {
        switch span.origin {
        case .entered(let id): id.description
        case .series(let series):
            "\(series.rawValue)-\(span.days.start)-\(span.tLevelCodes.joined(separator: "-"))"
        }
    }

    /// The T Levels that some days concern, in words.
    private func tLevels(_ span: CalendarSpan) -> String {
        span.tLevelCodes.isEmpty
            ? "All T Levels"
            : span.tLevelCodes.map { trellis.catalogue.tLevel($0)?.title ?? $0 }.joined(separator: ", ")
    }
}

extension CalendarDay {
    fileprivate init?(_ day: Day) { self.init(year: day.year, month: day.month, day: day.day) }
}
