import Design
public import Domain
public import Markup

/// One change, as timelines show it.
public struct HistoryLine: Sendable, Hashable {
    public var text: String
    /// Who did it, and for whom.
    public var who: String
    public var when: String
    public var datetime: String
    /// Why, in the words of the form; empty when no reason was asked for.
    public var reason: String
    /// The change, where it can be undone now.
    public var undo: ID<AuditEntry>?
    /// What has to be undone first, where that is why it cannot be undone.
    public var blockedBy: String?

    public init(
        text: String,
        who: String,
        when: String,
        datetime: String,
        reason: String = "",
        undo: ID<AuditEntry>? = nil,
        blockedBy: String? = nil
    ) {
        self.text = text
        self.who = who
        self.when = when
        self.datetime = datetime
        self.reason = reason
        self.undo = undo
        self.blockedBy = blockedBy
    }
}

/// What happened to a record, latest first, with undo; nothing when the viewer may not see it.
public struct HistorySection: HTML {
    let context: PageContext
    let lines: [HistoryLine]

    public init(_ context: PageContext, lines: [HistoryLine]) {
        self.context = context
        self.lines = lines
    }

    public var body: some HTML {
        if !lines.isEmpty {
            Heading("History")
            Timeline(lines.map(event))
        }
    }

    private func event(_ line: HistoryLine) -> TimelineEvent {
        guard !line.reason.isEmpty || line.undo != nil || line.blockedBy != nil else {
            return TimelineEvent(line.text, who: line.who, when: line.when, datetime: line.datetime)
        }
        return TimelineEvent(line.text, who: line.who, when: line.when, datetime: line.datetime) {
            if !line.reason.isEmpty { Paragraph("Reason: \(line.reason)", isSmall: true) }
            if let undo = line.undo { UndoForm(context, undo, of: line.text) }
            if let first = line.blockedBy {
                Paragraph("To undo this, first undo “\(first)”.", isSmall: true, isSecondary: true)
            }
        }
    }
}

/// The button that takes a change back and returns to the page it stands on.
struct UndoForm: HTML {
    let context: PageContext
    let id: ID<AuditEntry>
    let what: String

    init(_ context: PageContext, _ id: ID<AuditEntry>, of what: String) {
        self.context = context
        self.id = id
        self.what = what
    }

    var body: some HTML {
        ActionForm(context, to: .insight(.undo(id))) {
            Hidden("back", context.here.path)
            Button("Undo", kind: .secondary, isSmall: true, context: what)
        }
    }
}
