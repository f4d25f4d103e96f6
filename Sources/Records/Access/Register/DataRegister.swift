public import Domain

/// The register of data: every table and column of the schema with its class, its purpose and whom it points to. The
/// record of processing, the privacy notices, exports about a person and erasure are made from it.
///
/// A migration that adds a column adds it here too, in the file of its wing; a test compares the register with the
/// schema of both engines.
public enum DataRegister {
    /// Every table, owners before what they own. Erasure goes through it backwards.
    public static let tables: [DataTable] =
        network + access + signIn + audit + capacity + rounds + students + allocation + placements
        + exchange + rights + rooms + calendar

    /// The table with a name.
    public static func table(_ name: String) -> DataTable? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })

    /// Why columns of the wiring are left out of exports.
    static let wiring = "Says nothing about the person: it is only how rows are told apart and found."
}
