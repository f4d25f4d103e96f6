import Domain

extension DemoTrust {
    static let all: [DemoTrust] = [
        sowValley, sixKilns, wrekinEdge, mindsPartnership, threeRivers, chaseAndHeath, ambulance,
    ]

    static let sowValley = DemoTrust(
        name: "Sow Valley Hospitals Trust",
        sector: .acuteTrust,
        town: .stafford,
        odsCode: "ZM1",
        domain: "sowvalleyhospitals.example",
        sites: [
            DemoSite(
                "Sow Valley General Hospital",
                .stafford,
                [
                    DemoArea("Ward 4, older people", .hospitalWard, atOnce: 6, .init(.adult, 6, .springBlock)),
                    DemoArea("Ward 6, respiratory", .hospitalWard, atOnce: 5, .init(.adult, 5, .springBlock)),
                    DemoArea(
                        "Emergency department",
                        .hospitalWard,
                        over: 18,
                        atOnce: 3,
                        .init(.adult, 3, .springBlock)
                    ),
                    DemoArea("Maternity ward", .maternity, over: 17, atOnce: 6, .init(.midwifery, 6, .springBlock)),
                    DemoArea(
                        "Children’s ward",
                        .childrensWard,
                        atOnce: 6,
                        .init(.children, 5, .springBlock),
                        .init(.children, 2, .winterBlock)
                    ),
                    DemoArea("Physiotherapy", .therapy, .init(.therapy, 5, .springBlock)),
                    DemoArea("Pathology laboratory", .laboratory, atOnce: 7, .init(.science, 7, .springBlock)),
                    DemoArea("Pharmacy", .pharmacy, .init(.science, 3, .summerBlock)),
                    DemoArea("Digital services", .digital, .init(.digitalSupport, 6, .springBlock, remoteShare: 20)),
                    DemoArea("Estates workshop", .engineering, .init(.maintenance, 5, .springBlock)),
                    DemoArea("Finance and HR office", .administration, .init(.administration, 4, .springBlock)),
                ]
            ),
            DemoSite(
                "Meadow Street Hospital",
                .stone,
                [
                    DemoArea("Rehabilitation ward", .hospitalWard, .init(.adult, 4, .summerBlock)),
                    DemoArea("Occupational therapy", .therapy, .init(.therapy, 4, .springBlock)),
                    DemoArea(
                        "Outpatients",
                        .hospitalWard,
                        .init(.adult, 3, .springBlock, colleges: ["Sow Valley College"])
                    ),
                ]
            ),
            DemoSite(
                "Heath Lane Day Hospital",
                .cannock,
                [
                    DemoArea("Day surgery", .hospitalWard, atOnce: 8, .init(.adult, 8, .mixed))
                ]
            ),
        ]
    )

    static let sixKilns = DemoTrust(
        name: "Six Kilns Hospitals Trust",
        sector: .acuteTrust,
        town: .stoke,
        odsCode: "ZM2",
        domain: "sixkilns.example",
        sites: [
            DemoSite(
                "Six Kilns Hospital",
                .stoke,
                [
                    DemoArea(
                        "Ward 9, stroke",
                        .hospitalWard,
                        atOnce: 2,
                        notes: "Two learners at once, with student nurses on top in May.",
                        .init(.adult, 2, .mondayTuesday, isFilled: true),
                        .init(.adult, 2, .autumnDays, isFilled: true)
                    ),
                    DemoArea("Ward 12, surgery", .hospitalWard, .init(.adult, 5, .mondayTuesday)),
                    DemoArea("Delivery suite", .maternity, over: 18, atOnce: 4, .init(.midwifery, 4, .mondayTuesday)),
                    DemoArea(
                        "Antenatal clinic",
                        .maternity,
                        over: 18,
                        .init(.midwifery, 2, .mixed, colleges: ["Kilnfield College", "Sow Valley College"])
                    ),
                    DemoArea("Children’s ward", .childrensWard, .init(.children, 5, .mondayTuesday)),
                    DemoArea("Neonatal unit", .childrensWard, over: 17, .init(.children, 3, .mixed)),
                    DemoArea("Therapy centre", .therapy, .init(.therapy, 6, .mondayTuesday)),
                    DemoArea("Blood sciences laboratory", .laboratory, .init(.science, nil, .unknown)),
                    DemoArea("Software and data team", .digital, .init(.software, 5, .mondayTuesday, remoteShare: 20)),
                    DemoArea("Medical engineering", .engineering, .init(.maintenance, 5, .mondayTuesday)),
                ]
            ),
            DemoSite(
                "Etruria Gate Clinic",
                .newcastle,
                [
                    DemoArea("Outpatients", .hospitalWard, .init(.adult, 4, .autumnDays)),
                    DemoArea("Audiology", .therapy, .init(.therapy, 2, .mixed)),
                    DemoArea("Fracture clinic", .hospitalWard, .init(.adult, 3, .mondayTuesday)),
                ]
            ),
        ]
    )

