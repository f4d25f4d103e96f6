/// Postcode data that cannot be read, with the file and the line to look at.
public struct GeographyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the file.
    public let file: String
    /// The line, counted from 1 with the heading.
    public let line: Int

    public var description: String {
        "\(file) has an unexpected form in line \(line): delete the folder that holds it and fetch the postcode data again."
    }
}
