import Domain

extension DemoBuilder {
    mutating func addOffer(_ offer: DemoOffer, at area: Area) {
        let facts = provenance(old: chance(10))
        let dates = offer.shape.offered(in: year)
        let row = Offer(
            id: trellis.newID(),
            systemID: systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: year,
            tLevelCode: offer.course.tLevelCode,
            specialismCode: offer.isOpenToAll ? nil : offer.course.specialismCode,
            places: offer.places,
            firstDay: dates.start,
            lastDay: dates.end,
            pattern: offer.shape.pattern,
            hours: offer.hours ?? (offer.places == nil ? nil : 315),
            minimumAge: nil,
            remoteShare: offer.remoteShare,
            visibility: Visibility(providers: offer.colleges.compactMap { colleges[$0]?.id }),
            notes: offer.notes,
            source: facts.source,
            asAt: facts.asAt
        )
        rows.offers.append(row)
        if offer.isFilled { filled.insert(row.id) }
    }

    mutating func addInterest(_ answer: InterestAnswer, of organisation: Organisation) {
        let facts = provenance(old: answer == .unknown)
        let isRefused = answer == .notThisYear
        let refusal = isRefused ? pick(DemoWords.refusals) : nil
        rows.interests.append(
            Interest(
                id: trellis.newID(),
                systemID: systemID,
                organisationID: organisation.id,
                year: year,
                answer: answer,
                reasonCode: refusal?.code,
                reason: refusal?.words ?? "",
                askAgainOn: isRefused && chance(60) ? today.adding(days: number(10...120)) : nil,
                source: answer == .unknown ? "No answer yet" : facts.source,
                asAt: facts.asAt
            )
        )
    }
}
