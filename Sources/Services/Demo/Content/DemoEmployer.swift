import Domain

/// A made-up practice, home or charity with one site.
struct DemoEmployer: Sendable {
    let name: String
    let sector: Sector
    let town: DemoTown
    let answer: InterestAnswer
    let areas: [DemoArea]

    /// Those that offer have an area with places; the others have said no, or nothing yet.
    init(_ name: String, _ sector: Sector, _ town: DemoTown, _ answer: InterestAnswer = .offers, _ areas: DemoArea...) {
        self.name = name
        self.sector = sector
        self.town = town
        self.answer = answer
        self.areas = areas
    }

    static let all = practices + homes + dentists + charities

    private static func practice(
        _ name: String,
        _ town: DemoTown,
        _ shape: DemoShape,
        _ places: Int = 2,
        office: Int? = nil
    ) -> DemoEmployer {
        let team = DemoArea("Practice nursing team", .primaryCare, .init(.adult, places, shape))
        guard let office else { return DemoEmployer(name, .primaryCare, town, .offers, team) }
        let desk = DemoArea("Reception and office", .administration, .init(.administration, office, shape))
        return DemoEmployer(name, .primaryCare, town, .offers, team, desk)
    }

    private static func silent(
        _ name: String,
        _ sector: Sector,
        _ town: DemoTown,
        _ answer: InterestAnswer
    ) -> DemoEmployer {
        let area =
            sector == .primaryCare
            ? DemoArea("Practice team", .primaryCare)
            : DemoArea("Care team", sector == .homeCare ? .homeCare : .careHome)
        return DemoEmployer(name, sector, town, answer, area)
    }

    private static let practices: [DemoEmployer] = [
        practice("Ashwood Surgery", .stafford, .springBlock),
        DemoEmployer(
            "Brookside Surgery",
            .primaryCare,
            .stafford,
            .offers,
            DemoArea(
                "Practice nursing team",
                .primaryCare,
                notes: "Can do half of a placement, the other half elsewhere.",
                .init(.adult, 2, .springBlock, hours: 160, notes: "Half a placement: about 160 hours.")
            )
        ),
        DemoEmployer(
            "Market Square Practice",
            .primaryCare,
            .stafford,
            .offers,
            DemoArea(
                "Treatment room",
                .primaryCare,
                .init(.adult, 2, .summerBlock, hours: 160, notes: "Mornings only: about 160 hours.")
            )
        ),
        practice("Castle Bank Medical Centre", .stafford, .springBlock, 2, office: 1),
        practice("Walton Mill Surgery", .stone, .springBlock, 1),
        practice("Potters Row Surgery", .stoke, .mondayTuesday),
        practice("Longmeadow Health Centre", .stoke, .mondayTuesday, 3),
        practice("Canal Street Practice", .stoke, .autumnDays),
        practice("Ironmarket Surgery", .newcastle, .mondayTuesday),
        practice("Moorland View Practice", .leek, .mondayTuesday, 1),
        practice("Chase Gate Surgery", .cannock, .mixed, 2, office: 1),
        practice("Heathside Medical Centre", .cannock, .springBlock),
        practice("Three Spires Surgery", .lichfield, .mixed),
        practice("Brewers Lane Surgery", .burton, .springBlock, 2),
        practice("Meadowside Practice", .burton, .summerBlock, 1),
        practice("Wrekin View Surgery", .telford, .springBlock, 2),
        practice("Coalbrook Practice", .telford, .winterBlock),
        practice("Canalside Surgery", .newport, .block, 1),
        practice("Quarry Park Surgery", .shrewsbury, .thursdayFriday, 2, office: 1),
        practice("English Gate Practice", .shrewsbury, .thursdayFriday, 1),
        practice("Tetten Road Surgery", .wolverhampton, .springBlock, 1),
        silent("Leather Street Practice", .primaryCare, .walsall, .mayOffer),
        silent("Park Hall Surgery", .primaryCare, .stoke, .unknown),
        silent("Arboretum Practice", .primaryCare, .walsall, .notThisYear),
        silent("Ashwood Surgery Stafford", .primaryCare, .stafford, .unknown),
    ]

    private static func home(_ name: String, _ town: DemoTown, _ shape: DemoShape, _ places: Int? = 2) -> DemoEmployer {
        DemoEmployer(name, .careHome, town, .offers, DemoArea("Care team", .careHome, .init(.adult, places, shape)))
    }

