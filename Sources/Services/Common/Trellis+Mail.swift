extension Trellis {
    /// The same application with mail shown on a page instead of being sent, as the demo does it.
    public func showingMail() -> Trellis {
        var settings = settings
        settings.showsMail = true
        return Trellis(
            database: database,
            now: now,
            randomness: randomness,
            catalogue: catalogue,
            ruleBook: ruleBook,
            geography: geography,
            solver: solver,
            settings: settings,
            logger: logger,
            fields: fields,
            identityDesks: identityDesks
        )
    }
}
