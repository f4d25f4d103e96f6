import Domain
import Records
import Store

/// What people wrote when they asked, what they were answered and why something is held are encrypted one by one: a copy
/// of the database alone does not tell them. The register says which columns these are.
extension RightsService {
    func sealed(_ request: RightsRequest) throws -> RightsRequest {
        var request = request
        request.words = try seal(request.words, "rights_request.words", request.rowID)
        request.answer = try seal(request.answer, "rights_request.answer", request.rowID)
        return request
    }

    func opened(_ request: RightsRequest) throws -> RightsRequest {
        var request = request
        request.words = try open(request.words, "rights_request.words", request.rowID)
        request.answer = try open(request.answer, "rights_request.answer", request.rowID)
        return request
    }

    func sealed(_ hold: LegalHold) throws -> LegalHold {
        var hold = hold
        hold.reason = try seal(hold.reason, "legal_hold.reason", hold.rowID)
        return hold
    }

    func opened(_ hold: LegalHold) throws -> LegalHold {
        var hold = hold
        hold.reason = try open(hold.reason, "legal_hold.reason", hold.rowID)
        return hold
    }

    /// A value of a table as people may read it.
    func readable(_ value: String, _ column: DataColumn, of table: DataTable, _ row: Row) throws -> String {
        guard column.isSealed else { return value }
        return try open(value, "\(table.name).\(column.name)", row["id"]?.stringValue ?? "")
    }

    /// An empty text tells nothing and stays empty.
    private func seal(_ text: String, _ column: String, _ row: String) throws -> String {
        text.isEmpty ? "" : try trellis.fields.seal(text, for: FieldCipher.Place(column, row: row))
    }

    private func open(_ text: String, _ column: String, _ row: String) throws -> String {
        text.isEmpty ? "" : try trellis.fields.open(text, for: FieldCipher.Place(column, row: row))
    }
}
