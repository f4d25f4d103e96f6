import Domain

extension DemoTrust {
    static let mindsPartnership = DemoTrust(
        name: "Mercia Minds Partnership Trust",
        sector: .mentalHealthTrust,
        town: .stafford,
        odsCode: "ZM5",
        domain: "merciaminds.example",
        sites: [
            DemoSite(
                "Beechcroft Unit",
                .stafford,
                [
                    DemoArea("Rowan ward", .mentalHealth, over: 17, .init(.mentalHealth, 4, .springBlock)),
                    DemoArea("Memory clinic", .mentalHealth, .init(.mentalHealth, 4, .springBlock)),
                    DemoArea("Community team for adults", .mentalHealth, .init(.mentalHealth, 3, .summerBlock)),
                ]
            ),
            DemoSite(
                "Kiln Lane Centre",
                .stoke,
                [
                    DemoArea("Young people’s service", .mentalHealth, .init(.mentalHealth, 5, .mondayTuesday)),
                    DemoArea("Day centre", .mentalHealth, .init(.mentalHealth, 4, .mondayTuesday)),
                ]
            ),
            DemoSite(
                "Chase Lodge",
                .cannock,
                [
                    DemoArea("Recovery ward", .mentalHealth, over: 18, .init(.mentalHealth, 4, .mixed)),
                    DemoArea("Talking therapies", .mentalHealth, .init(.mentalHealth, 8, .mixed)),
                ]
            ),
            DemoSite(
                "Quarry House",
                .shrewsbury,
                [
                    DemoArea("Community team", .mentalHealth, .init(.mentalHealth, 6, .thursdayFriday))
                ]
            ),
            DemoSite(
                "Ironbridge Road Clinic",
                .telford,
                [
                    DemoArea("Older people’s team", .mentalHealth, .init(.mentalHealth, 6, .block)),
                    DemoArea("Records office", .administration, .init(.administration, nil, .unknown)),
                ]
            ),
        ]
    )

    static let threeRivers = DemoTrust(
        name: "Three Rivers Community Health Trust",
        sector: .communityTrust,
        town: .burton,
        odsCode: "ZM6",
        domain: "threerivers.example",
        sites: [
            DemoSite(
                "Trent Side Health Centre",
                .burton,
                [
                    DemoArea("Community nursing", .community, .init(.adult, 7, .springBlock)),
                    DemoArea("Physiotherapy", .therapy, .init(.therapy, 5, .springBlock)),
                    DemoArea("Speech and language therapy", .therapy, .init(.therapy, 2, .summerBlock)),
                ]
            ),
            DemoSite(
                "Cathedral Walk Clinic",
                .lichfield,
                [
                    DemoArea("Community nursing", .community, .init(.adult, 4, .mixed)),
                    DemoArea("Community dental service", .dental, .init(.dental, 3, .mixed)),
                    DemoArea("Health visiting", .community, .init(.children, 3, .mixed)),
                ]
            ),
            DemoSite(
                "Moorlands Health Centre",
                .leek,
                [
                    DemoArea("Community nursing", .community, .init(.adult, 4, .mondayTuesday)),
                    DemoArea("Community midwives", .maternity, over: 18, .init(.midwifery, 2, .springBlock)),
                ]
            ),
            DemoSite(
                "Newport Road Clinic",
                .newport,
                [
                    DemoArea("Community nursing", .community, .init(.adult, 4, .block)),
                    DemoArea("School nursing", .community, .init(.children, 3, .block)),
                ]
            ),
        ]
    )

    static let ambulance = DemoTrust(
        name: "Mercia Vale Ambulance Trust",
        sector: .ambulanceTrust,
        town: .stafford,
        odsCode: "ZM7",
        domain: "merciavaleambulance.example",
        sites: [
            DemoSite(
                "Ambulance headquarters",
                .stafford,
                [
                    DemoArea("Control room systems", .digital, over: 18, .init(.digitalSupport, 2, .springBlock)),
                    DemoArea("Fleet workshop", .engineering, .init(.maintenance, 2, .mondayTuesday)),
                    DemoArea("People team", .administration, .init(.administration, 2, .springBlock)),
                    DemoArea("Data and reporting", .digital, .init(.software, 1, .mondayTuesday, remoteShare: 20)),
                ]
            ),
            DemoSite(
                "Telford ambulance hub",
                .telford,
                [
                    DemoArea("Patient transport office", .administration, .init(.administration, nil, .unknown)),
                    DemoArea("Radio and mobile devices", .digital, .init(.digitalSupport, 2, .springBlock)),
                ]
            ),
        ]
    )
}
