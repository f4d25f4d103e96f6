/// One part of a problem as rows and columns of whole numbers.
///
/// Columns: a 0/1 for every arc, for every student going without, for the j-th student of each provider going without,
/// and for every cohort being used. Rows: every student leaves the start once or goes without, leaves every node as
/// often as reaching it; resources; the providers' counts; the cohorts' minimum.
struct ArcModel: Sendable {
    struct Row: Sendable, Equatable {
        var lower: Int?
        var upper: Int?
    }

    /// What is minimised: the five levels, then the lots.
    enum Objective: Int, Sendable, CaseIterable {
        case unplaced, unfair, preference, travel, splits, lots

        var level: Level.Name? { rawValue < Level.Name.allCases.count ? Level.Name.allCases[rawValue] : nil }
    }

    /// A row that stands for resources used by exactly the same arcs.
    struct ResourceRow: Sendable {
        var row: Int
        /// The least capacity first.
        var resources: [Int]
    }

    let numbered: NumberedProblem
    /// The students of this part, as positions in the problem.
    let students: [Int]
    /// For every arc column its student (position in `students`) and its arc.
    private(set) var arcs: [(student: Int, arc: Int)] = []
    /// For every student (position in `students`) the first of their arc columns; one more at the end.
    private(set) var firstArc: [Int] = []
    private(set) var starts: [Int32] = [0]
    private(set) var indices: [Int32] = []
    private(set) var values: [Int32] = []
    private(set) var rows: [Row] = []
    private(set) var columnLower: [Int] = []
    private(set) var columnUpper: [Int] = []
    private(set) var resourceRows: [ResourceRow] = []
    private(set) var unplacedColumns: Range<Int> = 0..<0
    private(set) var cohortColumns: Range<Int> = 0..<0
    private(set) var objectives: [[Int]] = []

    var columns: Int { columnLower.count }

    init(_ numbered: NumberedProblem, students: [Int]) {
        self.numbered = numbered
        self.students = students
        for (position, student) in students.enumerated() {
            firstArc.append(arcs.count)
            for arc in numbered.students[student].arcs.indices { arcs.append((position, arc)) }
        }
        firstArc.append(arcs.count)
        build()
    }

    private mutating func build() {
        // Rows of students and nodes.
        let firstNode = students.map { student in
            defer { rows += Array(repeating: Row(lower: 0, upper: 0), count: numbered.students[student].nodes - 2) }
            rows.append(Row(lower: 1, upper: 1))
            return rows.count - 1
        }
        let rowsOfArc = addResourceRows()
        let providers = Array(Set(students.map { numbered.students[$0].provider })).sorted()
        var providerRow: [Int: Int] = [:]
        for provider in providers {
            providerRow[provider] = rows.count
            rows.append(Row(lower: 0, upper: 0))
        }
        let (cohortRows, cohorts) = addCohortRows()

        for (column, (student, arc)) in arcs.enumerated() {
            let arc = numbered.students[students[student]].arcs[arc]
            // The row of node k ≥ 2 is the student's first row + k - 1; the end has none.
            add(firstNode[student] + (arc.from == 0 ? 0 : arc.from - 1), arc.from == 0 ? 1 : -1)
            if arc.to != 1 { add(firstNode[student] + arc.to - 1, 1) }
            for row in rowsOfArc[column] { add(row, 1) }
            for row in cohortRows[column] ?? [] { add(row, 1) }
            endColumn(lower: arc.isLocked ? 1 : 0, upper: 1)
        }
        unplacedColumns = columns..<(columns + students.count)
        for (position, student) in students.enumerated() {
            add(firstNode[position], 1)
            add(providerRow[numbered.students[student].provider]!, 1)
            endColumn(lower: 0, upper: numbered.students[student].isLocked ? 0 : 1)
        }
        var keys: [Int] = []
        var headcount: [Int: Int] = [:]
        for student in students { headcount[numbered.students[student].provider, default: 0] += 1 }
        for provider in providers {
            for key in numbered.keys[provider].prefix(headcount[provider]!) {
                keys.append(key)
                add(providerRow[provider]!, -1)
                endColumn(lower: 0, upper: 1)
            }
        }
        for cohort in cohorts {
            add(cohort.row, -cohort.minimum)
            add(cohort.row + 1, -cohort.size)
            endColumn(lower: 0, upper: 1)
        }
        cohortColumns = (columns - cohorts.count)..<columns
        buildObjectives(keys)
    }

