public import Foundation

/// Something that somebody wrote in a room.
public struct Note: Codable, Hashable, Sendable {
    public var id: ID<Note>
    public var systemID: ID<System>
    public var room: Room
    /// The employer or college that it is about; empty when it is about none in particular.
    public var organisationID: ID<Organisation>?
    public var authorID: ID<User>
    /// For whom it was written, in words, as it was then: an employer, a college, or the people who run placements.
    public var writtenFor: String
    public var text: String
    public var at: Date
    public var withdrawnAt: Date?

    public init(
        id: ID<Note>,
        systemID: ID<System>,
        room: Room,
        organisationID: ID<Organisation>? = nil,
        authorID: ID<User>,
        writtenFor: String,
        text: String,
        at: Date
    ) {
        self.id = id
        self.systemID = systemID
        self.room = room
        self.organisationID = organisationID
        self.authorID = authorID
        self.writtenFor = writtenFor
        self.text = text
        self.at = at
    }

    /// The most that one note holds.
    public static let longest = 2000
}

/// A note as it was typed.
public struct NoteDraft: Hashable, Sendable {
    public var text = ""
    /// The employer or college that it is about.
    public var organisation: ID<Organisation>?

    public init() {}

    /// What is to be stored.
    /// - Throws: `InvalidDraft` with what is wrong.
    public func finish() throws(InvalidDraft) -> String {
        var reader = DraftReader()
        let text = reader.required(text, "text", "your note", atMost: Note.longest)
        try reader.finish()
        return text
    }
}
