/// The students around a point who are torn between ways, and those who use what they compete for.
struct Neighbourhood {
    private let part: Part
    private let columns: [PathColumn]
    private let shares: [Double]

    init(_ part: Part, _ columns: [PathColumn], _ shares: [Double]) {
        self.part = part
        self.columns = columns
        self.shares = shares
    }

    /// Positions of students; every torn one, then users of the same rows, up to a number.
    func students(atLeast size: Int) -> Set<Int> {
        var placed = [Double](repeating: 0, count: part.students.count)
        var free: Set<Int> = []
        var columnsOf = [[Int]](repeating: [], count: part.students.count)
        for (index, column) in columns.enumerated() {
            let student = Int(column.student)
            columnsOf[student].append(index)
            placed[student] += shares[index]
            if abs(shares[index] - shares[index].rounded()) > 1e-6 { free.insert(student) }
        }
        for student in part.students.indices where placed[student] < 1 - 1e-6 && !columnsOf[student].isEmpty {
            free.insert(student)
        }
        if free.count >= size || size >= part.students.count {
            return size >= part.students.count ? Set(part.students.indices) : free
        }
        var users: [Int32: [Int]] = [:]
        for (index, column) in columns.enumerated() where shares[index] > 0.5 {
            for row in rows(column) { users[row, default: []].append(Int(column.student)) }
        }
        var frontier = free.sorted()
        while free.count < size, !frontier.isEmpty {
            var next: [Int] = []
            for student in frontier {
                for index in columnsOf[student] {
                    for row in rows(columns[index]) {
                        for user in users[row] ?? [] where free.count < size && free.insert(user).inserted {
                            next.append(user)
                        }
                    }
                }
            }
            frontier = next
        }
        return free
    }

    private func rows(_ column: PathColumn) -> [Int32] {
        column.arcs.flatMap { part.rows(ofArc: $0) }
    }
}

extension PathProgram {
    /// The program with everybody held to their path at a point, but for the students who are torn there and others who
    /// use what those compete for.
    func near(_ shares: [Double], size: Int) -> PathProgram {
        let free = Neighbourhood(part, columns, shares).students(atLeast: size)
        let near = copy()
        for (index, column) in columns.enumerated() where !free.contains(Int(column.student)) {
            if shares[index] > 0.5 { near.choose(index) } else { near.close(index) }
        }
        return near
    }
}
