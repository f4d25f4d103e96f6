public import Foundation

/// What is wrong with the data files that came with the system or were put in their place.
public struct InvalidData: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence for each fault, naming the file and the item.
    public let problems: [String]

    /// Makes an error from its sentences.
    public init(_ problems: [String]) {
        self.problems = problems
    }

    /// All sentences, one a line.
    public var description: String { problems.joined(separator: "\n") }
}

/// One file of dated facts: when it was last checked, and its items.
struct DataFile<Item: Decodable & Sendable>: Decodable, Sendable {
    let asAt: Day
    let items: [Item]

    /// Reads a file from a folder.
    /// - Throws: `InvalidData` with a sentence that names the file and the item.
    static func read(_ name: String, in folder: URL) throws(InvalidData) -> DataFile {
        let data: Data
        do {
            data = try Data(contentsOf: folder.appendingPathComponent(name))
        } catch {
            throw InvalidData(["\(name) cannot be read. Put the file back into the data folder and try again."])
        }
        do {
            return try JSONDecoder().decode(DataFile.self, from: data)
        } catch let error as DecodingError {
            throw InvalidData([sentence(for: error, in: name)])
        } catch {
            throw InvalidData(["\(name) is not a data file of this system."])
        }
    }

    private enum CodingKeys: CodingKey { case asAt, items }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        asAt = try container.decode(Day.self, forKey: .asAt)
        items = try container.decode([Item].self, forKey: .items)
    }

    private static func sentence(for error: DecodingError, in name: String) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            return "\(name), \(place(context.codingPath)): \"\(key.stringValue)\" is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(name), \(place(context.codingPath)): this is not the kind of value that is expected."
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            return "\(name) is not valid JSON. Check it for a missing comma, quote or bracket."
        case .dataCorrupted(let context):
            return "\(name), \(place(context.codingPath)): \(context.debugDescription)"
        @unknown default:
            return "\(name) is not a data file of this system."
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        guard let item = path.first(where: { $0.intValue != nil })?.intValue else {
            return path.map(\.stringValue).joined(separator: ".").ifEmpty("at the top")
        }
        let inside = path.drop { $0.intValue == nil }.dropFirst().map(\.stringValue).joined(separator: ".")
        return "item \(item + 1)" + (inside.isEmpty ? "" : ", \(inside)")
    }
}

/// The folder of data files that comes with the system.
public enum BundledData {
    /// The folder's address.
    public static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Resources", isDirectory: true)
    }
}

extension String {
    fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}

extension Sequence where Element: Hashable {
    /// The elements that occur more than once, each named once, in order.
    var repeated: [Element] {
        var counts: [Element: Int] = [:]
        return filter {
            counts[$0, default: 0] += 1
            return counts[$0] == 2
        }
    }
}
