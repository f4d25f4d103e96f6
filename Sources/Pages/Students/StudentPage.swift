import Design
public import Domain
public import Markup

/// Everything about one student that the viewer may see.
public struct StudentPage: HTML {
    /// The newest proposal for a student without a placement.
    public struct ProposalLine: Sendable {
        public var id: ID<Proposal>
        public var state: ProposalState
        /// Where it would place the student; empty when no place was found.
        public var place: String
        public var runNumber: Int
        public var reasons: [String]
        public var rejection: String

        public init(
            id: ID<Proposal>,
            state: ProposalState,
            place: String,
            runNumber: Int,
            reasons: [String],
            rejection: String
        ) {
            self.id = id
            self.state = state
            self.place = place
            self.runNumber = runNumber
            self.reasons = reasons
            self.rejection = rejection
        }
    }

    /// What the page shows. For an employer everything personal in `student` is empty.
    public struct Model: Sendable {
        public var student: Student
        public var college: String
        public var cohort: Cohort?
        /// The T Level and specialism in words.
        public var subject: String
        public var hoursOwed: Int?
        public var travelLimitMiles: Int
        public var placement: Placement?
        public var legs: [StudentLeg]
        public var proposal: ProposalLine?
        public var history: [HistoryLine]
        public var showsPersonalDetails: Bool
        public var canEdit: Bool

        public init(
            student: Student,
            college: String,
            cohort: Cohort?,
            subject: String,
            hoursOwed: Int?,
            travelLimitMiles: Int,
            placement: Placement?,
            legs: [StudentLeg],
            proposal: ProposalLine?,
            history: [HistoryLine],
            showsPersonalDetails: Bool,
            canEdit: Bool
        ) {
            self.student = student
            self.college = college
            self.cohort = cohort
            self.subject = subject
            self.hoursOwed = hoursOwed
            self.travelLimitMiles = travelLimitMiles
            self.placement = placement
            self.legs = legs
            self.proposal = proposal
            self.history = history
            self.showsPersonalDetails = showsPersonalDetails
            self.canEdit = canEdit
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    private var student: Student { model.student }

    public var body: some HTML {
        SitePage(
            student.name,
            context,
            breadcrumbs: [Crumb("Students", href: SiteRoute.students(.students).path)]
        ) {
            PageHeading(student.name, caption: "\(model.college), \(student.year.label)")
            if let archived = student.archivedAt {
                InsetText("Archived on \(Day.of(archived).formatted()). Left out of lists and of new proposals.")
            }
            if student.frozenAt != nil, model.showsPersonalDetails {
                InsetText("Kept but not used, because the student objected: no proposals and no exports.")
            }
            Paragraph {
                Link("One-page summary to print", href: SiteRoute.students(.studentSummary(student.id)).path)
            }
            SummaryList(course + (model.showsPersonalDetails ? personal : []))
            if context.mayEver(.seeReadings) {
                Paragraph {
                    Link(
                        context.isViewer(.student) ? "Who saw your details" : "Who saw this student",
                        href: SiteRoute.insight(.whoSaw(student.id)).path
                    )
                }
            }
            if model.canEdit {
                Button(
                    "Change details",
                    href: SiteRoute.students(.editStudent(student.id)).path,
                    kind: .secondary,
                    isSmall: true
                )
            }
            placement
            HistorySection(context, lines: model.history)
            if model.canEdit {
                Paragraph {
                    Link(
                        "Their data: a copy, a correction, an objection, erasure",
                        href: SiteRoute.rights(.person(.student(student.id))).path
                    )
                }
            }
            if model.canEdit { archiveForm }
        }
    }

    private var course: [SummaryRow] {
        var rows: [SummaryRow] = []
        if !student.preferredName.isEmpty {
            rows.append(SummaryRow("Name in full", "\(student.givenName) \(student.familyName)"))
        }
        rows += [SummaryRow("College", model.college), SummaryRow("T Level", model.subject)]
        guard model.showsPersonalDetails else { return rows }
        if let cohort = model.cohort {
            rows += [
                SummaryRow("Cohort") { Link(cohort.name, href: SiteRoute.students(.cohort(cohort.id)).path) },
                SummaryRow("Dates", "\(cohort.firstDay.formatted()) to \(cohort.lastDay.formatted())"),
                SummaryRow("Pattern", cohort.pattern.title),
            ]
        } else {
            rows.append(SummaryRow("Cohort", nil, missing: "In no cohort"))
        }
        rows.append(SummaryRow("Hours owed", model.hoursOwed.map { "\($0) hours" }))
        return rows
    }

    private var personal: [SummaryRow] {
        let own = student.travelLimitMiles != nil
        return (context.mayRead(.dateOfBirth) ? [SummaryRow("Date of birth", birth)] : []) + [
            SummaryRow("Home district", student.homeOutcode?.description),
            SummaryRow(
                "Longest journey",
                "\(model.travelLimitMiles) miles in a straight line\(own ? "" : ", the limit of the system")"
            ),
            SummaryRow("Ready from", student.readyFrom?.formatted()),
            SummaryRow("Preferences") {
                if student.preferences.isEmpty {
                    "None given"
                } else {
                    BulletList(student.preferences, isNumbered: true)
                }
            },
            SummaryRow("Support needs", student.needs, missing: "None shared"),
            SummaryRow("ULN", student.uln?.description),
            SummaryRow("E-mail", student.email?.description),
            SummaryRow("Source", provenance(source: student.source, asAt: student.asAt)),
        ]
    }

    private var birth: String? {
        guard let born = student.dateOfBirth, let age = student.age(on: context.today) else { return nil }
        return "\(born.formatted()), \(age) years old today"
    }

    @HTMLBuilder private var placement: some HTML {
        Heading("Placement for \(student.year.label)")
        if let placement = model.placement {
            Paragraph {
                PlacementTag(state: placement.state)
                " "
                Link("Open the placement", href: SiteRoute.placements(.placement(placement.id)).path)
            }
            LegsTable(
                caption: model.legs.count > 1 ? "Where and when, in \(model.legs.count) parts" : "Where and when",
                legs: model.legs,
                // A college reaches an employer’s page only while an offer is open to it.
                linksEmployers: !context.isCollege,
                showsDistance: model.showsPersonalDetails
            )
        } else if let proposal = model.proposal {
            Paragraph("No place is confirmed yet.")
            proposed(proposal)
        } else {
            Paragraph("No place is confirmed yet.")
        }
    }

    @HTMLBuilder private func proposed(_ proposal: ProposalLine) -> some HTML {
        Card(
            proposal.place.isEmpty ? "No place was found" : "Proposed: \(proposal.place)",
            actions: [
                RowAction(
                    "Open",
                    href: SiteRoute.allocation(.proposal(proposal.id)).path,
                    context: "the proposal for \(student.name)"
                )
            ]
        ) {
            Paragraph("Run \(proposal.runNumber). \(proposal.state.title).", isSmall: true)
            BulletList(proposal.reasons)
            if !proposal.rejection.isEmpty { Paragraph("Rejected: \(proposal.rejection)") }
        }
    }

    private var archiveForm: some HTML {
        ActionForm(context, to: .students(.archiveStudent(student.id)), id: "archive-form") {
            if student.archivedAt == nil {
                Hidden("archived", "yes")
                Button("Archive this student", kind: .secondary, isSmall: true)
            } else {
                Hidden("archived", "no")
                Button("Bring this student back", kind: .secondary, isSmall: true)
            }
        }
    }
}
