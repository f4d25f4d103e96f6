import Design
public import Domain
public import Markup

/// Where an organisation stands with students under 18: what was done, and what each area still owes.
public struct YoungPage: HTML {
    /// A record, in words.
    public struct ReviewLine: Sendable {
        public var review: YoungReview
        /// Who made it, and what it holds for.
        public var holdsFor: String
        /// Whether the viewer may change it here: it is this organisation's own.
        public var canEdit: Bool

        public init(review: YoungReview, holdsFor: String, canEdit: Bool) {
            self.review = review
            self.holdsFor = holdsFor
            self.canEdit = canEdit
        }
    }

    /// An area with what it owes.
    public struct AreaLine: Sendable {
        public var name: String
        public var site: String
        public var minimumAge: Int?
        public var findings: [Finding]

        public init(name: String, site: String, minimumAge: Int?, findings: [Finding]) {
            self.name = name
            self.site = site
            self.minimumAge = minimumAge
            self.findings = findings
        }
    }

    let context: PageContext
    let organisation: ID<Organisation>
    let name: String
    let reviews: [ReviewLine]
    let areas: [AreaLine]
    let canEdit: Bool

    public init(
        _ context: PageContext,
        organisation: ID<Organisation>,
        name: String,
        reviews: [ReviewLine],
        areas: [AreaLine],
        canEdit: Bool
    ) {
        self.context = context
        self.organisation = organisation
        self.name = name
        self.reviews = reviews
        self.areas = areas
        self.canEdit = canEdit
    }

    public var body: some HTML {
        let title = "Students under 18 at \(name)"
        SitePage(
            title,
            context,
            breadcrumbs: [
                Crumb("Organisations", href: SiteRoute.network(.organisations).path),
                Crumb(name, href: SiteRoute.network(.organisation(organisation)).path),
            ]
        ) {
            PageHeading(title)
            Paragraph(
                "Before its first student under 18 starts, a host reviews its risk assessment for their age. One review "
                    + "serves all students of similar maturity. The insurer is told once, for all placements."
            )
            Table("What was recorded", rows: reviews, empty: "Nothing was recorded yet.", columns: columns)
            if canEdit {
                Button(
                    "Record a review or telling the insurer",
                    href: SiteRoute.young(.newReview(organisation)).path,
                    kind: .secondary,
                    isSmall: true
                )
            }
            Table(
                "Areas",
                rows: areas,
                empty: "There is no area yet.",
                columns: [
                    Column("Area", isHeader: true) { "\($0.name), \($0.site)" },
                    Column("Takes students from") { $0.minimumAge.map { "\($0) years" } ?? "Any age" },
                    Column("Ready for under 18s") { line in
                        if line.minimumAge ?? 0 >= 18 {
                            "Takes nobody under 18"
                        } else {
                            Standing(findings: line.findings)
                        }
                    },
                ]
            )
        }
    }

    private var columns: [Column<ReviewLine>] {
        var columns: [Column<ReviewLine>] = [
            Column("Holds for", isHeader: true) { $0.holdsFor },
            Column("Risk assessment reviewed") { line in
                if let day = line.review.reviewedOn {
                    "\(day.formatted()) by \(line.review.reviewedBy)"
                    if let end = line.review.validUntil { ", good until \(end.formatted())" }
                } else {
                    "No"
                }
            },
            Column("Insurer told") { $0.review.insurerToldOn?.formatted() ?? "No" },
            Column("Looked at") { line in
                line.review.headings.isEmpty
                    ? "Not said" : line.review.headings.map(\.title).joined(separator: "; ")
            },
            Column("Source") { provenance(source: $0.review.source, asAt: $0.review.asAt) },
        ]
        if reviews.contains(where: \.canEdit) {
            columns.append(
                Column("Actions") { line in
                    if line.canEdit {
                        Link(
                            "Change",
                            href: SiteRoute.young(.editReview(line.review.id)).path,
                            context: "what holds for \(line.holdsFor)"
                        )
                    }
                }
            )
        }
        return columns
    }

