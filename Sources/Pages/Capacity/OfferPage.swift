import Design
public import Domain
public import Markup

/// What the rule book says about remote hours, with how sure it is.
public struct RemoteRule: Sendable, Hashable {
    /// The cap in per cent.
    public var share: Double
    public var title: String
    /// How sure we are, and what to check.
    public var status: String
    public var source: String

    public init(share: Double, title: String, status: String, source: String) {
        self.share = share
        self.title = title
        self.status = status
        self.source = source
    }

    /// The cap in a sentence.
    var sentence: String { "The rule book allows \(Int(share))% of the hours. \(status)" }
}

/// Everything about one offer that the viewer may see.
public struct OfferPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var row: OfferRow
        public var organisationID: ID<Organisation>
        public var postcode: String?
        public var setting: Setting
        public var learnersAtOnce: Int?
        public var remoteShare: Int?
        public var remoteRule: RemoteRule?
        /// The colleges that may see it; empty when all may.
        public var visibleTo: [String]
        /// The day from which they see it; empty when they see it now.
        public var heldUntil: Day?
        public var notes: String
        public var history: [HistoryLine]
        public var canEdit: Bool
        /// Who can do the rest, when this is a part of a placement.
        public var partners: PartnersSection.Model?

        public init(
            row: OfferRow,
            organisationID: ID<Organisation>,
            postcode: String?,
            setting: Setting,
            learnersAtOnce: Int?,
            remoteShare: Int?,
            remoteRule: RemoteRule?,
            visibleTo: [String],
            heldUntil: Day? = nil,
            notes: String,
            history: [HistoryLine],
            canEdit: Bool,
            partners: PartnersSection.Model? = nil
        ) {
            self.row = row
            self.organisationID = organisationID
            self.postcode = postcode
            self.setting = setting
            self.learnersAtOnce = learnersAtOnce
            self.remoteShare = remoteShare
            self.remoteRule = remoteRule
            self.visibleTo = visibleTo
            self.heldUntil = heldUntil
            self.notes = notes
            self.history = history
            self.canEdit = canEdit
            self.partners = partners
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    public var body: some HTML {
        let row = model.row
        let title = "Places at \(row.areaName)"
        SitePage(title, context, breadcrumbs: [Crumb("Places", href: SiteRoute.capacity(.offers).path)]) {
            PageHeading(title, caption: row.organisationName)
            if row.isStale, !row.isWithdrawn {
                InsetText("Nobody has confirmed this offer since \(row.asAt.formatted()). It may be out of date.")
            }
            if row.isWithdrawn { InsetText("This offer is withdrawn. It takes part in no proposal.") }
            if let warning { WarningCallout("More remote hours than the rule book allows") { Paragraph(warning) } }
            SummaryList(facts)
            if model.canEdit {
                ButtonGroup {
                    Button("Change this offer", href: SiteRoute.capacity(.editOffer(row.id)).path, isSmall: true)
                }
                if !row.isWithdrawn { renewForm }
                withdrawForm
            }
            if let partners = model.partners { PartnersSection(partners) }
            HistorySection(context, lines: model.history)
        }
    }

    private var warning: String? {
        guard let share = model.remoteShare, let rule = model.remoteRule, Double(share) > rule.share else { return nil }
        return "The offer says \(share)%. \(rule.sentence)"
    }

    private var facts: [SummaryRow] {
        let row = model.row
        var rows = [
            SummaryRow("Employer") {
                Link(row.organisationName, href: SiteRoute.network(.organisation(model.organisationID)).path)
            },
            SummaryRow("Site", [row.siteName, model.postcode ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")),
            SummaryRow("Area", "\(row.areaName) (\(model.setting.title.lowercased()))"),
            SummaryRow("T Level", row.subject),
            SummaryRow("Places offered", row.places.map(String.init)),
            SummaryRow("Places taken", String(row.taken)),
        ]
        if let free = row.free { rows.append(SummaryRow("Places free", String(free))) }
        rows += [
            SummaryRow("Learners at once in the area", model.learnersAtOnce.map(String.init)),
            SummaryRow("Dates", row.dates),
            SummaryRow("Pattern", row.pattern.title),
            SummaryRow("Hours", row.hours.map { "\($0) hours" }, missing: "As many as the student needs"),
            SummaryRow("Minimum age", row.minimumAge.map { "\($0) on the first day" }, missing: "None"),
            SummaryRow("Remote hours", remote),
        ]
        if let group = row.smallestGroup { rows.append(SummaryRow("Fewest students together", String(group))) }
        if !context.isCollege {
            let all = "All colleges"
            rows.append(
                SummaryRow(
                    "Visible to",
                    (model.visibleTo.isEmpty ? all : model.visibleTo.joined(separator: ", "))
                        + (model.heldUntil.map { ", from \($0.formatted())" } ?? "")
                )
            )
            if !model.notes.isEmpty { rows.append(SummaryRow("Notes", model.notes)) }
        }
        rows.append(
            SummaryRow("Last confirmed") {
                row.asAt.formatted()
                if row.isStale {
                    " "
                    Tag("Out of date", .orange)
                }
            }
        )
        rows.append(SummaryRow("Source", provenance(source: row.source, asAt: row.asAt)))
        return rows
    }

    private var remote: String {
        let own = model.remoteShare.map { "Up to \($0)%. " } ?? ""
        return own + (model.remoteRule?.sentence ?? "The rule book says nothing about remote hours.")
    }

    private var renewForm: some HTML {
        ActionForm(context, to: .capacity(.renewOffer(model.row.id)), id: "renew-form") {
            Button("This offer still stands", kind: .secondary, isSmall: true)
        }
    }

    private var withdrawForm: some HTML {
        ActionForm(context, to: .capacity(.archiveOffer(model.row.id)), id: "withdraw-form") {
            if model.row.isWithdrawn {
                Hidden("withdrawn", "no")
                Button("Bring this offer back", kind: .secondary, isSmall: true)
            } else {
                Hidden("withdrawn", "yes")
                Button("Withdraw this offer", kind: .secondary, isSmall: true)
            }
        }
    }
}
