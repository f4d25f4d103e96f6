import Domain
import Foundation
import Records
import Services
import Store
import Testing

@Suite("The stories of the made-up system")
struct DemoStoryTests {
    private func rows<T: Decodable & Sendable>(_ trellis: Trellis, _ sql: SQL, as type: T.Type) async throws -> [T] {
        try await trellis.database.read { reader in try reader.all(sql, as: type) }
    }

    @Test("a ward has more students in a week than fit")
    func overbookedWeek() async throws {
        try await DemoStore.look { trellis, actor in
            let year = AcademicYear(containing: trellis.today)
            let trust = try await rows(
                trellis,
                "SELECT * FROM organisation WHERE name = 'Six Kilns Hospitals Trust'",
                as: Organisation.self
            )
            let weeks = try await trellis.capacity.weeks(.init(organisation: trust.first?.id), year: year, for: actor)
            let ward = try #require(weeks.rows.first { $0.area.name == "Ward 9, stroke" })
            #expect(ward.weeks.contains { $0.excess == 2 })
        }
    }

    @Test("one midwifery student can have no place, and the reasons say why")
    func unplacedStudent() async throws {
        try await DemoStore.look { trellis, _ in
            let students = try await rows(
                trellis,
                "SELECT * FROM student WHERE family_name = 'Farrow'",
                as: Student.self
            )
            let niamh = try #require(students.first)
            let cohort = try #require(
                try await rows(trellis, "SELECT * FROM cohort WHERE provider_id = \(niamh.providerID)", as: Cohort.self)
                    .first { $0.id == niamh.cohortID }
            )
            let areas = try await rows(trellis, "SELECT * FROM area", as: Area.self)
            let offers = try await rows(
                trellis,
                "SELECT * FROM offer WHERE specialism_code = \(niamh.specialismCode ?? "")",
                as: Offer.self
            )
            let seeker = Eligibility.Seeker(
                student: niamh,
                window: try DayRange(start: cohort.firstDay, end: cohort.lastDay),
                pattern: cohort.pattern,
                hoursRequired: cohort.hours,
                travelLimit: 12
            )
            #expect(offers.count >= 6)
            for offer in offers {
                let area = try #require(areas.first { $0.id == offer.areaID })
                let place = Eligibility.Place(
                    offer: offer,
                    area: area,
                    siteName: "",
                    postcode: nil,
                    organisationName: "",
                    sector: .acuteTrust
                )
                #expect(Eligibility.obstacle(for: seeker, at: place, miles: nil, isVetoed: false) != nil)
            }
        }
    }

    @Test("a practice can do half, an employer said “ask me in spring”, an area takes only over-18s")
    func employers() async throws {
        try await DemoStore.look { trellis, _ in
            let half = try await rows(
                trellis,
                """
                SELECT offer.* FROM offer JOIN organisation ON organisation.id = offer.organisation_id
                WHERE organisation.name = 'Brookside Surgery'
                """,
                as: Offer.self
            )
            #expect(half.map(\.hours) == [160])
            let spring = try await rows(
                trellis,
                """
                SELECT interest.* FROM interest JOIN organisation ON organisation.id = interest.organisation_id
                WHERE organisation.name = 'Willow Bank Care Home'
                """,
                as: Interest.self
            )
            #expect(spring.first?.answer == .notThisYear)
            #expect(spring.first?.reason.contains("Ask me in spring") == true)
            #expect(spring.first?.askAgainOn == Day("2027-03-01"))
            let suite = try await rows(trellis, "SELECT * FROM area WHERE name = 'Delivery suite'", as: Area.self)
            #expect(suite.map(\.minimumAge) == [18])
        }
    }

    @Test("a student and a practice are there twice")
    func duplicates() async throws {
        try await DemoStore.look { trellis, _ in
            let twins = try await rows(trellis, "SELECT * FROM student WHERE family_name = 'Ashby'", as: Student.self)
            #expect(Set(twins.map(\.givenName)) == ["Oliver", "Ollie"])
            #expect(Set(twins.map(\.dateOfBirth)).count == 1)
            #expect(twins.count(where: { $0.uln == nil }) == 1)
            let practices = try await rows(
                trellis,
                "SELECT name FROM organisation WHERE name LIKE 'Ashwood Surgery%'",
                as: String.self
            )
            #expect(practices.count == 2)
        }
    }

    @Test("nobody can be written to or rung up")
    func reservedAddresses() async throws {
        try await DemoStore.look { trellis, _ in
            let addresses =
                try await rows(trellis, "SELECT email FROM person WHERE email IS NOT NULL", as: EmailAddress.self)
                + rows(trellis, "SELECT email FROM student WHERE email IS NOT NULL", as: EmailAddress.self)
                + rows(trellis, "SELECT email FROM user_account", as: EmailAddress.self)
            #expect(addresses.count > 200)
            #expect(addresses.allSatisfy { $0.domain.hasSuffix(".example") })
            let phones = try await rows(
                trellis,
                "SELECT phone FROM person WHERE phone IS NOT NULL",
                as: PhoneNumber.self
            )
            #expect(phones.allSatisfy { $0.national.hasPrefix("1632960") || $0.national.hasPrefix("7700900") })
        }
    }
}
