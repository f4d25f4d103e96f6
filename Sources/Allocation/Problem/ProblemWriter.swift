public import Foundation

/// Writes a problem as JSON Lines, the keys always in the same order, so that equal problems are equal files.
public struct ProblemWriter {
    private var bytes: [UInt8] = []

    /// The whole problem as a file.
    public static func write(_ problem: Problem) -> Data {
        var writer = ProblemWriter()
        writer.header(problem.fairness)
        problem.providers.forEach { writer.provider($0) }
        problem.resources.forEach { writer.resource($0) }
        problem.students.forEach { writer.student($0) }
        problem.cohorts.forEach { writer.cohort($0) }
        return Data(writer.bytes)
    }

    private mutating func header(_ fairness: FairnessPolicy) {
        raw("{\"version\":1")
        if fairness != .rounded { raw(",\"fairness\":\"\(fairness.rawValue)\"") }
        raw("}\n")
    }

    private mutating func provider(_ provider: Problem.Provider) {
        raw("{\"provider\":{\"id\":")
        text(provider.id)
        raw(",\"students\":\(provider.students)}}\n")
    }

    private mutating func resource(_ resource: Problem.Resource) {
        raw("{\"resource\":{\"id\":")
        text(resource.id)
        raw(",\"capacity\":\(resource.capacity)}}\n")
    }

    private mutating func student(_ student: Problem.Student) {
        raw("{\"student\":{\"id\":")
        text(student.id)
        raw(",\"provider\":")
        text(student.provider)
        if !student.locked.isEmpty {
            raw(",\"locked\":")
            list(student.locked) { $0.text($1) }
        }
        raw(",\"options\":")
        list(student.options) { $0.option($1) }
        raw("}}\n")
    }

    private mutating func option(_ option: Problem.Option) {
        raw("{\"id\":")
        text(option.id)
        raw(",\"from\":")
        text(option.from)
        raw(",\"to\":")
        text(option.to)
        raw(",\"preference\":\(option.preference),\"travel\":\(option.travel),\"split\":\(option.split),\"resources\":")
        list(option.resources) { $0.text($1) }
        raw(",\"area\":")
        text(option.area)
        raw(",\"window\":")
        text(option.window)
        raw("}")
    }

    private mutating func cohort(_ cohort: Problem.Cohort) {
        raw("{\"cohort\":{\"minimum\":\(cohort.minimum),\"options\":")
        list(cohort.options) { writer, member in
            writer.list([member.student, member.option]) { $0.text($1) }
        }
        raw("}}\n")
    }

    private mutating func list<Item>(_ items: [Item], _ write: (inout ProblemWriter, Item) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            write(&self, item)
        }
        raw("]")
    }

    private mutating func raw(_ string: String) {
        bytes.append(contentsOf: string.utf8)
    }

    private mutating func text(_ string: String) {
        bytes.append(0x22)
        for byte in string.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0..<0x20:
                raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default:
                bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
