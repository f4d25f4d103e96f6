public import Store

/// The migrations of Trellis, oldest first. A released migration is never edited: add the next one.
public enum Schema {
    /// Every migration in order. Each ends by building the wall around every table, so that a new one is never without.
    public static let migrations: [Migration] = steps.map { step in
        Migration(number: step.number, name: step.name, statements: step.statements + [RowSecurity.wall])
    }

    private static let steps: [Migration] = [
        .foundation, .allocationPolicy, .memberships, .signIn, .audit, .rights, .rooms, .rounds, .calendar, .wardGroups,
        .demand,
    ]
}
