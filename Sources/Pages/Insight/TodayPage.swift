import Design
import Domain
public import Markup

/// The first page after sign-in: what needs you today.
public struct TodayPage: HTML {
    /// One thing that waits.
    public struct Item: Sendable {
        let count: Int
        let label: String
        let advice: String
        let href: String
        /// Where the advice is followed, if not where the rows are.
        let adviceHref: String?
        let isUrgent: Bool

        public init(
            count: Int,
            label: String,
            advice: String,
            href: String,
            adviceHref: String? = nil,
            isUrgent: Bool = false
        ) {
            self.count = count
            self.label = label
            self.advice = advice
            self.href = href
            self.adviceHref = adviceHref
            self.isUrgent = isUrgent
        }
    }

    let context: PageContext
    let items: [Item]
    let changes: [HistoryPage.Line]
    let isEmpty: Bool

    /// - Parameter isEmpty: whether the system holds nothing yet, so that the page shows how to begin.
    public init(_ context: PageContext, items: [Item], changes: [HistoryPage.Line], isEmpty: Bool) {
        self.context = context
        self.items = items
        self.changes = changes
        self.isEmpty = isEmpty
    }

    public var body: some HTML {
        SitePage("What needs you today", context) {
            PageHeading("What needs you today", caption: "\(context.systemName), \(context.year)")
            if isEmpty {
                beginning
            } else {
                CountTiles(items.map { CountTile($0.count, $0.label, href: $0.href, isUrgent: $0.isUrgent) })
                if !steps.isEmpty {
                    Heading("What to do next")
                    BulletList(steps) { step in Link(step.advice, href: step.adviceHref ?? step.href) }
                }
                if !changes.isEmpty {
                    HistoryTable(context: context, lines: changes, caption: "What changed last")
                    Paragraph { Link("All changes", href: SiteRoute.insight(.history).path) }
                }
            }
            YearSwitch(context, back: SiteRoute.today.path)
            if context.isDemo && context.mayEver(.clearDemo) {
                Paragraph(isSecondary: true) {
                    "This is the demo. "
                    Link("Clear it and start empty", href: SiteRoute.access(.clearDemo).path)
                }
            }
        }
    }

    /// What to do about the figures, the most pressing first.
    private var steps: [Item] {
        let waiting = items.filter { $0.count > 0 && !$0.advice.isEmpty }
        return waiting.filter(\.isUrgent) + waiting.filter { !$0.isUrgent }
    }

    @HTMLBuilder private var beginning: some HTML {
        Paragraph("Trellis is empty. Bring in the four spreadsheets that you have, in this order:")
        // Contacts bring the colleges and employers that the others name.
        BulletList([ImportSubject.contacts, .capacity, .cohorts, .students], isNumbered: true) { kind in
            Link(kind.title, href: SiteRoute.exchange(.upload(kind)).path)
        }
        Paragraph("Nothing is stored before you have seen what each file would change.")
    }
}
