/// What encrypts single fields with a key outside the database. The records know which columns are sealed, never the key.
public protocol FieldSealing: Sendable {
    /// Encrypts a text for the column of a table, such as `student.needs`, and the id of a row.
    func seal(_ text: String, column: String, row: String) throws -> String
    /// The text that was sealed for this very column and row.
    /// - Throws: an error when the key is missing, or the text was changed or belongs elsewhere.
    func open(_ sealed: String, column: String, row: String) throws -> String
}

extension FieldSealing {
    /// A text of a sealed column as people may read it. Where the key is missing, a sentence stands in its place: a page
    /// that shows more than this one field still opens.
    public func readable(_ text: String, column: String, row: String) -> String {
        // An empty text tells nothing and stays empty.
        if text.isEmpty { return "" }
        return (try? open(text, column: column, row: row)) ?? SealedColumns.unreadable
    }
}
