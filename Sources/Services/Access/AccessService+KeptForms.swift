import Domain
import Foundation
import Records
import Store

/// A form whose session had run out when it was sent.
public struct KeptForm: Sendable, Codable {
    /// One field as it was sent.
    public struct Field: Sendable, Codable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Where it was sent to.
    public let path: String
    public let fields: [Field]

    public init(path: String, fields: [Field]) {
        self.path = path
        self.fields = fields
    }
}

extension AccessService {
    /// A session that has run out of time, as far as it still says whose form has come too late.
    public struct EndedSession: Sendable {
        public let csrfToken: String
        let userID: ID<User>
    }

    /// The session behind a cookie when it is not alive any more because of the time.
    public func endedSession(secret: String) async throws -> EndedSession? {
        try await trellis.database.read { reader in
            try Sessions.timedOut(tokenHash: Secret.hash(secret), reader)
                .flatMap { $0.provenAt == nil ? nil : EndedSession(csrfToken: $0.csrfToken, userID: $0.userID) }
        }
    }

    /// Keeps a form, encrypted, until its person has signed in again or half an hour has passed.
    /// - Returns: the key for the cookie of the browser; nothing when the form is too large to keep.
    public func keep(_ form: KeptForm, for ended: EndedSession) async throws -> String? {
        try await keep(form, for: ended.userID)
    }

    /// Keeps a form while its person proves once more who they are.
    public func keep(_ form: KeptForm, for session: Session) async throws -> String? {
        try await keep(form, for: session.user.id)
    }

    private func keep(_ form: KeptForm, for user: ID<User>) async throws -> String? {
        let text = String(decoding: try JSONEncoder().encode(form.fields), as: UTF8.self)
        guard text.utf8.count <= 200_000 else { return nil }
        let key = trellis.randomness.token()
        let hash = Secret.hash(key)
        let now = trellis.now()
        let row = KeptForms.Row(
            keyHash: hash,
            userID: user,
            path: form.path,
            fields: try trellis.fields.seal(text, for: Self.place(hash)),
            createdAt: now,
            expiresAt: now.addingTimeInterval(30 * 60)
        )
        try await trellis.database.write { writer in try KeptForms.keep(row, writer) }
        return key
    }

    /// The form of a key, if this person sent it.
    public func keptForm(key: String, for session: Session) async throws -> KeptForm? {
        let hash = Secret.hash(key)
        let now = trellis.now()
        let row = try await trellis.database.read { reader in
            try KeptForms.find(keyHash: hash, of: session.user.id, at: now, reader)
        }
        guard let row else { return nil }
        let text = try trellis.fields.open(row.fields, for: Self.place(hash))
        return KeptForm(path: row.path, fields: try JSONDecoder().decode([KeptForm.Field].self, from: Data(text.utf8)))
    }

    /// Forgets a form.
    public func forget(keptForm key: String) async throws {
        try await trellis.database.write { writer in try KeptForms.remove(keyHash: Secret.hash(key), writer) }
    }

    private static func place(_ hash: String) -> FieldCipher.Place {
        FieldCipher.Place("kept_form.fields", row: hash)
    }
}
