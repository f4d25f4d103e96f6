/// One step of the schema: a number that never changes, a name, and statements that run in one transaction.
public struct Migration: Sendable {
    /// Its place in the order. Numbers rise; gaps are fine.
    public let number: Int
    /// What it does, in a few words.
    public let name: String
    /// What it runs.
    public let statements: [SQL]

    /// A step of the schema.
    public init(number: Int, name: String, statements: [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }
}
