import CPostgres

/// Reads the rows of a result of libpq.
enum PostgresResult {
    static func output(_ result: OpaquePointer?) -> Output {
        let count = Int(PQnfields(result))
        let changes = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        let isQuery = String(cString: PQcmdStatus(result)).hasPrefix("SELECT")
        guard count > 0 else { return Output(changes: changes) }
        let columns = RowColumns((0..<count).map { String(cString: PQfname(result, Int32($0))) })
        let types = (0..<count).map { PQftype(result, Int32($0)) }
        let total = Int(PQntuples(result))
        var rows: [Row] = []
        rows.reserveCapacity(total)
        for row in 0..<Int32(total) {
            var values: [SQLValue] = []
            values.reserveCapacity(count)
            for column in 0..<count { values.append(value(result, row, Int32(column), types[column])) }
            rows.append(Row(columns: columns, values: values))
        }
        return Output(rows: rows, changes: isQuery ? 0 : changes)
    }

    private static func value(_ result: OpaquePointer?, _ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        switch type {
        case 16:
            return .bool(bytes.first == UInt8(ascii: "t"))
        case 20, 21, 23, 26:
            return integer(bytes).map { .integer($0) } ?? .null
        case 700, 701:
            return Double(text(bytes)).map { .double($0) } ?? .null
        case 1700:
            return number(text(bytes))
        case 17:
            return .blob(hexadecimal(bytes.dropFirst(2)))
        default:
            return .text(text(bytes))
        }
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        Int64(text(bytes))
    }

    /// Sums of whole numbers come as `numeric`, and are whole numbers in SQLite.
    private static func number(_ text: String) -> SQLValue {
        if let integer = Int64(text) { return .integer(integer) }
        return Double(text).map { .double($0) } ?? .text(text)
    }

    private static func hexadecimal(_ digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        func nibble(_ digit: UInt8) -> UInt8 {
            digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : (digit | 0x20) - UInt8(ascii: "a") + 10
        }
        var result: [UInt8] = []
        result.reserveCapacity(digits.count / 2)
        var index = digits.startIndex
        while index + 1 < digits.endIndex {
            result.append(nibble(digits[index]) << 4 | nibble(digits[index + 1]))
            index += 2
        }
        return result
    }
}
