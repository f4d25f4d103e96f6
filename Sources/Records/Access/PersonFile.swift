public import Domain
public import Store

/// Who somebody is as far as the tables know: the rows that are theirs, and the words by which other rows may name them.
public struct PersonFile: Hashable, Sendable {
    public let subject: DataSubject
    public let systemID: ID<System>
    /// Their own rows. A student has one for each year at the same college.
    public let ids: [String]
    /// The name for screens.
    public let name: String
    /// The college of a student, or the organisation of a contact.
    public let organisationID: ID<Organisation>?
    /// The names by which they may be found, each as folded words.
    public let names: Set<Set<String>>
    /// Their numbers and addresses, folded.
    public let numbers: Set<String>
    /// By what they would be known again: kinds and values that only a keyed hash of is ever kept.
    public let traits: [String]

    /// A student, with the rows of other years at the same college that are about the same learner.
    public static func student(_ id: ID<Student>, in scope: Scope, _ reader: any Reader) throws -> PersonFile? {
        // Whoever hosts a student sees a name and a course, never the whole file.
        if scope.isHost { return nil }
        guard
            let own = try reader.first(
                "SELECT * FROM student WHERE \(Students.visible(in: scope)) AND id = \(id)",
                as: Student.self
            )
        else { return nil }
        // The searched name is the family name, the given name and the preferred one, if there is one. A twin with a
        // longer name is somebody else.
        let name = folded("\(own.familyName) \(own.givenName)")
        let others = try reader.all(
            """
            SELECT * FROM student WHERE system_id = \(own.systemID) AND provider_id = \(own.providerID) AND id <> \(id)
                AND (uln = \(own.uln) OR email = \(own.email)
                    OR ((name_folded = \(name) OR name_folded LIKE \("\(name) %"))
                        AND date_of_birth = \(own.dateOfBirth)))
            ORDER BY year, id
            """,
            as: Student.self
        )
        return PersonFile([own] + others)
    }

    /// Students as one person.
    /// - Parameter rows: at least one.
    public init(_ rows: [Student]) {
        let own = rows[0]
        subject = .student
        systemID = own.systemID
        ids = rows.map(\.id.description)
        name = own.name
        organisationID = own.providerID
        names = Set(
            rows.flatMap { row in
                [row.givenName, row.preferredName].filter { !$0.isEmpty }.map {
                    Mentions.name("\($0) \(row.familyName)")
                }
            }
        )
        let known = rows.flatMap { [$0.uln?.description, $0.email?.description].compactMap { $0 } }
        numbers = Set(known.map(folded))
        traits = Array(Set(rows.flatMap(\.traits))).sorted()
    }

    /// A contact.
    public static func contact(_ id: ID<Person>, in scope: Scope, _ reader: any Reader) throws -> PersonFile? {
        let own: Person? = try reader.first(
            "SELECT * FROM person WHERE system_id = \(scope.systemID) AND id = \(id)",
            as: Person.self
        )
        guard let own else { return nil }
        switch scope {
        case .system: break
        case .provider(_, let organisation), .employer(_, let organisation):
            guard organisation == own.organisationID else { return nil }
        default: return nil
        }
        return PersonFile(own)
    }

    public init(_ person: Person) {
        subject = .contact
        systemID = person.systemID
        ids = [person.id.description]
        name = person.name
        organisationID = person.organisationID
        names = [Mentions.name(person.name)]
        numbers = Set([person.email?.description, person.phone?.description].compactMap { $0 }.map(folded))
        traits = person.traits
    }

    /// Somebody who signs in.
    public init(_ user: User, of organisation: ID<Organisation>?) {
        subject = .user
        systemID = user.systemID
        ids = [user.id.description]
        name = user.name
        organisationID = organisation
        names = [Mentions.name(user.name)]
        numbers = [folded(user.email.description)]
        traits = []
    }
}

extension Student {
    /// By what a student would be known again.
    public var traits: [String] {
        let name = folded("\(givenName) \(familyName)")
        return [
            uln.map { "uln \($0)" }, email.map { "mail \($0)" }, dateOfBirth.map { "born \(name) \($0)" },
            "name \(name) \(providerID)",
        ].compactMap { $0 }
    }
}

extension Person {
    /// By what a contact would be known again.
    public var traits: [String] {
        [email.map { "mail \($0)" }, "name \(folded(name)) \(organisationID)"].compactMap { $0 }
    }
}
