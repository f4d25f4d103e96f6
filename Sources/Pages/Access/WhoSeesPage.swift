import Design
import Domain
public import Markup

/// Who can see what, made from the table by which it is decided. For a student: who can see what about me.
public struct WhoSeesPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    private var isStudent: Bool { context.isViewer(.student) }

    public var body: some HTML {
        let title = isStudent ? "Who can see what about me" : "Who can see what"
        SitePage(title, context) {
            PageHeading(title)
            if isStudent { aboutMe } else { byRole }
        }
    }

    @HTMLBuilder private var aboutMe: some HTML {
        Paragraph("This page is made from the rules that Trellis follows. If the rules change, this page changes.")
        Paragraph("Other students, other colleges and other employers see nothing about you.")
        ForEach(fields) { field in
            Heading(PolicyWording.yours(field), level: 2, size: .small)
            BulletList(PolicyWording.readers(of: field)) { $0 }
        }
        Paragraph("Something is wrong, or you have a question? Tell your tutor.")
    }

    private var fields: [Field] {
        Field.ofStudent.filter { $0 != .source }
    }

    @HTMLBuilder private var byRole: some HTML {
        Paragraph(
            """
            This page is made from the table by which Trellis decides. Everything is within one system: nobody sees \
            anything of another.
            """
        )
        Heading("What each role may do")
        ForEach(Role.allCases) { role in
            Details(role.title) { BulletList(PolicyWording.deeds(role)) { $0 } }
        }
        Table(
            "Who may read what about a student",
            rows: Field.ofStudent,
            columns: [Column("What", isHeader: true) { $0.title.prefix(1).uppercased() + $0.title.dropFirst() }]
                + Self.readers.map { role in
                    Column(role.title) { Policy.reading($0).conditions[role] == nil ? "No" : "Yes" }
                }
        )
    }

    private static let readers = Role.allCases.filter { Policy.of(.seeStudents).conditions[$0] != nil }
}
