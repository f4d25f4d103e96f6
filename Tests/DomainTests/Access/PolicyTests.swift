import Domain
import Foundation
import Testing

/// The policy table, held against a table of decisions that was written down apart from it.
@Suite("Who may do what")
struct PolicyTests {
    @Test("Every action and field is decided as it was written down", arguments: PolicySubject.all)
    func decisions(subject: PolicySubject) throws {
        let expected = try ExpectedDecisions.load()
        for role in Role.allCases {
            let found = String(ExpectedDecisions.allowed(subject.policy, role))
            #expect(
                found == expected.lines["\(subject.name),\(role.rawValue)"] ?? "",
                "\(subject.name), \(role.rawValue)"
            )
        }
    }

    @Test("No line is written down for something that is not there")
    func nothingElse() throws {
        let names = Set(PolicySubject.all.map(\.name))
        let roles = Set(Role.allCases.map(\.rawValue))
        for line in try ExpectedDecisions.load().lines.keys {
            let parts = line.split(separator: ",").map(String.init)
            #expect(parts.count == 2 && names.contains(parts[0]) && roles.contains(parts[1]), "\(line)")
        }
    }

    @Test("Whatever single line of the policy is wrong, a written decision notices", arguments: PolicySubject.all)
    func mutants(subject: PolicySubject) throws {
        let expected = try ExpectedDecisions.load()
        let mutants = PolicyMutants.of(subject.policy)
        #expect(mutants.count >= Role.allCases.count)
        for (change, policy) in mutants {
            let isNoticed = Role.allCases.contains { role in
                String(ExpectedDecisions.allowed(policy, role))
                    != expected.lines["\(subject.name),\(role.rawValue)"] ?? ""
            }
            #expect(isNoticed, "\(subject.name): \(change)")
        }
    }

    @Test("A decision says why in a sentence")
    func reasons() {
        let mentor = Situation.actor(.mentor)
        #expect(
            mentor.decision(.seeStudents, Situation.tooEarly.target)
                == .refused("it is not within 4 weeks of the placement")
        )
        #expect(
            mentor.decision(.seeStudents, Situation.named.target)
                == .allowed(
                    "it is current and they are named for the student and it is within 4 weeks of the placement"
                )
        )
        #expect(
            Situation.actor(.reader).decision(.seeStudents, .list)
                == .refused("it is not part of the role “Regional or national reader”")
        )
        #expect(
            Situation.actor(.coordinator).decision(.seeStudents, Situation.otherSystem.target)
                == .refused("it belongs to another system")
        )
    }

    @Test("Who lacks what the role needs reaches nothing")
    func incomplete() {
        for role in Role.allCases where role.side != .system || role == .placeLead {
            let actor = Actor(userID: nil, name: "Somebody", role: role, systemID: Situation.actor(role).systemID)
            #expect(actor.scope == .nothing(actor.systemID), "\(role)")
        }
    }
}

/// An action, or the reading of a field, with its policy.
struct PolicySubject: Sendable, CustomTestStringConvertible {
    let name: String
    let policy: Policy

    var testDescription: String { name }

    static let all =
        Action.allCases.map { PolicySubject(name: $0.rawValue, policy: .of($0)) }
        + Field.allCases.map { PolicySubject(name: "read.\($0.rawValue)", policy: .reading($0)) }
}

/// The decisions that were written down: for each action or field and role, the letters of the situations in which it is
/// allowed, or a star for all of them. What has no line is never allowed.
struct ExpectedDecisions {
    let lines: [String: String]

    static func load() throws -> ExpectedDecisions {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("decisions.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines: [String: String] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let parts = line.split(separator: ",").map(String.init)
            guard parts.count == 3 else { continue }
            lines["\(parts[0]),\(parts[1])"] = parts[2] == "*" ? everything : parts[2]
        }
        return ExpectedDecisions(lines: lines)
    }

    /// Whatever it is, as long as it is in one's own system.
    private static let everything = String(Situation.allCases.filter { $0 != .otherSystem }.map(\.rawValue))

    /// The letters of the situations in which a policy allows a role.
    static func allowed(_ policy: Policy, _ role: Role) -> [Character] {
        Situation.allCases.filter { policy.decide(Situation.actor(role), $0.target).isAllowed }.map(\.rawValue)
    }
}
