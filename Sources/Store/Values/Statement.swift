/// A statement as an engine takes it: text with placeholders, and the values in order.
struct Statement: Sendable {
    var text: String
    var values: [SQLValue] = []
    /// Why it must not be run, if it must not.
    var refusal: String?
    /// Whether the engine should keep the prepared form for the next time.
    var isReusable = true
    /// Whether each value takes the type of the column it goes to, so that nulls do not make a new statement.
    var infersTypes = false
}

extension SQL {
    func render(_ dialect: Dialect) -> Statement {
        var result = Statement(text: "")
        for segment in segments {
            switch segment {
            case .text(let text):
                result.text += text
            case .value(let value):
                result.values.append(value)
                result.text += dialect == .sqlite ? "?" : "$\(result.values.count)"
            case .emptyList(let type):
                result.text += "(SELECT CAST(NULL AS \(type.name(in: dialect))) WHERE 1 = 0)"
            case .either(let sqlite, let postgres):
                result.text += dialect == .sqlite ? sqlite : postgres
            case .refused(let reason):
                result.refusal = reason
            }
        }
        return result
    }
}

extension Statement {
    /// Refuses what only one of the engines would store as it was given.
    func validate() throws(StoreError) {
        if let refusal {
            throw StoreError(.syntax, sql: text, hint: refusal)
        }
        for value in values {
            switch value {
            case .text(let string) where string.utf8.contains(0):
                throw StoreError(.invalidValue, sql: text, hint: "Remove the NUL character from the text.")
            case .double(let double) where !double.isFinite:
                throw StoreError(.invalidValue, sql: text, hint: "Give a finite number.")
            case .null, .text, .integer, .double, .bool, .blob:
                continue
            }
        }
    }
}
