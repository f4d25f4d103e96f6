import Domain
import Foundation

extension DemoBuilder {
    mutating func addColleges() throws {
        addUser("Kim Ashdown", try EmailAddress("kim.ashdown@merciavale.example"), .coordinator, of: nil)
        for college in DemoCollege.all {
            let organisation = Organisation(
                id: trellis.newID(),
                systemID: systemID,
                name: college.name,
                kinds: [.provider],
                sector: college.sector,
                ukprn: try UKPRN(college.ukprn),
                place: college.town.name,
                source: "College’s website",
                asAt: today.adding(days: -60)
            )
            rows.organisations.append(organisation)
            colleges[college.name] = organisation
            try addSite(Self.siteName(college), in: college.town, of: organisation)
            let lead = try addPerson(.lead, "T Level lead", of: organisation, at: college.domain)
            try addPerson(.tutor, "Placement tutor", of: organisation, at: college.domain)
            if college.sector == .college {
                try addPerson(.safeguardingLead, "Designated safeguarding lead", of: organisation, at: college.domain)
            }
            addUser(lead, .providerLead)
        }
    }

    mutating func addTrusts() throws {
        for trust in DemoTrust.all {
            let organisation = try addEmployer(trust.name, trust.sector, trust.town, odsCode: trust.odsCode)
            for site in trust.sites { try addSite(site, of: organisation) }
            let lead = try addPerson(.lead, "Practice education lead", of: organisation, at: trust.domain)
            try addPerson(.champion, "T Level champion", of: organisation, at: trust.domain)
            try addPerson(.supervisor, "Ward manager", of: organisation, at: trust.domain)
            if chance(60) { try addPerson(.seniorSponsor, "Chief nurse", of: organisation, at: trust.domain) }
            addUser(lead, .employerLead)
            addInterest(.offers, of: organisation)
        }
    }

    mutating func addEmployers() throws {
        for (index, employer) in DemoEmployer.all.enumerated() {
            // Practices of the demo have codes with a letter that real ones do not begin with.
            let isPractice = employer.areas.first?.setting == .primaryCare
            let odsCode = isPractice ? "Z900\(10 + index)" : nil
            let organisation = try addEmployer(employer.name, employer.sector, employer.town, odsCode: odsCode)
            try addSite(DemoSite(employer.name, employer.town, employer.areas), of: organisation)
            let domain = folded(employer.name).filter { $0.isASCII && $0.isLetter } + ".example"
            try addPerson(.contact, Self.jobTitle(employer.sector), of: organisation, at: domain)
            addInterest(employer.answer, of: organisation)
        }
        try introduce("Harriet Wenlock", "01632 960901", at: "Brookside Surgery")
        try introduce("Tunde Marchbanks", "01632 960902", at: "Larkhill House")
        try introduce("Mo Silverdale", "01632 960903", at: "Chase Befrienders")
        // The same practice came in twice; so did its manager.
        if let twin = employers["Ashwood Surgery Stafford"],
            let original = employers["Ashwood Surgery"],
            let manager = rows.people.first(where: { $0.organisationID == original.id }),
            let index = rows.people.firstIndex(where: { $0.organisationID == twin.id })
        {
            rows.people[index].name = manager.name
            rows.people[index].email = manager.email
            rows.people[index].phone = nil
        }
    }

    /// Gives an employer's contact a name of their own, because a spreadsheet beside the demo knows them.
    private mutating func introduce(_ name: String, _ phone: String, at employer: String) throws {
        guard let organisation = employers[employer],
            let index = rows.people.firstIndex(where: { $0.organisationID == organisation.id }),
            let domain = rows.people[index].email?.domain
        else { return }
        rows.people[index].name = name
        rows.people[index].email = try email(name, at: domain)
        rows.people[index].phone = try PhoneNumber(phone)
    }

    // MARK: - Parts

    private mutating func addEmployer(
        _ name: String,
        _ sector: Sector,
        _ town: DemoTown,
        odsCode: String?
    ) throws -> Organisation {
        let organisation = Organisation(
            id: trellis.newID(),
            systemID: systemID,
            name: name,
            kinds: [.employer],
            sector: sector,
            odsCode: try odsCode.map { try ODSCode($0) },
            place: town.name,
            source: "Coordinator’s list",
            asAt: today.adding(days: -number(20...200))
        )
        rows.organisations.append(organisation)
        employers[name] = organisation
        return organisation
    }

    private mutating func addSite(_ site: DemoSite, of organisation: Organisation) throws {
        let row = try addSite(site.name, in: site.town, of: organisation)
        for area in site.areas {
            let place = Area(
                id: trellis.newID(),
                systemID: systemID,
                organisationID: organisation.id,
                siteID: row.id,
                name: area.name,
                setting: area.setting,
                minimumAge: area.minimumAge,
                learnersAtOnce: area.learnersAtOnce,
                notes: area.notes
            )
            rows.areas.append(place)
            for offer in area.offers { addOffer(offer, at: place) }
        }
    }

    @discardableResult
    private mutating func addSite(_ name: String, in town: DemoTown, of organisation: Organisation) throws -> Site {
        let postcode = try postcode(in: town)
        let site = Site(
            id: trellis.newID(),
            systemID: systemID,
            organisationID: organisation.id,
            name: name,
            address:
                "\(number(1...180)) \(pick(["High Street", "Mill Lane", "Station Road", "Park Way"])), \(town.name)",
            postcode: postcode
        )
        rows.sites.append(site)
        towns[site.id] = town
        return site
    }

    @discardableResult
    private mutating func addPerson(
        _ role: PersonRole,
        _ jobTitle: String,
        of organisation: Organisation,
        at domain: String
    ) throws -> Person {
        let name = name()
        let facts = provenance(old: chance(15))
        let person = Person(
            id: trellis.newID(),
            systemID: systemID,
            organisationID: organisation.id,
            name: "\(name.given) \(name.family)",
            role: role,
            jobTitle: jobTitle,
            email: try email("\(name.given) \(name.family)", at: domain),
            phone: chance(80) || role == .lead ? try phone() : nil,
            source: facts.source,
            asAt: facts.asAt
        )
        rows.people.append(person)
        return person
    }

    private mutating func addUser(_ person: Person, _ role: Role) {
        guard let email = person.email else { return }
        addUser(person.name, email, role, of: person.organisationID)
    }

    private mutating func addUser(
        _ name: String,
        _ email: EmailAddress,
        _ role: Role,
        of organisation: ID<Organisation>?
    ) {
        let user = User(id: trellis.newID(), systemID: systemID, email: email, name: name)
        rows.users.append(user)
        rows.memberships.append(
            Membership(
                id: trellis.newID(),
                systemID: systemID,
                userID: user.id,
                role: role,
                organisationID: organisation,
                since: rows.system.createdAt,
                confirmedAt: trellis.now()
            )
        )
    }

    private static func siteName(_ college: DemoCollege) -> String {
        college.sector == .college ? "\(college.town.name) campus" : "Main building"
    }

    private static func jobTitle(_ sector: Sector) -> String {
        switch sector {
        case .primaryCare: "Practice manager"
        case .careHome, .homeCare: "Registered manager"
        case .council: "Workforce officer"
        default: "Volunteering and placements officer"
        }
    }
}
