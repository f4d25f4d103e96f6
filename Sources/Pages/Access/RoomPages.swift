import Design
public import Domain
public import Markup

/// A note, as the pages show it.
public struct NoteLine: Sendable {
    let id: ID<Note>
    let text: String
    let who: String
    let when: String
    let datetime: String
    /// The organisation that it is about.
    let subject: (id: ID<Organisation>, name: String)?
    let canWithdraw: Bool

    /// - Parameters:
    ///   - author: the name of whoever wrote it.
    ///   - subject: the name of the organisation that it is about.
    public init(
        _ note: Note,
        author: String,
        subject: String?,
        when: String,
        datetime: String,
        canWithdraw: Bool
    ) {
        id = note.id
        text = note.text
        who = "\(author), \(note.writtenFor)"
        self.when = when
        self.datetime = datetime
        self.subject = note.organisationID.map { (id: $0, name: subject ?? "") }
        self.canWithdraw = canWithdraw
    }
}

/// A room: who can read it, a form for a note, and the notes.
public struct RoomPage: HTML {
    let context: PageContext
    let room: Room
    let lines: [NoteLine]
    let total: Int
    let list: ListState

    public init(_ context: PageContext, _ room: Room, lines: [NoteLine], total: Int, list: ListState) {
        self.context = context
        self.room = room
        self.lines = lines
        self.total = total
        self.list = list
    }

    public var body: some HTML {
        SitePage(room.title, context) {
            PageHeading(room.title)
            InsetText(room.readers)
            if context.mayEver(room.writing) {
                Heading("Write a note")
                NoteForm(context, room, draft: NoteDraft(), faults: [])
            }
            Heading("Notes")
            if total == 0 {
                Paragraph("Nobody has written here yet.")
            } else {
                Paragraph("\(countText(total, "note", "notes")), newest first.")
                NoteCards(context, room, lines, showsSubject: true)
            }
            if let pages = list.pagination(total: total) { pages }
        }
    }
}

/// The form for a note on a page of its own: about an organisation, or with what is wrong.
public struct NoteFormPage: HTML {
    let context: PageContext
    let room: Room
    let draft: NoteDraft
    let subject: String?
    let faults: [FieldFault]

    /// - Parameter subject: the name of the organisation that the note is to be about.
    public init(
        _ context: PageContext,
        _ room: Room,
        draft: NoteDraft,
        subject: String?,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.room = room
        self.draft = draft
        self.subject = subject
        self.faults = faults
    }

    private var title: String { subject.map { "Write a note about \($0)" } ?? "Write a note" }

    public var body: some HTML {
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb(room.title, href: SiteRoute.rooms(.room(room)).path)],
            faults: faults
        ) {
            PageHeading(title, caption: room.title)
            InsetText(room.readers)
            NoteForm(context, room, draft: draft, faults: faults)
        }
    }
}

/// The notes about an organisation in a room, on its page.
struct NotesSection: HTML {
    let context: PageContext
    let room: Room
    let lines: [NoteLine]
    let organisation: ID<Organisation>

    var body: some HTML {
        Heading("Notes in the \(room.title.lowercased())")
        Paragraph(room.readers, isSmall: true, isSecondary: true)
        if lines.isEmpty { Paragraph("Nobody has written about this organisation.") }
        NoteCards(context, room, lines, showsSubject: false)
        ButtonGroup {
            if context.mayEver(room.writing) {
                Button(
                    "Write a note",
                    href: SiteRoute.rooms(.write(room)).path(LinkQuery([("about", organisation.description)])),
                    kind: .secondary,
                    isSmall: true,
                    context: "for the \(room.title.lowercased())"
                )
            }
            Link("All notes", href: SiteRoute.rooms(.room(room)).path, context: "in the \(room.title.lowercased())")
        }
    }
}

/// The fields of a note.
private struct NoteForm: HTML {
    let context: PageContext
    let room: Room
    let draft: NoteDraft
    let faults: [FieldFault]

    init(_ context: PageContext, _ room: Room, draft: NoteDraft, faults: [FieldFault]) {
        self.context = context
        self.room = room
        self.draft = draft
        self.faults = faults
    }

    var body: some HTML {
        ActionForm(context, to: .rooms(.write(room)), id: "note-form") {
            if let organisation = draft.organisation { Hidden("about", organisation.description) }
            Textarea(
                name: "text",
                label: "Your note",
                hint: "Do not name students or say anything by which one could be recognised.",
                error: FormErrors(faults)["text"],
                value: draft.text,
                limit: Note.longest
            )
            Button("Save note")
        }
    }
}

/// Notes, newest first, each with who wrote it and the button that takes it back.
private struct NoteCards: HTML {
    let context: PageContext
    let room: Room
    let lines: [NoteLine]
    let showsSubject: Bool

    init(_ context: PageContext, _ room: Room, _ lines: [NoteLine], showsSubject: Bool) {
        self.context = context
        self.room = room
        self.lines = lines
        self.showsSubject = showsSubject
    }

    var body: some HTML {
        Timeline(lines.map(event))
    }

    private func event(_ line: NoteLine) -> TimelineEvent {
        let title = showsSubject ? line.subject.map { "About \($0.name)" } ?? "To everybody here" : "Note"
        return TimelineEvent(title, who: line.who, when: line.when, datetime: line.datetime) {
            for paragraph in line.paragraphs { Paragraph(paragraph) }
            if showsSubject, let subject = line.subject {
                Paragraph(isSmall: true) {
                    Link(subject.name, href: SiteRoute.network(.organisation(subject.id)).path)
                }
            }
            if line.canWithdraw {
                ActionForm(context, to: .rooms(.withdraw(room, line.id))) {
                    Button("Withdraw", kind: .secondary, isSmall: true, context: "note of \(line.when)")
                }
            }
        }
    }
}

extension NoteLine {
    /// The text as it was set, a paragraph for each line.
    fileprivate var paragraphs: [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}
