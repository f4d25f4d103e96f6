import Foundation

/// Goes through one line of JSON byte by byte: strict, and without copying what it passes over.
///
/// The last byte of the line is its line feed. It is neither inside a value nor between values, so no step goes past
/// it, and no step has to look for the end. There is no recursion, whatever the line holds: who calls says which value
/// comes next.
struct JSONScanner {
    /// The line with its line feed.
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int

    private static let lineFeed: UInt8 = 0x0A

    /// Makes a scanner of a line. Before the first line of a file there may be a byte order mark.
    init(_ line: UnsafeBufferPointer<UInt8>, isFirst: Bool = false) {
        precondition(line.last == Self.lineFeed)
        bytes = line
        position = isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// A scanner of no line, of which nothing may be asked.
    init() {
        bytes = UnsafeBufferPointer(start: nil, count: 0)
        position = 0
    }

    /// The bytes of a part of the line.
    subscript(range: some RangeExpression<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// Passes over one byte.
    mutating func pass() { position += 1 }

    /// Goes on from another place, one between values.
    mutating func go(to place: Int) { position = place }

    /// Where a byte of punctuation comes next, if it does.
    func next(_ punctuation: Unicode.Scalar) -> Int? {
        let rest = bytes.baseAddress! + position
        return memchr(rest, Int32(punctuation.value), bytes.count - position).map {
            position + (UnsafeRawPointer($0) - UnsafeRawPointer(rest))
        }
    }

    /// Passes over these bytes, if they come next.
    mutating func take(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = token.baseAddress, bytes.count - position >= token.count,
            memcmp(bytes.baseAddress! + position, first, token.count) == 0
        else { return token.isEmpty }
        position += token.count
        return true
    }

    /// The next byte that is not space.
    mutating func peek() -> UInt8 {
        while bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0D { position += 1 }
        return bytes[position]
    }

    /// Whether nothing but space is left.
    mutating func isAtEnd() -> Bool { peek() == Self.lineFeed }

    /// Passes over one byte of punctuation, if it comes next.
    mutating func take(_ punctuation: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: punctuation) else { return false }
        position += 1
        return true
    }

    var notJSON: LineFault {
        let place = position == bytes.count - 1 ? "the line ends too early" : "from byte \(position + 1) on"
        return LineFault("line", "this is not JSON, \(place); write one object a line")
    }

    /// Throws when what comes next is not of the kind that has to be there.
    mutating func expect(_ kind: JSONKind, _ path: @autoclosure () -> String) throws(LineFault) {
        let found: JSONKind?
        switch peek() {
        case UInt8(ascii: "\""): found = .text
        case UInt8(ascii: "["): found = .list
        case UInt8(ascii: "{"): found = .object
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): found = .number
        default:
            let isWord = ["true", "false", "null"].contains { bytes[position...].starts(with: $0.utf8) }
            guard isWord else { throw notJSON }
            found = nil
        }
        if found != kind { throw LineFault(path(), kind.request) }
    }

    /// Passes over a text; gives what is between the quotation marks, and whether anything in it is escaped.
    mutating func text() throws(LineFault) -> (content: Range<Int>, isEscaped: Bool) {
        guard take("\"") else { throw notJSON }
        let begin = position
        var isEscaped = false
        while true {
            var next = position
            while Self.isPlain(bytes[next]) { next += 1 }
            position = next
            if bytes[position] == UInt8(ascii: "\"") { break }
            guard bytes[position] == UInt8(ascii: "\\") else { throw notJSON }
            isEscaped = true
            try passEscape()
        }
        position += 1
        return (begin..<(position - 1), isEscaped)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func passEscape() throws(LineFault) {
        position += 1
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard Self.hexDigit(bytes[position]) != nil else { throw notJSON }
                position += 1
            }
        default:
            throw notJSON
        }
    }

    /// The bytes of a text whose escapes have been passed over, with what the escapes stand for.
    func unescaped(_ content: Range<Int>) throws(LineFault) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(content.count)
        var index = content.lowerBound
        while index < content.upperBound {
            if bytes[index] != UInt8(ascii: "\\") {
                plain.append(bytes[index])
                index += 1
                continue
            }
            let name = bytes[index + 1]
            index += 2
            switch name {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"):
                let (scalar, next) = try scalar(at: index)
                plain.append(contentsOf: String(Character(scalar)).utf8)
                index = next
            default: plain.append(name)
            }
        }
        return plain
    }

    /// The character of a `\u`, whose digits begin here; two of them when the first is half of a pair.
    private func scalar(at index: Int) throws(LineFault) -> (Unicode.Scalar, next: Int) {
        let first = unit(at: index)
        if let scalar = Unicode.Scalar(first) { return (scalar, index + 4) }
        if first < 0xDC00, bytes[index + 4] == UInt8(ascii: "\\"), bytes[index + 5] == UInt8(ascii: "u") {
            let second = unit(at: index + 6)
            if (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return (scalar, index + 10)
            }
        }
        throw LineFault("line", "byte \(index + 1) is half of a surrogate pair; write both halves or the character")
    }

    private func unit(at index: Int) -> UInt32 {
        (index..<(index + 4)).reduce(0) { $0 << 4 + UInt32(Self.hexDigit(bytes[$1]) ?? 0) }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The kinds of JSON values.
enum JSONKind: Equatable {
    case text, number, list, object

    /// What to do where one of this kind is missing.
    var request: String {
        switch self {
        case .text: "write a text in quotation marks"
        case .number: "write a whole number"
        case .list: "write a list in square brackets"
        case .object: "write an object in braces"
        }
    }
}
