/// The token of forms of a session that has run out of time: such a form does nothing, but it is not lost either.
struct EndedFormToken: Sendable {
    let text: String
}

/// Who is signed in, as far as the plumbing needs to know; a later middleware finds it from the session cookie.
public struct SessionHandle: Sendable, Hashable {
    /// The opaque id of the user, which may stand in logs.
    public let userID: String
    /// The token that every form of this session carries.
    public let csrfToken: String

    /// A session of a user.
    public init(userID: String, csrfToken: String) {
        self.userID = userID
        self.csrfToken = csrfToken
    }
}
