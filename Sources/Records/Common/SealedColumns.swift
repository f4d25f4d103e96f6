import Domain
import Foundation
import Store

/// The columns that are encrypted one value at a time, as the register says. The ledger seals them when a row is written,
/// so that no service can forget it; whoever shows one opens it.
public enum SealedColumns {
    /// What stands in place of a text whose key is not here. Stored back, it leaves the sealed text as it is.
    public static let unreadable =
        "This text is encrypted with a key that is not here. Put the keys of this installation back to read it."

    /// The sealed columns of a table.
    public static func of(_ table: String) -> Set<String> { byTable[table] ?? [] }

    /// Every table that has some and whose rows the ledger writes: those with an id.
    static let tables: [String] = DataRegister.tables.filter { table in
        byTable[table.name] != nil && table.columns.contains { $0.name == "id" }
    }
    .map(\.name)

    private static let byTable: [String: Set<String>] = {
        var sealed: [String: Set<String>] = [:]
        for table in DataRegister.tables {
            let names = table.columns.filter(\.isSealed).map(\.name)
            if !names.isEmpty { sealed[table.name] = Set(names) }
        }
        return sealed
    }()

    /// Whether a text has the form of a sealed one: the name of a key, a point, and a nonce, a text and a tag in base64.
    /// It says nothing about whether the key is here.
    static func isSealed(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            let data = Data(base64Encoded: String(parts[1]))
        else { return false }
        return data.count >= 28
    }

    /// A row that the history keeps, with its sealed columns as people may read them in the copy that they get. What the
    /// register holds back there is left out here too.
    public static func readable(
        snapshot: String,
        table: String,
        row: String,
        _ fields: any FieldSealing
    ) -> String {
        let sealed = of(table)
        guard !sealed.isEmpty, var columns = try? Snapshot.columns(snapshot) else { return snapshot }
        for index in columns.indices where sealed.contains(columns[index].column) {
            guard let text = columns[index].value.stringValue else { continue }
            let name = columns[index].column
            let isHeldBack =
                DataRegister.table(table)?.columns.contains { $0.name == name && $0.heldBack != nil } == true
            columns[index].value = .text(
                isHeldBack ? "" : fields.readable(text, column: "\(table).\(name)", row: row)
            )
        }
        return Snapshot.text(columns, leavingOut: [])
    }
}
