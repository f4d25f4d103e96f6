import Domain
public import Records

/// How the records reach the cipher. The ledger seals what it writes; these open what was read, field by field, so that a
/// list that does not show a field never decrypts it.
extension FieldCipher: FieldSealing {
    public func seal(_ text: String, column: String, row: String) throws -> String {
        try seal(text, for: Place(column, row: row))
    }

    public func open(_ sealed: String, column: String, row: String) throws -> String {
        try open(sealed, for: Place(column, row: row))
    }

    /// A student whose support needs can be read.
    func opened(_ student: Student) -> Student {
        opened(student, \.needs, "needs")
    }

    /// A task link with what its recipient wrote.
    func opened(_ link: TaskLink) -> TaskLink {
        opened(link, \.note, "note")
    }

    /// A request with what was asked and answered.
    func opened(_ request: RightsRequest) -> RightsRequest {
        opened(opened(request, \.words, "words"), \.answer, "answer")
    }

    /// A note of a room.
    func opened(_ note: Note) -> Note {
        opened(note, \.text, "text")
    }

    /// A hold with its reason.
    func opened(_ hold: LegalHold) -> LegalHold {
        opened(hold, \.reason, "reason")
    }

    private func opened<R: Record>(_ record: R, _ field: WritableKeyPath<R, String>, _ column: String) -> R {
        var record = record
        record[keyPath: field] = readable(record[keyPath: field], column: "\(R.table).\(column)", row: record.rowID)
        return record
    }
}
