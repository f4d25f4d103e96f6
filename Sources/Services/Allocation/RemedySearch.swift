import Domain

/// Looks for the least that would have to change for a student who is left over: each rule tested alone, then two
/// together, at every offer of the T Level and at every two parts.
struct RemedySearch {
    let plan: FoundPlan
    private var table: PlanningTable { plan.table }
    /// Beyond so many things at once, finding a new offer is less.
    private static let mostRemedies = 2

    /// One offer, whole or a part, with what stands in its way.
    private struct Candidate {
        var choice: PlanningTable.Choice
        var remedies: [Remedy]
    }

    func smallestChange(for index: Int) -> SmallestChange {
        let seeker = table.seekers[index]
        var found = table.ways[index].map { way in
            SmallestChange(
                offerIDs: table.offers(of: way),
                remedies: Self.joined(way.legs.flatMap(shortages))
            )
        }
        let refused = table.refusals[index].compactMap { candidate($0, seeker) }
        found += refused.map { candidate in
            var remedies = candidate.remedies
            let lack = seeker.hoursRequired - candidate.choice.hours
            if lack > 0 { remedies.append(Remedy(.moreHours, count: lack, other: seeker.hoursRequired)) }
            return SmallestChange(
                offerIDs: [table.places[candidate.choice.place].offer.id],
                remedies: Self.joined(remedies)
            )
        }
        found += rotations(of: refused, for: index)
        let small = found.filter { !$0.remedies.isEmpty && $0.remedies.count <= Self.mostRemedies }
        return small.min(by: Self.isLess) ?? newOffer(for: seeker)
    }

    // MARK: - What stands in the way

    /// What an allowed leg lacks, as the plan is.
    private func shortages(of leg: PlanningTable.Choice) -> [Remedy] {
        var remedies: [Remedy] = []
        if plan.free(at: leg.place) <= 0 { remedies.append(Remedy(.onePlaceMore)) }
        if !plan.hasRoom(for: leg) { remedies.append(Remedy(.oneLearnerMore)) }
        let missing = plan.missing(at: leg.place)
        if missing > 0 { remedies.append(Remedy(.fillGroup, count: missing)) }
        return remedies
    }

    private func candidate(_ refusal: PlanningTable.Refusal, _ seeker: Eligibility.Seeker) -> Candidate? {
        let place = table.places[refusal.place]
        guard let offered = try? DayRange(start: place.offer.firstDay, end: place.offer.lastDay) else { return nil }
        let dates = Eligibility.dates(for: seeker, at: place) ?? offered
        let choice = PlanningTable.Choice(
            place: refusal.place,
            rank: nil,
            distance: refusal.distance,
            dates: dates,
            hours: min(place.offer.hours ?? seeker.hoursRequired, seeker.hoursRequired)
        )
        var remedies = refusal.obstacles.kinds.compactMap { remedy($0, choice, seeker) }
        if place.offer.places != nil, plan.free(at: refusal.place) <= 0 { remedies.append(Remedy(.onePlaceMore)) }
        let missing = plan.missing(at: refusal.place)
        if missing > 0 { remedies.append(Remedy(.fillGroup, count: missing)) }
        return remedies.count <= Self.mostRemedies ? Candidate(choice: choice, remedies: remedies) : nil
    }

    /// What would lift one rule; nothing for a rule that is counted in another way.
    private func remedy(
        _ obstacle: Reason.Kind,
        _ choice: PlanningTable.Choice,
        _ seeker: Eligibility.Seeker
    ) -> Remedy? {
        let place = table.places[choice.place]
        let first = choice.dates.start
        switch obstacle {
        case .noOfferForSpecialism: return Remedy(.otherSpecialism)
        case .notOpenToCollege: return Remedy(.openToCollege)
        case .vetoed: return Remedy(.liftRejection)
        case .placesNotKnown: return Remedy(.sayPlaces)
        case .windowApart: return Remedy(.otherDates, detail: choice.dates.formatted)
        case .weeksBlocked:
            return Remedy(.giveUpWeeks, detail: CalendarWords.list(CalendarWords.neverSpans(seeker, place)))
        case .patternApart: return Remedy(.otherDays, detail: place.offer.pattern.title)
        case .tooYoung:
            let age = seeker.student.age(on: first) ?? 0
            return Remedy(.acceptYounger, count: age, other: place.minimumAge ?? age)
        case .ageUnknown: return Remedy(.recordBirthDate, count: place.minimumAge ?? 0)
        case .notReadyInTime:
            let days = seeker.student.readyFrom.map { first.days(until: $0) } ?? 0
            return Remedy(.clearEarlier, count: days, detail: first.formatted())
        case .tooFar:
            let miles = Int((choice.distance?.miles ?? 0).rounded(.up))
            return Remedy(.travelFurther, count: miles - seeker.travelLimit, other: miles)
        default: return nil
        }
    }

    /// Parts that would go together if something changed for one or both of them.
    private func rotations(of refused: [Candidate], for index: Int) -> [SmallestChange] {
        let hours = table.seekers[index].hoursRequired
        guard table.facts.policy.mostLegs > 1 else { return [] }
        var parts = refused.filter { $0.choice.hours < hours }
        let known = Set(parts.map(\.choice.place))
        for leg in table.ways[index].flatMap(\.legs) where leg.hours < hours && !known.contains(leg.place) {
            if parts.contains(where: { $0.choice.place == leg.place }) { continue }
            parts.append(Candidate(choice: leg, remedies: shortages(of: leg)))
        }
        let remedies = Dictionary(
            parts.map { ($0.choice.place, $0.remedies) },
            uniquingKeysWith: { first, _ in first }
        )
        let ways = Rotations(
            parts.map(\.choice),
            hours: hours,
            mostLegs: 2,
            mostEmployers: table.facts.mostEmployers,
            places: table.places
        ).ways
        return ways.map { way in
            SmallestChange(
                offerIDs: table.offers(of: way),
                remedies: Self.joined(way.legs.flatMap { remedies[$0.place] ?? [] })
            )
        }
    }

    private func newOffer(for seeker: Eligibility.Seeker) -> SmallestChange {
        var words = seeker.student.specialismCode == nil ? "for this T Level" : "for this specialism"
        if let home = seeker.student.homeOutcode { words += " within \(seeker.travelLimit) miles of \(home)" }
        if let window = seeker.window { words += ", \(window.formatted)" }
        return SmallestChange(offerIDs: [], remedies: [Remedy(.newOffer, detail: words)])
    }

    // MARK: - What is less

    /// Remedies that need to be done once only, the furthest of the journeys standing for all.
    private static func joined(_ remedies: [Remedy]) -> [Remedy] {
        let journeys = remedies.filter { $0.kind == .travelFurther }.max { $0.count < $1.count }
        return remedies.filter { $0.kind != .travelFurther } + [journeys].compactMap { $0 }
    }

    /// Fewer things first, then the easier kinds, then the smaller figures.
    private static func isLess(_ one: SmallestChange, _ other: SmallestChange) -> Bool {
        func weight(_ change: SmallestChange) -> (Int, Int, Int, Int) {
            let kinds = change.remedies.map { Remedy.Kind.allCases.firstIndex(of: $0.kind) ?? 0 }
            return (
                change.remedies.count, kinds.reduce(0, +), change.remedies.reduce(0) { $0 + $1.count },
                change.offerIDs.count
            )
        }
        return weight(one) < weight(other)
    }
}
