import CPostgres

extension PostgresConnection: Connection {
    /// So many statements are kept prepared; then all are dropped and it starts anew.
    private static let preparedLimit = 400

    var dialect: Dialect { .postgres }

    /// Runs text without parameters and gives the server's answer, such as `COMMIT`.
    @discardableResult
    func simple(_ text: String) throws(StoreError) -> String {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result, text, isPreparing: false)
        return String(cString: PQcmdStatus(result))
    }

    func execute(_ statement: Statement) throws(StoreError) -> Output {
        if token.isCancelled { throw StoreError(.cancelled, sql: statement.text) }
        let parameters = PostgresParameters(statement)
        let name = statement.isReusable ? try prepare(statement.text, parameters.types) : nil
        let result = parameters.withPointers { values, lengths, formats in
            let count = Int32(parameters.types.count)
            return if let name {
                PQexecPrepared(handle, name, count, values, lengths, formats, 0)
            } else {
                PQexecParams(handle, statement.text, count, parameters.types, values, lengths, formats, 0)
            }
        }
        defer { PQclear(result) }
        try check(result, statement.text, isPreparing: false)
        return PostgresResult.output(result)
    }

    private func prepare(_ text: String, _ types: [Oid]) throws(StoreError) -> String {
        let key = PreparedKey(text: text, types: types)
        if let name = prepared[key] { return name }
        if prepared.count >= Self.preparedLimit {
            try simple("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "trellis_\(prepared.count)"
        let result = PQprepare(handle, name, text, Int32(types.count), types)
        defer { PQclear(result) }
        try check(result, text, isPreparing: true)
        prepared[key] = name
        return name
    }

    private func check(_ result: OpaquePointer?, _ text: String, isPreparing: Bool) throws(StoreError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            return
        default:
            let failure = PostgresFailure(result: result, isConnected: PQstatus(handle) == CONNECTION_OK)
            if failure.concernsPreparedStatement { mustForgetPrepared = true }
            throw failure.storeError(sql: text, isPreparing: isPreparing, isCancelled: token.isCancelled)
        }
    }
}

/// The parameters of a statement in the form that libpq takes: one buffer, and a place in it for each.
struct PostgresParameters {
    let types: [Oid]
    private var buffer: [CChar] = []
    private var places: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ statement: Statement) {
        types = statement.values.map { value in statement.infersTypes ? 0 : Self.type(value) }
        places.reserveCapacity(types.count)
        lengths.reserveCapacity(types.count)
        formats.reserveCapacity(types.count)
        for value in statement.values { append(value) }
    }

    /// Zero lets the server infer the type, so that text reaches whatever the column is.
    private static func type(_ value: SQLValue) -> Oid {
        switch value {
        case .null, .text: 0
        case .bool: 16
        case .blob: 17
        case .integer: 20
        case .double: 701
        }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: append(place: nil, length: 0, format: 0)
        case .text(let text): append(text: text)
        case .integer(let integer): append(text: String(integer))
        case .double(let double): append(text: String(double))
        case .bool(let bool): append(text: bool ? "t" : "f")
        case .blob(let bytes):
            append(place: buffer.count, length: bytes.count, format: 1)
            buffer.append(contentsOf: bytes.lazy.map { CChar(bitPattern: $0) })
            buffer.append(0)
        }
    }

    private mutating func append(text: String) {
        append(place: buffer.count, length: 0, format: 0)
        buffer.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
        buffer.append(0)
    }

    private mutating func append(place: Int?, length: Int, format: Int32) {
        places.append(place)
        lengths.append(Int32(length))
        formats.append(format)
    }

    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        buffer.withUnsafeBufferPointer { base in
            let pointers = places.map { place in place.flatMap { base.baseAddress?.advanced(by: $0) } }
            return body(pointers, lengths, formats)
        }
    }
}
