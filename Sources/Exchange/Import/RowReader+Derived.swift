extension RowReader {
    /// Replaces columns that tell several facts at once by those facts: a full name, a window, preferences.
    func derive(_ row: inout ImportRow) {
        if case .name(let name) = row.values[.fullName] {
            row.values[.fullName] = .text(name.description)
            fill(.givenName, .text(name.given), &row)
            fill(.familyName, .text(name.family), &row)
            if let preferred = name.preferred { fill(.preferredName, .text(preferred), &row) }
        }
        if case .window(let window) = row.values.removeValue(forKey: .window) {
            fill(.start, .day(window.first), &row)
            fill(.end, .day(window.last), &row)
        }
        let single: [ColumnKey] = [.preference1, .preference2, .preference3, .preference4, .preference5]
        var preferences = single.compactMap { row.values.removeValue(forKey: $0)?.text }
        preferences += row.list(.preferences)
        var seen: Set<String> = []
        preferences = preferences.filter { seen.insert($0.lowercased()).inserted }
        row.values[.preferences] = preferences.isEmpty ? nil : .list(preferences)
        checkOrder(&row)
    }

    private func fill(_ key: ColumnKey, _ value: ImportValue, _ row: inout ImportRow) {
        if row.values[key] == nil { row.values[key] = value }
    }

    private func checkOrder(_ row: inout ImportRow) {
        guard let start = row.day(.start), let end = row.day(.end), end < start else { return }
        row.faults.append(
            CellFault(
                row: row.number,
                key: row.texts[.end] == nil ? .window : .end,
                column: name(of: .end) ?? name(of: .window) ?? "End",
                value: end.iso,
                message: "The end is before the start; correct one of the two days."
            )
        )
    }
}
