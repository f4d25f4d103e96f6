import Domain
import Exchange

extension ImportPlanner {
    /// What a row says about places.
    struct OfferSheet {
        var course = CourseReader.Course()
        /// The number of places; empty when it is not known yet.
        var places: Int?
        var window: (first: Day, last: Day)
        var saysStart = false, saysEnd = false
        var pattern: Pattern?
        var hours: Int?
        var minimumAge: Int?
        var notes: String?
        var siteName: String?
        var postcode: Postcode?
        var areaName: String?
        var setting: Setting?
    }

    /// Compares one row of employers' places.
    mutating func capacity(_ line: ImportLine) -> ImportRowReview {
        var reading = RowReading(line, of: batch)
        let employer = employer(&reading)
        let sheet = offerSheet(&reading)
        let person = contactSheet(&reading, name: .contactName, email: .contactEmail, phone: .phone)
        let (label, detail) = words(employer, sheet, reading)
        guard reading.faults.isEmpty else { return review(reading, .needsFixing, label: label, detail: detail) }
        if let close = undecided(employer, reading, label: label, detail: detail) { return close }
        guard let plan = employerPlan(employer, reading), let tLevel = sheet.course.tLevelCode else {
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        let organisation = plan.organisation
        let (site, siteChanges) = site(of: organisation, sheet)
        let (area, areaChanges) = area(at: site, sheet, organisation)
        let contact = contactChanges(person, at: organisation, role: nil)
        let interest = interestChanges(of: organisation, sheet)
        let place = plan.differences + siteChanges + areaChanges
        let around = place + (contact?.differences ?? []) + (interest?.differences ?? [])

        let stored = storedOffer(at: area, tLevel, sheet)
        if let stored, let places = sheet.places, places < stored.taken {
            reading.fault(
                .places,
                "\(stored.taken) of these places are taken already. Write \(stored.taken) or more, "
                    + "or move students first."
            )
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        if let stored, let first = claim(of: stored.id.description) {
            let differences = merged(stored, sheet).differences
            return repeated(reading, of: first, .places, label: label, detail: detail, says: differences)
        }
        register.put(organisation)
        if let interest { register.put(interest.interest) }
        if let contact { register.put(contact.person) }
        // An employer that offers nothing has answered; it needs no site or area for that.
        if stored == nil, sheet.places == 0 {
            return decided(
                employer,
                reading,
                interest?.isNew == true ? .new : nil,
                label: label,
                detail: "No places this year",
                differences: plan.differences + (contact?.differences ?? []) + (interest?.differences ?? []),
                matchID: nil
            )
        }
        register.put(site)
        register.put(area)
        guard let stored else {
            let offer = newOffer(at: area, tLevel, sheet)
            register.put(offer)
            claim(offer.id.description, for: line)
            return decided(employer, reading, .new, label: label, detail: detail, differences: around, matchID: nil)
        }
        let (after, differences) = merged(stored, sheet)
        register.put(after)
        claim(stored.id.description, for: line)
        return decided(
            employer,
            reading,
            nil,
            label: label,
            detail: detail,
            differences: differences + around,
            matchID: stored.id.description
        )
    }

    // MARK: - Reading

    private mutating func offerSheet(_ reading: inout RowReading) -> OfferSheet {
        var sheet = OfferSheet(window: reading.window())
        sheet.saysStart = reading.day(.start) != nil
        sheet.saysEnd = reading.day(.end) != nil
        sheet.course = course(&reading)
        if sheet.course.tLevelCode == nil { reading.fault(.tLevel, "Add the T Level.") }
        sheet.places = reading.number(.places)
        if let places = sheet.places, places > 500 { reading.fault(.places, "Write at most 500 places.") }
        sheet.pattern = reading.pattern()
        sheet.hours = reading.number(.hours)
        if let hours = sheet.hours, !(1...1000).contains(hours) {
            reading.fault(.hours, "Write the hours that one student can work here, 1 to 1000.")
        }
        sheet.minimumAge = reading.number(.minimumAge)
        if sheet.minimumAge == nil, reading.line.row.flag(.acceptsUnder18) == false { sheet.minimumAge = 18 }
        sheet.notes = reading.shortText(.notes, atMost: 4000)
        sheet.siteName = reading.shortText(.site)
        sheet.postcode = reading.value(.postcode)
        sheet.areaName = reading.shortText(.area)
        sheet.setting = (reading.text(.setting) ?? sheet.areaName).flatMap(Setting.init(matching:))
        return sheet
    }

    private func words(_ employer: Employer, _ sheet: OfferSheet, _ reading: RowReading) -> (String, String) {
        let name = employer.organisation?.name ?? (employer.name.isEmpty ? "No organisation" : employer.name)
        let label = [name, sheet.siteName ?? "", sheet.areaName ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let course = sheet.course.tLevelCode.map { courses.title($0, sheet.course.specialismCode) } ?? ""
        let places = sheet.places.map { $0 == 1 ? "1 place" : "\($0) places" } ?? "places not known yet"
        let days = window(sheet.window.first, sheet.window.last)
        return (label, [course, places, days].filter { !$0.isEmpty }.joined(separator: ", "))
    }

    // MARK: - Offers

    /// The stored offer that a row is about: same area, T Level and specialism, and an overlapping window. Of several
    /// the one with the same pattern; one that an earlier row was about only if nothing tells the two rows apart.
    private func storedOffer(at area: Area, _ tLevel: String, _ sheet: OfferSheet) -> Offer? {
        let candidates = register.offers(of: area.id).filter { offer in
            offer.tLevelCode == tLevel && offer.specialismCode == sheet.course.specialismCode
                && offer.firstDay <= sheet.window.last && sheet.window.first <= offer.lastDay
        }
        let pattern = sheet.pattern ?? .unknown
        let free = candidates.filter { claim(of: $0.id.description) == nil }
        let same = { (offers: [Offer]) in
            offers.first { $0.pattern == pattern && $0.firstDay == sheet.window.first }
                ?? offers.first { $0.pattern == pattern }
        }
        return same(free) ?? same(candidates) ?? free.first
    }

    private func newOffer(at area: Area, _ tLevel: String, _ sheet: OfferSheet) -> Offer {
        Offer(
            id: newID(),
            systemID: batch.systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: batch.year,
            tLevelCode: tLevel,
            specialismCode: sheet.course.specialismCode,
            places: sheet.places,
            firstDay: sheet.window.first,
            lastDay: sheet.window.last,
            pattern: sheet.pattern ?? .unknown,
            hours: sheet.hours,
            minimumAge: sheet.minimumAge,
            notes: sheet.notes ?? "",
            source: source,
            asAt: batch.asAt
        )
    }

    private func merged(_ stored: Offer, _ sheet: OfferSheet) -> (offer: Offer, differences: [FieldDifference]) {
        var after = stored
        var changes = FieldChanges()
        if after.places != sheet.places {
            let show = { (places: Int?) in places.map(String.init) ?? "Not known yet" }
            changes.note("Places", old: show(after.places), new: show(sheet.places))
            after.places = sheet.places
        }
        changes.take("First day", sheet.saysStart ? sheet.window.first : nil, into: &after.firstDay) { $0.formatted() }
        changes.take("Last day", sheet.saysEnd ? sheet.window.last : nil, into: &after.lastDay) { $0.formatted() }
        changes.take("Pattern", sheet.pattern, into: &after.pattern) { $0.title }
        changes.takeOptional("Hours", sheet.hours, into: &after.hours, String.init)
        changes.takeOptional("Minimum age", sheet.minimumAge, into: &after.minimumAge, String.init)
        changes.take("Notes", sheet.notes, into: &after.notes) { $0 }
        if !changes.differences.isEmpty {
            after.source = source
            after.asAt = batch.asAt
        }
        return (after, changes.differences)
    }
}