    private mutating func add(_ row: Int, _ value: Int) {
        indices.append(Int32(row))
        values.append(Int32(value))
    }

    private mutating func endColumn(lower: Int, upper: Int) {
        starts.append(Int32(indices.count))
        columnLower.append(lower)
        columnUpper.append(upper)
    }

    /// Adds a row for each resource that can be used up, one for all that the same arcs use.
    private mutating func addResourceRows() -> [[Int]] {
        var users: [Int: [Int]] = [:]
        var most: [Int: Int] = [:]
        var lastStudent: [Int: Int] = [:]
        for (column, (student, arc)) in arcs.enumerated() {
            let whole = numbered.students[students[student]]
            for resource in whole.arcs[arc].resources {
                users[resource, default: []].append(column)
                if whole.isSingle && lastStudent[resource] == student { continue }
                lastStudent[resource] = student
                most[resource, default: 0] += 1
            }
        }
        var rowsOfArc = [[Int]](repeating: [], count: arcs.count)
        var known: [[Int]: Int] = [:]
        for resource in users.keys.sorted() where most[resource]! > numbered.capacity[resource] {
            let columns = users[resource]!
            if let index = known[columns] {
                resourceRows[index].resources.append(resource)
                continue
            }
            known[columns] = resourceRows.count
            resourceRows.append(ResourceRow(row: rows.count, resources: [resource]))
            for column in columns { rowsOfArc[column].append(rows.count) }
            rows.append(Row(lower: nil, upper: nil))
        }
        for index in resourceRows.indices {
            resourceRows[index].resources.sort { (numbered.capacity[$0], $0) < (numbered.capacity[$1], $1) }
            rows[resourceRows[index].row].upper = numbered.capacity[resourceRows[index].resources[0]]
        }
        return rowsOfArc
    }

    private mutating func addCohortRows() -> ([Int: [Int]], [(row: Int, minimum: Int, size: Int)]) {
        let position = Dictionary(uniqueKeysWithValues: students.enumerated().map { ($1, $0) })
        var rowsOfArc: [Int: [Int]] = [:]
        var cohorts: [(row: Int, minimum: Int, size: Int)] = []
        for cohort in numbered.cohorts {
            let columns = cohort.members.compactMap { member in
                position[member.student].map { firstArc[$0] + member.arc }
            }
            if columns.isEmpty { continue }
            for column in columns { rowsOfArc[column, default: []] += [rows.count, rows.count + 1] }
            cohorts.append((rows.count, min(cohort.minimum, columns.count + 1), columns.count))
            rows.append(Row(lower: 0, upper: nil))
            rows.append(Row(lower: nil, upper: 0))
        }
        return (rowsOfArc, cohorts)
    }

    private mutating func buildObjectives(_ keys: [Int]) {
        let none = [Int](repeating: 0, count: columns)
        objectives = Array(repeating: none, count: Objective.allCases.count)
        for column in unplacedColumns { objectives[Objective.unplaced.rawValue][column] = 1 }
        for (index, key) in keys.enumerated() {
            objectives[Objective.unfair.rawValue][unplacedColumns.upperBound + index] = key
        }
        for (column, (student, arc)) in arcs.enumerated() {
            let arc = numbered.students[students[student]].arcs[arc]
            objectives[Objective.preference.rawValue][column] = arc.costs.preference
            objectives[Objective.travel.rawValue][column] = arc.costs.travel
            objectives[Objective.splits.rawValue][column] = arc.costs.splits
            objectives[Objective.lots.rawValue][column] = arc.lot
        }
    }
}
