public import Foundation

/// One integrated care system: the tenant that every row belongs to.
public struct System: Codable, Hashable, Sendable {
    public var id: ID<System>
    /// A short code used on the command line and in file names, for example `QNC`.
    public var code: String
    public var name: String
    /// The boroughs or towns that people in this system use to say where something is.
    public var places: [String]
    /// True for the made-up system that `trellis demo` fills in.
    public var isDemo: Bool
    public var createdAt: Date
    /// Weeks after which an offer has to be confirmed again.
    public var freshWeeks: Int

    public init(
        id: ID<System>,
        code: String,
        name: String,
        places: [String],
        isDemo: Bool,
        createdAt: Date,
        freshWeeks: Int = Freshness.usualWeeks
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.places = places
        self.isDemo = isDemo
        self.createdAt = createdAt
        self.freshWeeks = freshWeeks
    }
}
