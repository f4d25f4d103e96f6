import Design
public import Domain
public import Markup

/// One time that somebody was shown personal details.
public struct SightLine: Sendable {
    public var when: String
    public var who: String
    /// What they were, and where they belong.
    public var asWhat: String
    public var what: String

    public init(when: String, who: String, asWhat: String, what: String) {
        self.when = when
        self.who = who
        self.asWhat = asWhat
        self.what = what
    }
}

/// Who was shown a student's personal details: for those who look after the student, and for the student.
public struct WhoSawPage: HTML {
    let context: PageContext
    let student: Student
    let lines: [SightLine]
    let total: Int
    let list: ListState

    public init(_ context: PageContext, student: Student, lines: [SightLine], total: Int, list: ListState) {
        self.context = context
        self.student = student
        self.lines = lines
        self.total = total
        self.list = list
    }

    /// Whether it is the student who looks.
    private var isOwn: Bool { context.isViewer(.student) }

    public var body: some HTML {
        SitePage(
            isOwn ? "Who saw your details" : "Who saw this student",
            context,
            breadcrumbs: [
                Crumb(isOwn ? "My records" : "Students", href: SiteRoute.students(.students).path),
                Crumb(student.name, href: SiteRoute.students(.student(student.id)).path),
            ]
        ) {
            PageHeading(isOwn ? "Who saw your details" : "Who saw this student", caption: student.name)
            if isOwn {
                Paragraph(
                    "This is everybody who opened your personal details, such as your date of birth, your preferences "
                        + "or your support needs. If you do not know why somebody looked, ask your tutor or your college."
                )
                Paragraph { Link("Who can see what about you", href: SiteRoute.access(.whoSees).path) }
            } else {
                Paragraph(
                    "Everybody who was shown date of birth, home district, preferences, support needs, readiness or "
                        + "contact details, on a page or in a file. Looking again within five minutes counts once."
                )
            }
            SightTable(
                lines: lines,
                total: total,
                empty: isOwn
                    ? "Nobody has looked at your personal details yet."
                    : "Nobody has been shown personal details of this student."
            )
            list.pagination(total: total)
        }
    }
}

/// Sights as a table.
struct SightTable: HTML {
    let lines: [SightLine]
    let total: Int
    let empty: String

    var body: some HTML {
        Table(
            countText(total, "time", "times"),
            rows: lines,
            empty: empty,
            columns: [
                Column("Who", isHeader: true) { $0.who },
                Column("As") { $0.asWhat },
                Column("What was shown") { $0.what },
                Column("When") { $0.when },
            ]
        )
    }
}