    private static let homes: [DemoEmployer] = [
        home("Larkhill House", .stafford, .springBlock, 3),
        home("Kingsmead Lodge", .stafford, .springBlock),
        home("Orchard Court", .stafford, .summerBlock),
        home("The Limes, Stone", .stone, .springBlock),
        home("Potbank House", .stoke, .mondayTuesday),
        home("Trentham Rise", .stoke, .mondayTuesday),
        home("Apedale Court", .newcastle, .mondayTuesday, nil),
        home("Roaches View", .leek, .mondayTuesday, 1),
        home("Hednes House", .cannock, .mixed, 3),
        home("Minster Pool Lodge", .lichfield, .mixed),
        home("Needwood Grange", .burton, .springBlock, 3),
        home("Wrekin Lodge", .telford, .springBlock, 3),
        home("Priorslee Court", .telford, .block),
        home("Column House", .shrewsbury, .thursdayFriday, 3),
        home("Penn Fields Lodge", .wolverhampton, .springBlock, 2),
        DemoEmployer("Willow Bank Care Home", .careHome, .stafford, .notThisYear, DemoArea("Care team", .careHome)),
        silent("Hawthorn Rest", .careHome, .walsall, .mayOffer),
        silent("Saddlers Court", .careHome, .walsall, .notThisYear),
        silent("Abbey Foregate House", .careHome, .shrewsbury, .mayOffer),
        silent("Sandon Road Lodge", .careHome, .stafford, .unknown),
        silent("Kinder Hands Home Care", .homeCare, .stoke, .mayOffer),
        silent("At Home in Telford", .homeCare, .telford, .notThisYear),
        DemoEmployer(
            "Vale Home Support",
            .homeCare,
            .cannock,
            .offers,
            DemoArea("Visiting team", .homeCare, over: 18, .init(.adult, 2, .mixed))
        ),
    ]

    private static func dentist(_ name: String, _ town: DemoTown, _ places: Int) -> DemoEmployer {
        DemoEmployer(
            name,
            .primaryCare,
            town,
            .offers,
            DemoArea("Dental surgery", .dental, .init(.dental, places, .mixed))
        )
    }

    private static let dentists: [DemoEmployer] = [
        dentist("Chase Smiles Dental Practice", .cannock, 2),
        dentist("Cathedral Dental Care", .lichfield, 2),
        dentist("Saddle Street Dental", .walsall, 2),
        silent("Bridge Dental Practice", .primaryCare, .burton, .mayOffer),
    ]

    private static let charities: [DemoEmployer] = [
        DemoEmployer(
            "Hillbrow Hospice",
            .charity,
            .stafford,
            .offers,
            DemoArea("In-patient unit", .hospitalWard, over: 18, .init(.adult, 2, .springBlock)),
            DemoArea("Day therapy", .therapy, .init(.therapy, 2, .summerBlock))
        ),
        DemoEmployer(
            "Potteries Young Minds",
            .charity,
            .stoke,
            .offers,
            DemoArea("Youth hub", .mentalHealth, .init(.mentalHealth, 2, .mondayTuesday))
        ),
        DemoEmployer(
            "First Steps Family Centre",
            .charity,
            .stoke,
            .offers,
            DemoArea("Family support", .community, .init(.children, 3, .mondayTuesday))
        ),
        DemoEmployer(
            "Severn Carers Circle",
            .charity,
            .shrewsbury,
            .offers,
            DemoArea("Carers’ service", .community, .init(.mentalHealth, 1, .thursdayFriday))
        ),
        DemoEmployer(
            "Chase Befrienders",
            .charity,
            .cannock,
            .offers,
            DemoArea("Wellbeing team", .community, .init(.mentalHealth, 2, .mixed, isOpenToAll: true))
        ),
        silent("Mercia Stroke Friends", .charity, .stoke, .mayOffer),
        silent("Wrekin Sight Support", .charity, .telford, .notThisYear),
        DemoEmployer(
            "Vale Borough Council",
            .council,
            .stafford,
            .offers,
            DemoArea("Family hubs", .community, .init(.children, 3, .springBlock)),
            DemoArea("Business support team", .administration, .init(.administration, 2, .springBlock))
        ),
    ]
}
