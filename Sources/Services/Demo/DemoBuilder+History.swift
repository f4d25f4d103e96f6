import Domain
import Foundation
import Records

extension DemoBuilder {
    /// A few things that have happened since the beginning, each a change of its own that can be looked at and undone.
    mutating func addHistory() throws {
        guard let kim = rows.actors(.coordinator, on: today).first else { return }
        try addAnswer(
            of: "Willow Bank Care Home",
            .notThisYear,
            "“Ask me in spring, when the new wing is open.”",
            askAgainOn: year.day(3, 1),
            by: kim,
            daysAgo: 24
        )
        addNumber(at: "Potbank House", by: kim, daysAgo: 18)
        addPlacementsByHand(by: kim, daysAgo: 13)
        try addAnswer(of: "Hawthorn Rest", .mayOffer, "", askAgainOn: nil, by: kim, daysAgo: 9)
        addCancellation(by: kim, daysAgo: 5)
        addOfferOfTheEmployer(daysAgo: 2)
    }

    private mutating func step(
        _ action: String,
        by actor: Actor,
        daysAgo: Int,
        _ change: @escaping @Sendable (inout Ledger) throws -> ChangeOutcome
    ) {
        let at = moment(daysAgo: daysAgo, hour: 9 + Double(number(0...27)) / 4)
        rows.steps.append(DemoStep(id: trellis.newID(), at: at, actor: actor, action: action, change: change))
    }

    /// An employer's answer, which was not known before.
    private mutating func addAnswer(
        of name: String,
        _ answer: InterestAnswer,
        _ reason: String,
        askAgainOn: Day?,
        by actor: Actor,
        daysAgo: Int
    ) throws {
        guard let organisation = employers[name],
            let index = rows.interests.firstIndex(where: { $0.organisationID == organisation.id })
        else { return }
        var after = rows.interests[index]
        after.answer = answer
        after.reasonCode = answer == .notThisYear ? .buildingWorks : nil
        after.reason = reason
        after.askAgainOn = askAgainOn
        after.source = "Phone call"
        after.asAt = today.adding(days: -daysAgo)
        rows.interests[index].answer = .unknown
        rows.interests[index].reasonCode = nil
        rows.interests[index].reason = ""
        rows.interests[index].askAgainOn = nil
        rows.interests[index].source = "No answer yet"
        rows.interests[index].asAt = today.adding(days: -120)
        let changed = after
        let label = year.label
        step("interest.edit", by: actor, daysAgo: daysAgo) { ledger in
            try ledger.update(changed)
            return ChangeOutcome(
                organisation,
                "\(organisation.name) for \(label): \(answer.title.lowercased())",
                onBehalfOf: organisation.name
            )
        }
    }

    /// The number of places at a home, which was not known before.
    private mutating func addNumber(at name: String, by actor: Actor, daysAgo: Int) {
        guard let organisation = employers[name],
            let index = rows.offers.firstIndex(where: { $0.organisationID == organisation.id }),
            !rows.legs.contains(where: { $0.offerID == rows.offers[index].id })
        else { return }
        var after = rows.offers[index]
        after.source = "Phone call"
        after.asAt = today.adding(days: -daysAgo)
        rows.offers[index].places = nil
        rows.offers[index].source = "Capacity return, \(today.adding(days: -60).formatted())"
        rows.offers[index].asAt = today.adding(days: -60)
        let changed = after
        step("offer.edit", by: actor, daysAgo: daysAgo) { ledger in
            try ledger.update(changed)
            return ChangeOutcome(changed, "Changed an offer at \(organisation.name)", onBehalfOf: organisation.name)
        }
    }

    private mutating func addPlacementsByHand(by actor: Actor, daysAgo: Int) {
        var (placements, legs) = takeLaterPlacements()
        let at = moment(daysAgo: daysAgo, hour: 9)
        for index in placements.indices { placements[index].confirmedAt = at }
        guard let first = placements.first else { return }
        let (made, parts) = (placements, legs)
        step("placement.add", by: actor, daysAgo: daysAgo) { ledger in
            try DemoRows.place(made, parts, &ledger)
            return ChangeOutcome(first, "Placed \(made.count) students")
        }
    }

    private mutating func addCancellation(by actor: Actor, daysAgo: Int) {
        // The last one that is not at a filled area, which would stop being filled.
        let index = rows.placements.lastIndex { placement in
            rows.legs.contains { $0.placementID == placement.id && !filled.contains($0.offerID) }
        }
        guard let index, let leg = rows.legs.first(where: { $0.placementID == rows.placements[index].id }) else {
            return
        }
        // Only what has not begun can be cancelled.
        rows.placements[index].state = .confirmed
        var after = rows.placements[index]
        after.state = .cancelled
        after.reason = "The ward closes for building work until the summer."
        rows.placedCount -= 1
        let changed = after
        step("placement.cancel", by: actor, daysAgo: daysAgo) { ledger in
            try ledger.givePlaceBack(of: leg.offerID)
            try ledger.update(changed)
            return ChangeOutcome(changed, "Cancelled a placement")
        }
    }

    /// An employer's own lead offers places.
    private mutating func addOfferOfTheEmployer(daysAgo: Int) {
        guard let organisation = employers[DemoTrust.sixKilns.name],
            let lead = rows.actors(.employerLead, of: organisation.id, on: today).first,
            let area = rows.areas.first(where: { $0.organisationID == organisation.id && $0.setting == .therapy }),
            var offer = rows.offers.first(where: { $0.areaID == area.id })
        else { return }
        let dates = DemoShape.thursdayFriday.offered(in: year)
        offer.id = trellis.newID()
        offer.places = 2
        offer.firstDay = dates.start
        offer.lastDay = dates.end
        offer.pattern = DemoShape.thursdayFriday.pattern
        offer.source = lead.name
        offer.asAt = today.adding(days: -daysAgo)
        let added = offer
        step("offer.add", by: lead, daysAgo: daysAgo) { ledger in
            try ledger.insert(added)
            return ChangeOutcome(added, "Offered 2 places at \(organisation.name)")
        }
    }
}
