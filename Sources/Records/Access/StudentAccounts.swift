import Domain
import Store

/// The accounts with which students sign in, which go with the student; and what others are named for.
struct StudentAccounts {
    private let memberships: [Membership]
    private let erased: Set<ID<Student>>
    /// Those who sign in as an erased student and are nothing else.
    private let users: [User]

    /// The accounts of some students of a system.
    init(of files: [PersonFile], in system: ID<System>, _ reader: any Reader) throws {
        let erased = Set(files.filter { $0.subject == .student }.flatMap(\.ids).compactMap { ID<Student>($0) })
        self.erased = erased
        guard !erased.isEmpty else {
            (memberships, users) = ([], [])
            return
        }
        let named = try reader.all(
            "SELECT * FROM membership WHERE system_id = \(system) AND students <> '[]' ORDER BY id",
            as: Membership.self
        )
        memberships = named.filter { !erased.isDisjoint(with: $0.students) }
        let ending = Set(memberships.filter { $0.role == .student && erased.isSuperset(of: $0.students) }.map(\.id))
        users = try Set(memberships.map(\.userID)).sorted { $0.description < $1.description }.compactMap { id in
            let others = try reader.all("SELECT id FROM membership WHERE user_id = \(id)", as: ID<Membership>.self)
            return ending.isSuperset(of: others) ? try Accounts.find(id, reader) : nil
        }
    }

    /// The addresses by which they sign in, folded, so that the history and the mail are searched for them too.
    var addresses: Set<String> { Set(users.map { folded($0.email.description) }) }

    /// Takes the accounts away, and the students out of what others are named for.
    func end(_ writer: any Writer) throws {
        for membership in memberships {
            var left = membership
            left.students.removeAll { erased.contains($0) }
            if left.role == .student, left.students.isEmpty {
                try writer.run("DELETE FROM membership WHERE id = \(left.id)")
            } else {
                try writer.run("UPDATE membership SET students = \(json: left.students) WHERE id = \(left.id)")
            }
        }
        // What belongs to an account goes with it.
        for user in users { try writer.run("DELETE FROM user_account WHERE id = \(user.id)") }
    }
}