    /// Whether an area is ready, with what is missing.
    private struct Standing: HTML {
        let findings: [Finding]

        var body: some HTML {
            if findings.isEmpty {
                Tag("Ready", .green)
            } else {
                Tag(findings.contains { $0.strength == .must } ? "Not ready" : "To do", .orange)
                " "
                findings.map { "\($0.message)." }.joined(separator: " ")
            }
        }
    }
}

/// The form that records what a host has done before it takes students under 18.
public struct YoungReviewFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        public var organisation: ID<Organisation>
        public var name: String
        public var existing: ID<YoungReview>?
        /// The sites and areas that it can hold for.
        public var parts: [OffersPage.Option]
        /// The other employers that it can hold for.
        public var employers: [OffersPage.Option]

        public init(
            organisation: ID<Organisation>,
            name: String,
            existing: ID<YoungReview>? = nil,
            parts: [OffersPage.Option],
            employers: [OffersPage.Option]
        ) {
            self.organisation = organisation
            self.name = name
            self.existing = existing
            self.parts = parts
            self.employers = employers
        }
    }

    let context: PageContext
    let model: Model
    let draft: YoungReviewDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: YoungReviewDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Record what was done for under 18s" : "Change what was done for under 18s"
        let route: YoungRoute = model.existing.map { .editReview($0) } ?? .newReview(model.organisation)
        let back = SiteRoute.young(.standing(model.organisation)).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: model.name)
            ActionForm(context, to: .young(route)) {
                Select(
                    name: "part",
                    label: "What does it hold for?",
                    error: errors["part"],
                    value: draft.part,
                    prompt: "All of \(model.name)",
                    options: model.parts.map(\.option)
                )
                review
                insurer
                members
                Textarea(
                    name: "notes",
                    label: "Notes (optional)",
                    hint: "Name nobody",
                    error: errors["notes"],
                    value: draft.notes,
                    rows: 3
                )
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
            if let id = model.existing {
                ActionForm(context, to: .young(.archiveReview(id))) {
                    Button("Put this record away", kind: .secondary, isSmall: true)
                }
            }
        }
    }

    private var review: some HTML {
        Fieldset("The review of the risk assessment", size: .medium) {
            DateInput(
                name: "reviewedOn",
                legend: "When was it reviewed for people under 18? (optional)",
                errors: errors,
                value: DateText(draft.reviewedOn)
            )
            Input(
                name: "reviewedBy",
                label: "Who reviewed it?",
                hint: "A role will do, for example Ward manager",
                error: errors["reviewedBy"],
                value: draft.reviewedBy
            )
            Checkboxes(
                name: "headings",
                legend: "What has it looked at? (optional)",
                error: errors["headings"],
                values: Set(draft.headings),
                layout: .small,
                choices: RiskHeading.allCases.map { Choice($0.rawValue, $0.title) }
            )
            DateInput(
                name: "validUntil",
                legend: "Until when is it good? (optional)",
                hint: "Leave it empty if no end was set",
                errors: errors,
                value: DateText(draft.validUntil)
            )
        }
    }

    private var insurer: some HTML {
        DateInput(
            name: "insurerToldOn",
            legend: "When was the insurer told of placements longer than two weeks? (optional)",
            errors: errors,
            value: DateText(draft.insurerToldOn)
        )
    }

    @HTMLBuilder private var members: some HTML {
        if !model.employers.isEmpty {
            Details("It holds for members of a network", isOpen: !draft.members.isEmpty || errors["members"] != nil) {
                Checkboxes(
                    name: "members",
                    legend: "Other employers that it holds for",
                    size: .small,
                    error: errors["members"],
                    values: Set(draft.members),
                    layout: .small,
                    choices: model.employers.map { Choice($0.value, $0.label) }
                )
            }
        }
    }
}
