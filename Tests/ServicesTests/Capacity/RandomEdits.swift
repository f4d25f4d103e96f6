import Domain
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// Edits that follow no plan: students are placed and withdrawn, ceilings raised and lowered, other learners come and go,
/// and any of it is undone.
struct RandomEdits {
    private let sample: SampleNetwork
    private var random: Dice
    private var students: [Student] = []
    private var entries: [AuditEntry] = []
    private(set) var placed = 0

    init(_ sample: SampleNetwork, seed: UInt64) async throws {
        self.sample = sample
        random = Dice(state: seed)
        let trellis = sample.trellis
        students = (0..<30).map { number in
            Student(
                id: trellis.newID(),
                systemID: sample.system.id,
                providerID: sample.stokeID,
                year: sample.year,
                givenName: "Student",
                familyName: "\(number)",
                tLevelCode: "health",
                source: "Students.xlsx",
                asAt: trellis.today
            )
        }
        let made = students
        try await trellis.change(sample.coordinator, "sample", key: nil) { ledger in
            try ledger.insert(made)
            return ChangeOutcome(sample.system, "Students")
        }
    }

    /// One edit. `false`: it was refused.
    mutating func next() async throws -> Bool {
        do {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: try await place()
            case 4: try await withdraw()
            case 5: try await limitArea()
            case 6: try await limitSite()
            case 7: try await addOthers()
            default: try await undo()
            }
            return true
        } catch is InvalidDraft {
            return false
        } catch ServiceError.conflict {
            return false
        }
    }

    /// The first ceiling under which more students are expected than fit.
    func crowded() async throws -> Ceiling? {
        try await sample.trellis.database.acting(in: RowSecurity.everything).read { reader in
            let scope = sample.coordinator.scope
            let stays = try Presences.atLimits(in: scope, from: sample.trellis.today, reader)
            let sites = try Sites.of(sample.hospitalID, in: scope, reader)
            let areas = try Areas.of(sample.hospitalID, in: scope, reader)
            let limits = (sites.map(\.ceilings) + areas.map(\.ceilings)).reduce([:]) { $0.merging($1) { $1 } }
            return limits.first { ceiling, limit in
                let there = stays.filter { stay in
                    let over = Ceiling.over(area: stay.areaID, site: stay.siteID, organisation: stay.organisationID)
                    return stay.isStudent && over.contains(ceiling)
                }
                return Occupancy(of: there.compactMap(\.presence), in: sample.year.range).firstDay(beyond: limit) != nil
            }?.key
        }
    }

    // MARK: - Edits

    private mutating func place() async throws {
        guard let student = students.popLast() else { return }
        let area = Bool.random(using: &random) ? sample.ward : sample.clinic
        let offer = area.id == sample.ward.id ? sample.wardOffer : sample.clinicOffer
        let start = offer.firstDay.adding(days: Int.random(in: 0...60, using: &random))
        let days = (1...5).filter { _ in Bool.random(using: &random) }
        let placement = Domain.Placement(
            id: sample.trellis.newID(),
            systemID: sample.system.id,
            studentID: student.id,
            providerID: student.providerID,
            year: sample.year,
            state: .confirmed,
            hoursRequired: 315,
            confirmedAt: sample.trellis.now()
        )
        let leg = Leg(
            id: sample.trellis.newID(),
            systemID: sample.system.id,
            placementID: placement.id,
            organisationID: area.organisationID,
            areaID: area.id,
            offerID: offer.id,
            position: 1,
            firstDay: start,
            lastDay: start.adding(days: Int.random(in: 0...40, using: &random)),
            pattern: Pattern(kind: .dayRelease, days: days),
            hours: 315
        )
        do {
            try await keep("place") { ledger in
                try ledger.insert(placement)
                try ledger.insert(leg)
                return ChangeOutcome(placement, "Placed a student")
            }
            placed += 1
        } catch {
            students.append(student)
            throw error
        }
    }

    private mutating func withdraw() async throws {
        let scope = sample.coordinator.scope
        let held = try await sample.trellis.placements.list(
            .init(year: sample.year),
            .everything,
            for: sample.coordinator
        )
        guard let id = held.rows.randomElement(using: &random)?.id else { return }
        try await keep("withdraw") { ledger in
            guard var placement = try Placements.find(id, in: scope, ledger.writer) else { throw ServiceError.notFound }
            placement.state = .cancelled
            try ledger.update(placement)
            return ChangeOutcome(placement, "Withdrew a student")
        }
    }

    private mutating func limitArea() async throws {
        var draft = AreaDraft(Bool.random(using: &random) ? sample.ward : sample.clinic)
        let id = draft.name == sample.ward.name ? sample.ward.id : sample.clinic.id
        draft.learnersAtOnce = Bool.random(using: &random) ? "" : String(Int.random(in: 1...5, using: &random))
        draft.supervisors = Bool.random(using: &random) ? "" : String(Int.random(in: 0...3, using: &random))
        draft.learnersPerSupervisor = draft.supervisors.isEmpty ? "" : String(Int.random(in: 1...3, using: &random))
        entries.append(
            try await sample.trellis.network.editArea(id, draft, key: nil, by: sample.coordinator)
        )
    }

    private mutating func limitSite() async throws {
        var draft = SiteDraft(sample.hospitalSite)
        draft.studentsAtOnce = Bool.random(using: &random) ? "" : String(Int.random(in: 0...6, using: &random))
        draft.learnersAtOnce = Bool.random(using: &random) ? "" : String(Int.random(in: 0...9, using: &random))
        entries.append(
            try await sample.trellis.network.editSite(sample.hospitalSite.id, draft, key: nil, by: sample.coordinator)
        )
    }

    private mutating func addOthers() async throws {
        let first = sample.wardOffer.firstDay.adding(days: Int.random(in: -20...60, using: &random))
        let others = group(
            at: Bool.random(using: &random) ? sample.ward : sample.clinic,
            Int.random(in: 1...2, using: &random),
            from: first,
            to: first.adding(days: Int.random(in: 0...20, using: &random)),
            id: sample.trellis.newID()
        )
        try await keep("others") { ledger in
            try ledger.insert(others)
            return ChangeOutcome(others, "Added other learners")
        }
    }

    private mutating func undo() async throws {
        guard let entry = entries.randomElement(using: &random) else { return }
        entries.append(try await sample.trellis.undo(entry.id, by: sample.coordinator, key: nil))
    }

    private mutating func keep(
        _ action: String,
        _ body: @escaping @Sendable (inout Ledger) throws -> ChangeOutcome
    ) async throws {
        entries.append(try await sample.trellis.change(sample.coordinator, action, key: nil, body))
    }
}

/// The same numbers for the same seed on every machine.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
