import Domain
import Foundation
import Pages
import Records
import Services

// From requests to rounds, and from rounds to what pages show.

extension RoundDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        year = try form.text("year")
        asks = form.all("asks")
        message = try form.text("message")
        closesOn = try form.day("closesOn")
        releaseOn = try form.day("releaseOn")
    }
}

extension RoundAudience {
    init(_ form: FormData) {
        self.init(
            sectors: form.all("sectors").compactMap { Sector(rawValue: $0) },
            places: form.all("towns"),
            answers: form.all("answers").compactMap { InterestAnswer(rawValue: $0) }
        )
    }
}

extension RoundCheckPage.Input {
    init(_ form: FormData) throws {
        self.init()
        more = try form.text("more")
        places = try NewPlacesDraft(form)
        refusal = try InterestDraft(form)
    }
}

extension NewPlacesDraft {
    init(_ form: FormData) throws {
        self.init()
        areaID = try form.text("area")
        tLevelCode = try form.text("tLevel")
        places = try form.text("places")
        isPlacesUnknown = form.has("placesUnknown")
        firstDay = try form.day("firstDay")
        lastDay = try form.day("lastDay")
    }
}

extension MayOfferDraft {
    init(_ form: FormData) throws {
        self.init()
        areaID = try form.text("area")
        tLevelCode = try form.text("tLevel")
        places = try form.text("places")
        term = try form.text("term")
        note = try form.text("note")
    }
}

extension RoundAudiencePage.Line {
    init(_ candidate: RoundService.Candidate) {
        let quiet = candidate.quietUntil.map { "Asked not to be written to before \($0.formatted())" }
        self.init(
            id: candidate.id,
            name: candidate.name,
            person: candidate.person.map { "\($0.name), \($0.role.title.lowercased())" },
            reason: candidate.leftOut == .quiet ? quiet : candidate.leftOut?.title
        )
    }
}

extension RoundPage.Line {
    init(_ member: RoundService.Member, now: Date) {
        self.init(
            id: member.row.member.organisationID,
            name: member.row.organisationName,
            standing: member.standing,
            reason: member.standing == .notAsked ? member.row.member.leftOutReason : nil,
            asked: member.lines.asked,
            answered: member.lines.answered,
            places: member.places,
            sentTo: member.link?.personName,
            sentOn: member.link.map { Day.of($0.link.sentAt).formatted() },
            timesReminded: member.row.member.timesReminded,
            answeredOn: member.answered.map { Day.of($0.at).formatted() },
            channel: member.answered?.channel,
            link: member.link?.link.id,
            linkState: member.link?.link.state(at: now)
        )
    }
}

extension Site {
    /// The sheet of a round as its page shows it.
    func sheetModel(_ sheet: RoundService.Sheet, door: SiteRoute, isBehalf: Bool) -> RoundSheetPage.Model {
        let line = { (line: RoundService.Sheet.Line) in
            RoundSheetPage.Line(
                line.line,
                place: [line.areaName, line.siteName].filter { !$0.isEmpty }.joined(separator: ", "),
                subject: subject(line.line.base.tLevelCode, line.line.base.specialismCode)
            )
        }
        return RoundSheetPage.Model(
            round: sheet.round,
            organisation: sheet.organisation.name,
            door: door,
            isBehalf: isBehalf,
            isOpen: sheet.isOpen,
            standing: sheet.standing,
            lines: sheet.lines.map(line),
            added: sheet.added.map(line),
            canAdd: !sheet.areas.isEmpty,
            refusal: sheet.interest.flatMap { $0.answer == .notThisYear ? $0.reasonText : nil }
        )
    }

    /// The areas of an employer to choose from.
    func areaOptions(_ areas: [(area: Area, site: String)]) -> [OffersPage.Option] {
        areas.map { .init($0.area.id.description, "\($0.area.name), \($0.site)") }
    }

    /// The placements that stand in the way of "not this year"; without names where the viewer came by a link.
    func heldPlacements(
        _ id: ID<Organisation>,
        year: AcademicYear,
        _ faults: [FieldFault],
        for actor: Actor,
        names: Bool
    ) async throws -> [HeldPlacement] {
        guard faults.contains(where: { $0.field == "answer" }) else { return [] }
        return try await trellis.capacity.placements(inTheWayOf: id, year: year, for: actor).map { row in
            let name = row.preferredName.isEmpty ? row.givenName : row.preferredName
            return HeldPlacement(
                id: row.id,
                student: names ? "\(name) \(row.familyName)" : nil,
                place: "\(row.areaName), \(row.siteName)",
                dates: "\(row.firstDay.formatted()) to \(row.lastDay.formatted())"
            )
        }
    }
}