    static let wrekinEdge = DemoTrust(
        name: "Wrekin Edge Hospitals Trust",
        sector: .acuteTrust,
        town: .telford,
        odsCode: "ZM3",
        domain: "wrekinedgehospitals.example",
        sites: [
            DemoSite(
                "Wrekin Edge Hospital",
                .telford,
                [
                    DemoArea("Ward 2, medicine", .hospitalWard, .init(.adult, 5, .springBlock)),
                    DemoArea("Ward 7, surgery", .hospitalWard, .init(.adult, 4, .winterBlock)),
                    DemoArea("Midwife-led unit", .maternity, over: 17, .init(.midwifery, nil, .unknown)),
                    DemoArea("Community midwives", .maternity, over: 17, .init(.midwifery, 3, .block)),
                    DemoArea("Children’s assessment unit", .childrensWard, .init(.children, 5, .springBlock)),
                    DemoArea("Physiotherapy gym", .therapy, .init(.therapy, 5, .winterBlock)),
                    DemoArea("Microbiology laboratory", .laboratory, .init(.science, 5, .springBlock)),
                    DemoArea("Service desk", .digital, .init(.digitalSupport, 4, .springBlock, remoteShare: 20)),
                ]
            ),
            DemoSite(
                "Severn Loop Hospital",
                .shrewsbury,
                [
                    DemoArea("Ward 1, older people", .hospitalWard, .init(.adult, 6, .thursdayFriday)),
                    DemoArea("Day case unit", .hospitalWard, .init(.adult, 3, .thursdayFriday)),
                    DemoArea("Children’s outpatients", .childrensWard, .init(.children, 6, .thursdayFriday)),
                    DemoArea("Occupational therapy", .therapy, .init(.therapy, 6, .thursdayFriday)),
                    DemoArea("Cell pathology", .laboratory, .init(.science, 6, .thursdayFriday)),
                    DemoArea("Dispensary", .pharmacy, .init(.science, 2, .thursdayFriday)),
                    DemoArea("Medical secretaries", .administration, .init(.administration, 2, .thursdayFriday)),
                ]
            ),
        ]
    )

    static let chaseAndHeath = DemoTrust(
        name: "Chase and Heath Hospitals Trust",
        sector: .acuteTrust,
        town: .wolverhampton,
        odsCode: "ZM4",
        domain: "chaseandheath.example",
        sites: [
            DemoSite(
                "Chase and Heath Hospital",
                .wolverhampton,
                [
                    DemoArea("Ward 3, general medicine", .hospitalWard, .init(.adult, 7, .springBlock)),
                    DemoArea("Ward 8, orthopaedics", .hospitalWard, .init(.adult, nil, .unknown)),
                    DemoArea("Children’s day unit", .childrensWard, .init(.children, 9, .springBlock)),
                    DemoArea("Postnatal ward", .maternity, over: 18, .init(.midwifery, 3, .mixed)),
                    DemoArea("Service desk", .digital, .init(.digitalSupport, 7, .springBlock, remoteShare: 20)),
                    DemoArea("Digital projects", .digital, .init(.digitalSupport, 3, .summerBlock, remoteShare: 20)),
                    DemoArea("Booking centre", .administration, .init(.administration, 3, .mixed)),
                ]
            ),
            DemoSite(
                "Limepit Road Hospital",
                .walsall,
                [
                    DemoArea("Rehabilitation ward", .hospitalWard, .init(.adult, 4, .mixed)),
                    DemoArea("Children’s clinic", .childrensWard, .init(.children, 4, .mixed)),
                ]
            ),
        ]
    )
}
