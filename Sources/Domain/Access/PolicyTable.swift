extension Policy {
    /// Who may do what: the only place where it is decided. Rows of a list are chosen by `Scope`, which the tests hold
    /// against this table.
    public static func of(_ action: Action) -> Policy {
        switch action {
        case .seeToday, .seeAccess: .anybody
        case .seeRules:
            .role(
                .coordinator,
                .placeLead,
                .providerLead,
                .tutor,
                .student,
                .employerLead,
                .areaManager,
                .mentor,
                .auditor
            )
        case .seeFigures: .role(.coordinator, .reader, .grantManager)
        // A college meets its own students beside what is open to it; who sees no student meets counts made safe.
        case .seeSupply: .role(.coordinator, .placeLead, .providerLead, .reader, .grantManager)
        case .seeOrganisations:
            .anyOf(
                .role(.coordinator),
                .ownPlace,
                .when(
                    .any([.relation(.ownOrganisation), .all([.current, .relation(.opened)])]),
                    .providerLead,
                    .tutor
                ),
                .when(.relation(.ownOrganisation), .employerLead, .areaManager, .mentor, .safeguardingContact)
            )
        case .seeContacts:
            .anyOf(
                .role(.coordinator),
                .ownPlace,
                .ownCollege,
                .ownEmployer,
                .when(.relation(.ownOrganisation), .tutor, .areaManager, .mentor, .safeguardingContact)
            )
        case .editOrganisations: .anyOf(.role(.coordinator), .ownEmployer, .ownCollege)
        case .editCapacity: .anyOf(.role(.coordinator), .ownEmployer)
        case .seeOffers:
            .anyOf(
                .role(.coordinator),
                .ownPlace,
                .ownEmployer,
                .ownArea,
                .when(.all([.current, .relation(.opened)]), .providerLead, .tutor),
                .when(.all([.current, .relation(.ownOrganisation)]), .mentor)
            )
        case .seeDemand: .anyOf(.role(.coordinator), .ownCollege, .tutees)
        case .editDemand, .seePlans: .anyOf(.role(.coordinator), .ownCollege)
        case .agreePlans: .role(.coordinator)
        case .seeStudents, .seePlacements: .anyOf(.role(.coordinator), .ownCollege, .tutees, .oneself, .hosts)
        case .seePersonalDetails: .anyOf(.role(.coordinator), .ownCollege, .tutees, .oneself)
        case .editStudents: .anyOf(.role(.coordinator), .ownCollege)
        case .export: .role(.coordinator, .placeLead, .providerLead, .employerLead, .auditor)
        case .importFiles, .propose, .decide, .editPolicy, .changePlacements: .role(.coordinator)
        case .seeHistory: .role(.coordinator, .auditor)
        case .manageUsers: .anyOf(.role(.coordinator), .ownCollege, .ownEmployer)
        case .seeReadings: .anyOf(.role(.coordinator), .ownCollege, .oneself)
        case .sendTasks, .runRounds: .role(.coordinator)
        case .seeTasks: .anyOf(.role(.coordinator), .ownEmployer, .ownCollege)
        case .answerPeople: .anyOf(.role(.coordinator), .ownCollege)
        case .erasePeople, .holdData, .runRetention: .role(.coordinator)
        // Whoever checks reads what is kept and why, and how many ask; who they are is not theirs to read.
        case .seeAssurance: .role(.coordinator, .auditor)
        case .undo, .clearDemo, .actForOthers: .role(.coordinator)
        case .seeCalendar:
            .role(.coordinator, .placeLead, .providerLead, .tutor, .employerLead, .areaManager, .mentor)
        case .editCalendar: .anyOf(.role(.coordinator), .ownEmployer, .ownCollege)
        case .decideCalendar: .role(.coordinator)
        case .seeBriefs: .role(.coordinator, .placeLead, .employerLead)
        case .seeHostRoom: .role(.coordinator, .placeLead, .employerLead, .areaManager)
        case .writeHostRoom: .role(.coordinator, .employerLead, .areaManager)
        case .seeCollegeRoom, .writeCollegeRoom: .role(.coordinator, .providerLead, .tutor)
        }
    }
}

extension Actor {
    /// Whether this actor may do `action` to `target`, and why.
    public func decision(_ action: Action, _ target: Target = .system) -> Decision {
        Policy.of(action).decide(self, target)
    }

    /// Whether this actor may do `action` to `target`.
    public func may(_ action: Action, _ target: Target = .system) -> Bool {
        decision(action, target).isAllowed
    }
}
