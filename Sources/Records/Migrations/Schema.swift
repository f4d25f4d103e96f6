public import Store

/// The migrations of Trellis, oldest first. A released migration is never edited: add the next one.
public enum Schema {
    /// Every migration in order.
    public static let migrations: [Migration] = [.foundation, .allocationPolicy, .rights]
}
