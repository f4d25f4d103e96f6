import Domain

/// A student's proposal turned to another placement that a person has chosen.
struct Move {
    let seeker: Eligibility.Seeker
    /// Where the student would go, leg by leg.
    let places: [Eligibility.Place]
    let alternative: Alternative
    let geography: Geography

    /// Changes the proposal. What it suggested before becomes its first alternative.
    func apply(to proposal: inout Proposal, keepingFormer: Bool) {
        if keepingFormer, let former = proposal.offerID {
            let further = Array(proposal.offerIDs.dropFirst())
            let back = Alternative(
                offerID: former,
                preferenceMet: proposal.preferenceMet,
                distance: proposal.distance,
                free: 1,
                furtherOfferIDs: further.isEmpty ? nil : further
            )
            proposal.alternatives.insert(back, at: 0)
        }
        proposal.offerID = alternative.offerID
        proposal.organisationID = places.first?.offer.organisationID
        proposal.preferenceMet = alternative.preferenceMet
        proposal.distance = alternative.distance
        proposal.legs = places.count > 1 ? legs : []
        proposal.reasons = reasons
        proposal.smallestChange = nil
        proposal.state = .open
        proposal.moved = true
        proposal.rejection = ""
    }

    private var legs: [ProposedLeg] {
        let matcher = PreferenceMatcher(seeker.student.preferences)
        var left = seeker.hoursRequired
        return places.map { place in
            let hours = min(place.offer.hours ?? left, left)
            left -= hours
            let dates = Eligibility.dates(for: seeker, at: place)
            let distance = seeker.student.homeOutcode.flatMap { home in
                place.postcode.flatMap { geography.distance(from: home, to: $0) }
            }
            return ProposedLeg(
                offerID: place.offer.id,
                firstDay: dates?.start ?? place.offer.firstDay,
                lastDay: dates?.end ?? place.offer.lastDay,
                hours: hours,
                preferenceMet: matcher.rank(of: place),
                distance: distance.map { Int($0.metres.rounded()) }
            )
        }
    }

    private var reasons: [Reason] {
        let wishes = seeker.student.preferences.count
        var reasons = [Reason(.chosenByPerson)]
        if let rank = alternative.preferenceMet {
            reasons.append(Reason(.preferenceMet, count: rank, other: wishes))
        } else {
            reasons.append(wishes == 0 ? Reason(.noPreferencesGiven) : Reason(.noPreferenceMet, count: wishes))
        }
        if places.count > 1 { reasons.append(Reason(.inParts, count: places.count)) }
        reasons.append(
            alternative.distance.map { Reason(.distance, count: Distance(metres: Double($0)).wholeMiles) }
                ?? Reason(.distanceUnknown)
        )
        let dates = places.compactMap { Eligibility.dates(for: seeker, at: $0) }
        if dates.count == places.count, let first = dates.first, let last = dates.last,
            let range = try? DayRange(start: first.start, end: last.end)
        {
            reasons.append(Reason(.windowFits, detail: range.formatted))
            reasons += CalendarWords.reasons(for: seeker, at: Array(zip(places, dates)), countsSeries: false)
        }
        return reasons
    }
}
