public import Domain

/// What a route asks of whoever comes to it.
public enum RouteNeed: Hashable, Sendable {
    /// Nothing: it is there for everybody.
    case nothing
    /// That somebody is signed in, whatever they are.
    case signedIn
    /// That the policy allows all of the actions for what the address names, or for a list of which the scope chooses
    /// the rows.
    case actions([Action])

    static func action(_ action: Action) -> RouteNeed { .actions([action]) }
}

extension SiteRoute {
    /// What this route asks of whoever comes to it: a line for each, so that a route without one does not compile. The
    /// door turns away whose role can never do it; the use cases behind it look at the thing itself.
    public var need: RouteNeed {
        switch self {
        case .access(let part): part.need
        case .network(let part): .actions(part.actions)
        case .capacity(let part): .actions(part.actions)
        case .students(let part): .actions(part.actions)
        case .placements(let part): .actions(part.actions)
        case .allocation(let part): .actions(part.actions)
        case .exchange: .action(.importFiles)
        case .insight(let part): part.need
        case .rights(let part): part.need
        case .tasks(let part): part.need
        case .rooms(let part): .action(part.action)
        case .rounds: .action(.runRounds)
        case .calendar(let part): .actions(part.actions)
        case .young(let part): .action(part.action)
        case .briefs: .action(.seeBriefs)
        }
    }
}

extension AccessRoute {
    fileprivate var need: RouteNeed {
        switch self {
        case .signIn, .signInSent, .signInLink, .signInWith, .signInBack, .demoMail, .accessibility, .privacy: .nothing
        case .signOut, .year, .membership: .signedIn
        case .account(.resetFactor): .action(.manageUsers)
        case .account: .signedIn
        case .clearDemo: .action(.clearDemo)
        case .team, .invite, .member, .confirmMember, .endMember, .memberRole: .action(.manageUsers)
        case .actFor: .action(.actForOthers)
        // Whatever the person acts as now, ending is always possible.
        case .stopActing: .signedIn
        case .whoSees: .action(.seeAccess)
        }
    }
}

extension NetworkRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .organisations, .organisation, .organisationSummary, .map: [.seeOrganisations]
        case .exportOrganisations: [.export, .seeOrganisations]
        case .newOrganisation, .editOrganisation, .archiveOrganisation, .newSite, .editSite, .newArea, .editArea,
            .newPerson, .editPerson:
            [.editOrganisations]
        case .editInterest, .mayOffer: [.editCapacity]
        }
    }
}

extension CapacityRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .offers, .offer, .weeks: [.seeOffers]
        case .exportOffers: [.export, .seeOffers]
        case .newOffer, .editOffer, .archiveOffer, .renewOffer, .renewOffers, .unusedPlaces: [.editCapacity]
        case .freshness: [.runRounds]
        case .ward(.exportGroups): [.export, .editCapacity]
        case .ward: [.editCapacity]
        case .supply: [.seeSupply]
        case .exportSupply: [.export, .seeSupply]
        }
    }
}

extension StudentsRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .students, .student, .studentSummary: [.seeStudents]
        case .exportStudents: [.export, .seeStudents]
        case .exportCohorts: [.export, .seeDemand]
        case .newStudent, .editStudent, .archiveStudent: [.editStudents]
        case .cohorts, .cohort: [.seeDemand]
        case .newCohort, .editCohort, .archiveCohort: [.editDemand]
        case .agreeCohort: [.agreePlans]
        case .plans(.plans): [.seePlans]
        case .plans(.exportPlans): [.export, .seePlans]
        case .plans(.newPlan), .plans(.editPlan): [.editDemand]
        }
    }
}

extension PlacementsRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .placements, .placement: [.seePlacements]
        case .exportPlacements: [.export, .seePlacements]
        case .cancelPlacement: [.changePlacements]
        }
    }
}

extension AllocationRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .runs, .run, .stopRun, .compareRuns, .whatIf, .opportunities: [.propose]
        case .exportOpportunities: [.export, .propose]
        case .proposal, .acceptProposals, .acceptProposal, .moveProposal, .lockProposal, .rejectProposal: [.decide]
        case .policy, .collegeStatement: [.seeRules]
        case .editPolicy: [.editPolicy]
        }
    }
}

extension InsightRoute {
    fileprivate var need: RouteNeed {
        switch self {
        case .today: .action(.seeToday)
        case .history: .action(.seeHistory)
        case .exportHistory: .actions([.export, .seeHistory])
        case .whoSaw: .action(.seeReadings)
        case .figures: .action(.seeFigures)
        case .undo: .action(.undo)
        case .rules, .catalogue: .signedIn
        case .health, .readiness, .metrics, .security, .securityText: .nothing
        }
    }
}

extension TaskRoute {
    fileprivate var need: RouteNeed {
        switch self {
        case .task: .nothing
        case .links, .revoke, .settle: .action(.seeTasks)
        case .ask, .askAll, .resend: .action(.sendTasks)
        }
    }
}

extension RoomRoute {
    fileprivate var action: Action {
        switch self {
        case .room(let room): room.seeing
        case .write(let room), .withdraw(let room, _): room.writing
        }
    }
}

extension CalendarRoute {
    fileprivate var actions: [Action] {
        switch self {
        case .calendar, .file: [.seeCalendar]
        case .exportCalendar: [.export, .seeCalendar]
        case .new, .edit, .archive: [.editCalendar]
        case .series, .conflicts, .conflict: [.decideCalendar]
        }
    }
}

extension YoungRoute {
    fileprivate var action: Action {
        switch self {
        case .standing: .seeOrganisations
        case .newReview, .editReview, .archiveReview: .editOrganisations
        }
    }
}

extension RightsRoute {
    fileprivate var need: RouteNeed {
        switch self {
        case .studentNotice, .staffNotice, .cookies, .schedule: .nothing
        case .data, .processingRecord, .impactInputs: .action(.seeAssurance)
        case .retention: .action(.runRetention)
        case .requests, .request, .stopClock: .action(.answerPeople)
        case .person(.organisation), .hold, .liftHold: .action(.holdData)
        case .person, .ask, .copy, .freeze: .action(.answerPeople)
        case .erase: .action(.erasePeople)
        }
    }
}
