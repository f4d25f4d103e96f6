public import Domain

/// A reason why a use case did not happen, which the web turns into a page and the command line into a sentence.
public enum ServiceError: Error, Sendable {
    /// Nothing is there, or the actor may not know that it is.
    case notFound
    /// The actor's role may not do this at all.
    case denied(Action)
    /// Somebody else was quicker, or the thing has moved on; the sentence says what happened and what to do.
    case conflict(String)
    /// The same form arrived twice; the first one did it.
    case alreadyDone(AuditEntry)
    /// Something that Trellis relies on is not working; the sentence says what.
    case unavailable(String)
}
