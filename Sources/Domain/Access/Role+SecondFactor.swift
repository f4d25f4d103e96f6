extension Role {
    /// Whether somebody of this role sees across organisations, so that a link by e-mail alone is not enough to sign in:
    /// whoever can read the mailbox would read a whole system.
    public var needsSecondFactor: Bool {
        switch self {
        case .coordinator, .placeLead, .auditor: true
        // They read figures in which nobody can be told.
        case .reader, .grantManager: false
        case .providerLead, .tutor, .student, .employerLead, .areaManager, .mentor, .safeguardingContact: false
        }
    }
}
