import Domain
import Exchange
import Pages
import Records
import Services

// From requests to drafts and filters, and from records to what pages and exports show.

extension OrganisationFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState, today: Day) {
        self.init(
            sector: state["sector"].flatMap { Sector(rawValue: $0) },
            place: state["place"],
            kind: state["kind"].flatMap { OrganisationKind(rawValue: $0) },
            answer: state["answer"].flatMap { InterestAnswer(rawValue: $0) },
            reason: state["reason"].flatMap { NotThisYearReason(rawValue: $0) },
            askAgainBy: state["ask"] == "due" ? today : nil,
            isArchived: state["archived"] == "yes"
        )
    }
}

extension OrganisationsPage.Row {
    init(_ row: Organisations.ListRow) {
        self.init(
            id: row.id,
            name: row.name,
            kinds: row.kinds,
            sector: row.sector,
            place: row.place,
            answer: row.answer,
            reason: row.reasonCode,
            places: row.places,
            free: row.free,
            unknownOffers: row.unknownOffers,
            asAt: row.asAt
        )
    }
}

extension HistoryLine {
    init(_ change: HistoryService.Change) {
        let entry = change.entry
        let who = entry.onBehalfOf.map { "\(entry.actorName) for \($0)" } ?? entry.actorName
        self.init(
            text: entry.undoneBy == nil ? entry.summary : "\(entry.summary) (undone since)",
            who: who,
            when: Clock.text(entry.at),
            datetime: Clock.machine(entry.at),
            reason: change.reason,
            undo: change.canUndo ? entry.id : nil,
            blockedBy: change.blockedBy?.summary
        )
    }
}

extension FormData {
    /// The three boxes of a date input.
    func day(_ name: String) throws -> DayParts {
        DayParts(day: try text("\(name)-day"), month: try text("\(name)-month"), year: try text("\(name)-year"))
    }
}

extension OrganisationDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        kinds = form.all("kinds")
        sector = try form.text("sector")
        odsCode = try form.text("odsCode")
        ukprn = try form.text("ukprn")
        place = try form.text("place")
        studentsAtOnce = try form.text("studentsAtOnce")
        notes = try form.text("notes")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}

extension SiteDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        address = try form.text("address")
        postcode = try form.text("postcode")
        studentsAtOnce = try form.text("studentsAtOnce")
        learnersAtOnce = try form.text("learnersAtOnce")
        isArchived = form.has("archived")
    }
}

extension AreaDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        setting = try form.text("setting")
        minimumAge = try form.text("minimumAge")
        learnersAtOnce = try form.text("learnersAtOnce")
        supervisors = try form.text("supervisors")
        learnersPerSupervisor = try form.text("learnersPerSupervisor")
        notes = try form.text("notes")
        isArchived = form.has("archived")
    }
}

extension PersonDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        role = try form.text("role")
        jobTitle = try form.text("jobTitle")
        email = try form.text("email")
        phone = try form.text("phone")
        source = try form.text("source")
        asAt = try form.day("asAt")
        isArchived = form.has("archived")
    }
}

extension InterestDraft {
    init(_ form: FormData) throws {
        self.init()
        answer = try form.text("answer")
        reasonCode = try form.text("reasonCode")
        reason = try form.text("reason")
        askAgainOn = try form.day("askAgainOn")
        contactID = try form.text("contactID")
        withdrawsOffers = form.has("withdraw")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}
