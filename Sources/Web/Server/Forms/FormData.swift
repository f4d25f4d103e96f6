/// The named values of a form or of a query, in the order in which they came.
///
/// A field may have several values, as check boxes do; whoever expects one says so with `single` or `text`,
/// and a request that brings several is refused rather than guessed at.
public struct FormData: Sendable, Equatable {
    private var values: [String: [String]] = [:]
    private var uploads: [String: [UploadedFile]] = [:]
    /// The names of the fields, each once, in order of first appearance.
    public private(set) var names: [String] = []

    /// A form without fields.
    public init() {}

    /// A form with these fields, for pages that show one again and for tests.
    public init(_ fields: KeyValuePairs<String, String>) {
        for (name, value) in fields { append(value, to: name) }
    }

    /// Adds a value to a field.
    public mutating func append(_ value: String, to name: String) {
        note(name)
        values[name, default: []].append(value)
    }

    /// Adds a file to a field.
    public mutating func append(_ file: UploadedFile, to name: String) {
        note(name)
        uploads[name, default: []].append(file)
    }

    /// All values of a field, none when it is absent.
    public func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The one value of a field, nil when it is absent.
    /// - Throws: `WebRefusal` with status 400 when the field came more than once.
    public func single(_ name: String) throws -> String? {
        let found = all(name)
        guard found.count < 2 else { throw WebRefusal.repeatedField }
        return found.first
    }

    /// The one value of a field, empty when it is absent.
    /// - Throws: `WebRefusal` with status 400 when the field came more than once.
    public func text(_ name: String) throws -> String { try single(name) ?? "" }

    /// Whether a field was sent with a value that is not empty.
    public func has(_ name: String) -> Bool { all(name).contains { !$0.isEmpty } }

    /// All files of a field that somebody chose.
    public func files(_ name: String) -> [UploadedFile] { uploads[name] ?? [] }

    /// The one file of a field, nil when none was chosen.
    /// - Throws: `WebRefusal` with status 400 when there are several.
    public func file(_ name: String) throws -> UploadedFile? {
        let found = files(name)
        guard found.count < 2 else { throw WebRefusal.repeatedField }
        return found.first
    }

    /// The same form without one field, as when the form token has done its duty.
    func without(_ name: String) -> FormData {
        var copy = self
        copy.values[name] = nil
        copy.uploads[name] = nil
        copy.names.removeAll { $0 == name }
        return copy
    }

    private mutating func note(_ name: String) {
        if values[name] == nil, uploads[name] == nil { names.append(name) }
    }
}
