import Domain

/// A made-up college with the groups that it sends.
struct DemoCollege: Sendable {
    let name: String
    let sector: Sector
    let town: DemoTown
    /// Where its students come from.
    let homes: [DemoTown]
    let domain: String
    let ukprn: String
    let shape: DemoShape
    let groups: [(course: DemoCourse, size: Int)]

    static let all: [DemoCollege] = [
        DemoCollege(
            name: "Sow Valley College",
            sector: .college,
            town: .stafford,
            homes: [.stafford, .stafford, .stafford, .stone, .cannock],
            domain: "sowvalleycollege.example",
            ukprn: "10999901",
            shape: .springBlock,
            groups: [
                (.adult, 48), (.midwifery, 14), (.mentalHealth, 16), (.children, 18), (.therapy, 12), (.science, 10),
                (.digitalSupport, 10), (.administration, 6), (.maintenance, 6),
            ]
        ),
        DemoCollege(
            name: "Kilnfield College",
            sector: .college,
            town: .stoke,
            homes: [.stoke, .stoke, .newcastle, .leek],
            domain: "kilnfield.example",
            ukprn: "10999902",
            shape: .mondayTuesday,
            groups: [
                (.adult, 30), (.midwifery, 10), (.mentalHealth, 10), (.children, 10), (.therapy, 8), (.software, 6),
                (.maintenance, 6),
            ]
        ),
        DemoCollege(
            name: "Wrekin Edge College",
            sector: .college,
            town: .telford,
            homes: [.telford, .telford, .newport],
            domain: "wrekinedge.example",
            ukprn: "10999903",
            shape: .block,
            groups: [
                (.adult, 26), (.midwifery, 6), (.mentalHealth, 8), (.children, 8), (.therapy, 8), (.science, 8),
                (.digitalSupport, 6),
            ]
        ),
        DemoCollege(
            name: "Chase Heath College",
            sector: .college,
            town: .cannock,
            homes: [.cannock, .cannock, .walsall, .lichfield],
            domain: "chaseheath.example",
            ukprn: "10999904",
            shape: .mixed,
            groups: [
                (.adult, 26), (.midwifery, 6), (.mentalHealth, 10), (.children, 8), (.dental, 10), (.administration, 5),
            ]
        ),
        DemoCollege(
            name: "Severn Loop Sixth Form College",
            sector: .sixthForm,
            town: .shrewsbury,
            homes: [.shrewsbury],
            domain: "severnloop.example",
            ukprn: "10999905",
            shape: .thursdayFriday,
            groups: [
                (.adult, 18), (.mentalHealth, 8), (.children, 8), (.therapy, 8), (.science, 10), (.administration, 3),
            ]
        ),
        DemoCollege(
            name: "Tettenmere Sixth Form",
            sector: .sixthForm,
            town: .wolverhampton,
            homes: [.wolverhampton],
            domain: "tettenmere.example",
            ukprn: "10999906",
            shape: .springBlock,
            groups: [(.adult, 10), (.children, 8), (.digitalSupport, 12)]
        ),
        DemoCollege(
            name: "Trent Meadow School Sixth Form",
            sector: .sixthForm,
            town: .burton,
            homes: [.burton],
            domain: "trentmeadow.example",
            ukprn: "10999907",
            shape: .springBlock,
            groups: [(.adult, 12), (.therapy, 8)]
        ),
    ]
}
