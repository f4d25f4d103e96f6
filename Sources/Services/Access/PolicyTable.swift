public import Domain

extension Policy {
    /// Who may do what: the only place where it is decided. Rows within an action are chosen by `Scope`.
    public static func of(_ action: Action) -> Policy {
        switch action {
        case .seeToday, .seeOrganisations, .seeOffers, .seePlacements, .seeRules: .anybody
        case .seeContacts, .editOrganisations: .anyOf(.role(.coordinator), .ownEmployer, .ownCollege)
        case .editCapacity: .anyOf(.role(.coordinator), .ownEmployer)
        case .seeDemand: .role(.coordinator, .providerLead)
        case .editDemand: .anyOf(.role(.coordinator), .ownCollege)
        case .seeStudents: .anybody
        case .editStudents, .seePersonalDetails: .anyOf(.role(.coordinator), .ownCollege)
        case .export: .anybody
        case .importFiles, .propose, .decide, .editPolicy, .changePlacements: .role(.coordinator)
        case .seeHistory, .undo, .manageUsers, .clearDemo: .role(.coordinator)
        case .answerPeople: .anyOf(.role(.coordinator), .ownCollege)
        case .erasePeople, .holdData, .seeAssurance, .runRetention: .role(.coordinator)
        }
    }
}

extension Actor {
    /// Whether this actor may do `action` to `target`.
    public func may(_ action: Action, _ target: Target = .system) -> Bool {
        Policy.of(action).decide(self, target) == .allowed
    }

    /// Refuses unless this actor may do `action` to `target`.
    /// - Throws: `ServiceError.denied`.
    public func mustBeAllowed(to action: Action, _ target: Target = .system) throws(ServiceError) {
        guard may(action, target) else { throw .denied(action) }
    }
}
