/// The body of a request did not arrive within `ServerLimits.body`.
struct BodyDeadlineExceeded: Error {}
