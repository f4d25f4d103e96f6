import Pages

extension SiteRoute {
    /// Whether asking this weighs so much that the person must have signed in a few minutes ago: saving lists, changing
    /// who may do what, erasing, and writing to many people. This is the one table; a route that belongs in it and is
    /// missing fails the tests.
    func asksForRecentSignIn(isPost: Bool) -> Bool {
        switch self {
        case .access(.clearDemo), .access(.invite), .access(.member), .access(.endMember),
            .access(.memberRole):
            isPost
        case .access(.account(let part)): part.asksForRecentSignIn
        case .network(.exportOrganisations), .capacity(.exportOffers), .students(.exportStudents),
            .students(.exportCohorts), .placements(.exportPlacements), .allocation(.exportOpportunities),
            .exchange(.faultyRows), .insight(.exportHistory), .calendar(.exportCalendar), .capacity(.exportSupply),
            .capacity(.ward(.exportGroups)), .students(.plans(.exportPlans)):
            true
        case .tasks(.askAll), .rounds(.newRound), .rounds(.remind): isPost
        case .rights(.copy), .rights(.erase), .rights(.retention): isPost
        case .rights, .access, .network, .capacity, .students, .placements, .allocation, .exchange, .insight,
            .tasks, .rooms, .rounds, .calendar, .young, .briefs:
            false
        }
    }

    /// The page to come back to for a file: the list that it was asked for from. An answer with a file would leave the
    /// browser standing on the page that asked who is there.
    var listOfFile: String? {
        guard asksForRecentSignIn(isPost: false), let last = path.split(separator: "/").last, last.contains(".") else {
            return nil
        }
        return String(path.dropLast(last.count + 1))
    }
}

extension AccountRoute {
    /// Changes of how somebody signs in.
    fileprivate var asksForRecentSignIn: Bool {
        switch self {
        case .resetFactor, .disconnect, .ownCopy: true
        case .signIns, .endSignIn, .endOtherSignIns, .confirm, .code, .recoveryCode, .setUp, .keptForm: false
        }
    }
}
