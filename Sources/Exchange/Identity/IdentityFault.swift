/// Why a sign-in at another organisation came to nothing. It holds no token, no address and no name.
public struct IdentityFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// Their server did not answer, or not as the standard says.
        case unreachable, badAnswer
        /// The answer comes from another issuer than the one that was asked: somebody may have mixed two up.
        case wrongIssuer
        /// They refused the code.
        case codeRefused
        case malformedToken, wrongAlgorithm, unknownKey, wrongSignature
        case wrongAudience, wrongNonce, expired, notYetValid, wrongTenant
        /// The person signed in there too long ago, or it does not say when.
        case notRecent
        /// They did not give the role that is needed.
        case roleMissing
    }

    public let code: Code

    public init(_ code: Code) {
        self.code = code
    }

    /// What to tell the person.
    public var description: String {
        switch code {
        case .unreachable: "Your organisation’s sign-in does not answer. Try again later, or ask for a link by e-mail."
        case .codeRefused: "Your organisation’s sign-in did not confirm you. Start again."
        case .expired, .notYetValid, .notRecent: "That sign-in is too old. Start again, and sign in there anew."
        case .wrongTenant: "Your organisation is not one of those that may sign in here. Ask for a link by e-mail."
        case .roleMissing:
            "Your organisation has not given you access to this service. Ask whoever looks after it there."
        case .badAnswer, .wrongIssuer, .malformedToken, .wrongAlgorithm, .unknownKey, .wrongSignature, .wrongAudience,
            .wrongNonce:
            "The answer of your organisation’s sign-in could not be trusted. Start again; if it happens again, tell support."
        }
    }
}
