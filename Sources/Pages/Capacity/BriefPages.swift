import Design
public import Domain
public import Markup

/// The briefs that can be printed, one for each kind of host.
public struct BriefsPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) { self.context = context }

    public var body: some HTML {
        SitePage("One-page briefs", context) {
            PageHeading("One-page briefs")
            Paragraph("One side of paper for each kind of host: what students can do, what it takes, and who helps.")
            ul(.class("nhsuk-list")) {
                for kind in HostKind.allCases {
                    li { Link(kind.title, href: SiteRoute.briefs(.brief(kind)).path) }
                }
            }
        }
    }
}

/// One side of paper about hosting students, for a kind of host.
public struct BriefPage: HTML {
    /// A T Level with what its students can do.
    public struct Subject: Sendable {
        public var title: String
        public var activities: [String]

        public init(title: String, activities: [String]) {
            self.title = title
            self.activities = activities
        }
    }

    /// Somebody who helps.
    public struct Helper: Sendable {
        public var name: String
        public var email: String

        public init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    /// What stands on the page.
    public struct Model: Sendable {
        public var kind: HostKind
        public var summary: String
        public var subjects: [Subject]
        public var elsewhere: String?
        /// When students can come, in sentences.
        public var patterns: [String]
        /// What the host does, in sentences.
        public var duties: [String]
        public var helpers: [Helper]
        /// Who does it already, in a sentence.
        public var example: String
        public var source: String

        public init(
            kind: HostKind,
            summary: String,
            subjects: [Subject],
            elsewhere: String?,
            patterns: [String],
            duties: [String],
            helpers: [Helper],
            example: String,
            source: String
        ) {
            self.kind = kind
            self.summary = summary
            self.subjects = subjects
            self.elsewhere = elsewhere
            self.patterns = patterns
            self.duties = duties
            self.helpers = helpers
            self.example = example
            self.source = source
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    public var body: some HTML {
        let title = "Hosting T Level students: \(model.kind.inSentence)"
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb("One-page briefs", href: SiteRoute.briefs(.briefs).path)]
        ) {
            PageHeading(title, caption: context.systemName)
            Paragraph(model.summary)
            Heading("What students can do")
            ForEach(model.subjects) { subject in
                Heading(subject.title, level: 3, size: .small)
                BulletList(subject.activities)
            }
            if let elsewhere = model.elsewhere { Paragraph(elsewhere) }
            Heading("When")
            BulletList(model.patterns)
            Heading("What you do as a host")
            BulletList(model.duties)
            Heading("Who helps")
            if model.helpers.isEmpty {
                Paragraph("Ask your college or the people who run placements in your area.")
            } else {
                ForEach(model.helpers) { helper in
                    Paragraph {
                        "\(helper.name), "
                        Link(helper.email, href: "mailto:\(helper.email)")
                    }
                }
            }
            Heading("In your area")
            Paragraph(model.example)
            Paragraph(
                "\(model.source). Rules and figures from Trellis, as at \(context.today.formatted()).",
                isSmall: true,
                isSecondary: true
            )
        }
    }
}

extension HostKind {
    /// The title inside a sentence.
    fileprivate var inSentence: String {
        self == .generalPractice ? title : title.lowercased()
    }
}
