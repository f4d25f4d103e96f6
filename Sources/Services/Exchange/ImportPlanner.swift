import Domain
import Exchange
import Foundation
import Records

/// Compares the rows of a file with what is stored, in the order of the file, and plans what storing them would do.
/// Pure: the same rows against the same records give the same reviews.
struct ImportPlanner {
    let batch: ImportBatch
    let ruleBook: RuleBook
    let catalogue: Catalogue
    /// The places that people in the system say something is in.
    let places: [String]
    let randomness: Randomness
    let now: Date
    let erased: ErasedPeople

    var register: Register
    var courses: CourseReader
    /// The row that a record was first found in, so that two rows about one record are noticed.
    private var claims: [String: Int] = [:]
    /// What names of employers were found to mean.
    var employers: [String: EmployerMatch] = [:]
    var colleges: [String: OrganisationDirectory.Match] = [:]
    private let order: [String: Int]

    init(
        _ batch: ImportBatch,
        existing: ExistingRecords,
        catalogue: Catalogue,
        ruleBook: RuleBook,
        places: [String],
        randomness: Randomness,
        now: Date,
        erased: ErasedPeople
    ) {
        self.batch = batch
        self.ruleBook = ruleBook
        self.catalogue = catalogue
        self.places = places
        self.randomness = randomness
        self.now = now
        self.erased = erased
        register = Register(existing)
        order = Dictionary(
            batch.kind.titledFields.enumerated().map { ($1.field, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        courses = CourseReader(catalogue, startingOn: batch.year.range.start)
    }

    /// Compares every row.
    mutating func review(_ lines: [ImportLine]) -> [ImportRowReview] {
        switch batch.kind {
        case .capacity: lines.map { capacity($0) }
        case .cohorts: lines.map { cohort($0) }
        case .students: lines.map { student($0) }
        case .contacts: lines.map { contact($0) }
        case .learners: learners(lines)
        }
    }

    // MARK: - Parts that all kinds share

    func newID<Entity>() -> ID<Entity> { randomness.id(at: now) }

    /// Where a stored value will be said to come from.
    var source: String { batch.fileName.isEmpty ? "Spreadsheet" : batch.fileName }

    /// The row that has claimed a record before this one.
    func claim(of id: String) -> Int? { claims[id] }

    mutating func claim(_ id: String, for line: ImportLine) {
        if claims[id] == nil { claims[id] = line.number }
    }

    /// Compares a row that is about the same record as an earlier one: the same again is no change, anything else has
    /// to be sorted out by a person.
    func repeated(
        _ reading: RowReading,
        of first: Int,
        _ key: ColumnKey,
        label: String,
        detail: String,
        says differences: [FieldDifference]
    ) -> ImportRowReview {
        let noun = batch.kind.rowNoun.one
        guard !differences.isEmpty else {
            return review(
                reading,
                .unchanged,
                label: label,
                detail: "Says the same as row \(batch.rowName(first))"
            )
        }
        var reading = reading
        let fields = differences.map(\.field).joined(separator: ", ")
        reading.fault(
            key,
            "Row \(batch.rowName(first)) is about the same \(noun) and differs in: \(fields). Correct one of the two."
        )
        return review(reading, .needsFixing, label: label, detail: detail)
    }

    /// The review of a row. Anything that is wrong with it comes before everything else.
    func review(
        _ reading: RowReading,
        _ outcome: ImportOutcome,
        label: String,
        detail: String,
        differences: [FieldDifference] = [],
        matchID: String? = nil,
        matchLabel: String? = nil,
        subject: MatchSubject? = nil,
        group: String? = nil,
        decision: ImportDecision? = nil,
        stores: Bool = false
    ) -> ImportRowReview {
        let outcome = reading.faults.isEmpty ? outcome : .needsFixing
        let isClose = outcome == .closeMatch
        // In an order of our own: the file's columns and what is kept of them need not stand in the same one.
        let faults = reading.faults.sorted { (order[$0.field] ?? 0, $0.advice) < (order[$1.field] ?? 0, $1.advice) }
        return ImportRowReview(
            batchID: batch.id,
            number: reading.line.number,
            cells: reading.line.cells,
            outcome: outcome,
            label: label,
            detail: detail,
            differences: outcome == .needsFixing ? [] : differences,
            faults: faults,
            matchID: outcome == .needsFixing ? nil : matchID,
            matchLabel: isClose ? matchLabel : nil,
            matchSubject: isClose ? subject : nil,
            matchGroup: isClose ? group : nil,
            decision: isClose ? decision : nil,
            stores: outcome != .needsFixing && stores
        )
    }

    /// The decision of a row, if it was made about this very match.
    func decision(of line: ImportLine, about match: String) -> ImportDecision? {
        line.decidedMatch == match ? line.decision : nil
    }

    /// The course of a row. Its faults are noted.
    mutating func course(_ reading: inout RowReading) -> CourseReader.Course {
        let course = courses.course(tLevel: reading.text(.tLevel), specialism: reading.text(.specialism))
        if let fault = course.tLevelFault { reading.fault(.tLevel, fault) }
        if let fault = course.specialismFault { reading.fault(.specialism, fault) }
        return course
    }

    /// The place of the system that a text means, or the text as it is.
    func place(_ text: String?) -> String? {
        guard let text else { return nil }
        return places.first { folded($0) == folded(text) } ?? text
    }

    func window(_ first: Day, _ last: Day) -> String { "\(first.formatted()) to \(last.formatted())" }
}
