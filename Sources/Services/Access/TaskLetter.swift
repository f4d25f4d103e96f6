import Domain
import Foundation
import Records

/// The mail to one person with all the tasks that were sent to them at once. It names the organisation and the task, and
/// nothing that is known about either.
struct TaskLetter: Sendable {
    let recipient: EmailAddress
    private let name: String
    private var parts: [String] = []
    private var organisations: [String] = []
    private var expiresAt = Date.distantPast
    /// What the coordinator says to whoever gets it; empty when nothing.
    var opening = ""

    init(to person: Person, at email: EmailAddress) {
        name = person.name
        recipient = email
    }

    mutating func add(_ link: TaskLink, _ organisation: String, _ url: String) {
        let year = link.task == .answerRound ? " (\(link.year.label))" : ""
        parts.append("\(organisation): \(link.task.request)\(year)\n\(url)")
        if !organisations.contains(organisation) { organisations.append(organisation) }
        expiresAt = max(expiresAt, link.expiresAt)
    }

    func mail(id: ID<Outbox.Mail>, in system: ID<System>, at now: Date) -> Outbox.Mail {
        let few = parts.count == 1 ? "A question" : "\(parts.count) questions"
        let whom = organisations.count == 1 ? organisations[0] : "your organisations"
        return Outbox.Mail(
            id: id,
            systemID: system,
            recipient: recipient,
            subject: "\(few) about T Level placements at \(whom)",
            body: """
                Dear \(name),

                \(opening.isEmpty ? "" : opening + "\n\n")\
                \(parts.count == 1 ? "One question takes" : "These questions take") a minute and \
                \(parts.count == 1 ? "needs" : "need") no account. Open the link, look, then press the button.

                \(parts.joined(separator: "\n\n"))

                The \(parts.count == 1 ? "link is" : "links are") only for you, and good until \
                \(Day.of(expiresAt).formatted()). Please do not pass \(parts.count == 1 ? "it" : "them") on.
                If this is not for you, tell us by replying, and do nothing else.
                """,
            createdAt: now
        )
    }
}
