import Testing

@testable import Exchange

@Suite("Messy files become tables")
struct ImportFixtureTests {
    /// What a file is read as: `number: key=value, key=value`, faults as `!column`.
    private func lines(_ table: ImportTable) -> [String] {
        table.rows.map { row in
            let values = row.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
            return "\(row.number): " + (values + row.faults.map { "!\($0.column)" }).joined(separator: ", ")
        }
    }

    @Test(
        "Title rows, no-break spaces, trailing blanks, a total and a note",
        arguments: [
            "students-title-rows.xlsx", "students-saved-by-libreoffice.xlsx", "students-saved-by-libreoffice.csv",
        ]
    )
    func titleRows(name: String) throws {
        let table = try Fixture.table(name, as: .students)
        #expect(table.headerRow == 5 && table.unknownColumns.isEmpty)
        #expect(table.skipped == [.init(number: 10, reason: .total), .init(number: 12, reason: .note)])
        #expect(
            lines(table) == [
                "6: dateOfBirth=2009-03-14, familyName=Okafor, givenName=Amara, postcode=RM1 1AA, preferences=Therapies; Midwifery, uln=1000000012",
                "7: dateOfBirth=2008-11-02, familyName=Bell, givenName=Jack, postcode=E1 6AN, preferences=Ward 7; Pharmacy, uln=1000000025",
                "8: dateOfBirth=2009-07-30, familyName=O'Neill, givenName=Zoë, postcode=CM1 1AB, preferences=Community, uln=1000000038",
            ]
        )
    }

    @Test(
        "Every other messy file, row by row",
        arguments: [
            (
                "students-1904.xlsx", ImportKind.students, 1,
                [
                    "2: dateOfBirth=2008-02-29, familyName=Hall, fullName=Grace Hall, givenName=Grace, readyFrom=2028-01-10"
                ]
            ),
            (
                "students-hidden-sheet.xlsx", .students, 1,
                [
                    "2: familyName=Nair, fullName=Priya Nair, givenName=Priya, specialism=Supporting the Midwifery Team, tLevel=Health, travelLimit=45, uln=1000000041",
                    "4: familyName=de la Cruz, fullName=Tom de la Cruz, givenName=Tom, specialism=Adult nursing, tLevel=Health, travelLimit=60, !ULN",
                    "5: familyName=Stone, fullName=Ivy Stone, givenName=Ivy, tLevel=Health, uln=1000000054, !Occupational Specialism",
                ]
            ),
            (
                "students-two-row-headings.xlsx", .students, 2,
                [
                    "3: familyName=Wright, givenName=Noah, needs=Step-free access, preferences=Theatre; Imaging; Estates, uln=1000000067",
                    "4: familyName=Adeyemi, givenName=Lily, preferences=Finance; Digital, uln=1000000070",
                ]
            ),
            (
                "students-quoted.csv", .students, 1,
                [
                    "2: familyName=Okafor, fullName=Amara Okafor, givenName=Amara, needs=Needs a lift, and \"quiet\" rooms, preferences=Therapies; Midwifery; Ward 7, uln=1000000118",
                    "3: familyName=SMITH, fullName=Jane SMITH, givenName=Jane, preferences=Pharmacy; Finance, preferredName=Janey, !ULN",
                    "4: familyName=van der Berg, fullName=Ana van der Berg, givenName=Ana, preferences=Digital, uln=1000000121",
                ]
            ),
            (
                "students-coloured-column.xlsx", .students, 1,
                ["2: familyName=Frost, fullName=Ella Frost, givenName=Ella, uln=1000000083"]
            ),
            (
                "capacity-trust-return.xlsx", .capacity, 3,
                [
                    "4: area=Ward 4, contactEmail=kim.ade@example.nhs.uk, contactName=Kim Ade, end=2027-12-17, minimumAge=18, odsCode=RZ9, organisation=Northmoor University Hospitals NHS Trust, pattern=Mon/Tue, places=4, site=Northmoor General, start=2027-09-01, tLevel=Health",
                    "5: area=Pharmacy, contactEmail=lee.chan@example.nhs.uk, contactName=Lee Chan, end=2027-12-31, odsCode=RZ9, organisation=Northmoor University Hospitals NHS Trust, pattern=Block, places=2, site=Northmoor General, start=2027-09-01, tLevel=Science",
                    "6: area=Maternity, contactEmail=ada.moss@example.nhs.uk, contactName=Ada Moss, end=2028-03-31, minimumAge=16, odsCode=RZ9, organisation=Northmoor University Hospitals NHS Trust, pattern=2 days a week, places=Not known yet, site=St Anne's, start=2028-01-01, tLevel=Health",
                ]
            ),
            (
                "capacity-other-order.xlsx", .capacity, 1,
                [
                    "2: acceptsUnder18=Yes, end=2028-03-31, hours=315, organisation=Fernbank Care Home, phone=07700900123, places=3, specialism=Supporting the Adult Nursing Team, start=2027-09-06",
                    "3: acceptsUnder18=No, end=2028-03-31, hours=350, organisation=Hillview Dental, phone=02079460000, specialism=Dental Nursing, start=2027-09-06, !Capacity",
                    "4: organisation=Bridge Street Surgery, places=0, specialism=Dental Nursing, start=2027-09-06, !End Date",
                ]
            ),
            (
                "capacity-lost-zeros.csv", .capacity, 3,
                [
                    "4: contactEmail=lead@example.org, organisation=Fernbank Care Home, phone=01632960001, places=4, postcode=RM1 1AA, start=2027-09-01, tLevel=Health",
                    "5: contactEmail=a@example.org, organisation=Hillview, phone=+44 1632 960002, places=3, postcode=RM1, start=2028-01-01, tLevel=Health",
                    "6: organisation=Mossfield, start=2028-04-01, tLevel=Health, !Places, !Telephone, !Contact e-mail",
                ]
            ),
            (
                "cohorts-sum-only.xlsx", .cohorts, 1,
                [
                    "2: cohort=HLT-A, end=2028-06-30, hours=315, pattern=Mon/Tue, provider=Eastvale College, start=2027-09-01, studentCount=24, tLevel=Health, ukprn=10001234",
                    "3: cohort=SCI-A, end=2028-06-30, hours=315, pattern=Day release, provider=Eastvale College, start=2027-09-01, studentCount=12, tLevel=Science, ukprn=10001234",
                ]
            ),
            (
                "cohorts-synonyms.csv", .cohorts, 1,
                [
                    "2: cohort=WB-27, end=2028-07-31, hours=350, pattern=2 days a week, provider=Westbrook Sixth Form, specialism=Adult nursing, start=2027-09-01, studentCount=18, tLevel=T Level Health",
                    "3: cohort=WB-28, end=2028-06-30, hours=315, pattern=Mon/Tue/Wed, provider=Westbrook Sixth Form, start=2027-09-06, studentCount=20, tLevel=T Level Science",
                ]
            ),
            (
                "contacts-sections.xlsx", .contacts, 3,
                [
                    "5: email=kim.ade@example.nhs.uk, familyName=Ade, fullName=Kim Ade, givenName=Kim, organisation=Northmoor NHS Trust, phone=07700900456, role=Placement lead",
                    "7: email=jo.smith@example.ac.uk, familyName=Smith, fullName=Jo Smith, givenName=Jo, organisation=Eastvale College, phone=01632 960 001, role=T Level tutor",
                    "8: familyName=Known, fullName=Nobody Known, givenName=Nobody, !E-mail address, !Organisation",
                ]
            ),
            (
                "contacts-groups.csv", .contacts, 2,
                [
                    "3: email=kim@example.org, familyName=Ade, givenName=Kim, organisation=Northmoor NHS Trust, phone=01632 960003"
                ]
            ),
        ]
    )
    func messy(name: String, kind: ImportKind, header: Int, expected: [String]) throws {
        let table = try Fixture.table(name, as: kind)
        #expect(table.headerRow == header)
        #expect(lines(table) == expected)
    }
}
