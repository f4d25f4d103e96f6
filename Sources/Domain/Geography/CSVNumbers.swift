import Foundation

/// The reader of the postcode data: plain lines of a code and whole numbers, read as bytes because there are so many.
enum CSVNumbers {
    /// One line, read field by field from the left.
    struct Line {
        let misshapen: GeographyError
        private var rest: Slice<UnsafeRawBufferPointer>

        fileprivate init(_ bytes: Slice<UnsafeRawBufferPointer>, misshapen: GeographyError) {
            rest = bytes
            self.misshapen = misshapen
        }

        /// The next field as text.
        mutating func text() throws -> String {
            let field = nextField()
            guard !field.isEmpty else { throw misshapen }
            return String(decoding: field, as: UTF8.self)
        }

        /// The next field as a whole number of at most nine digits.
        mutating func number() throws -> Int {
            let field = nextField()
            guard (1...9).contains(field.count) else { throw misshapen }
            var value = 0
            for byte in field {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { throw misshapen }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }

        private mutating func nextField() -> Slice<UnsafeRawBufferPointer> {
            let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
            defer { rest = rest[(end == rest.endIndex ? end : end + 1)...] }
            return rest[..<end]
        }
    }

    /// Hands every line after the heading to `body`; blank lines are left out.
    /// - Throws: what `body` throws.
    static func forEachLine(of data: Data, named file: String, _ body: (inout Line) throws -> Void) throws {
        try data.withUnsafeBytes { bytes in
            var number = 0
            var rest = bytes[...]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
                let hasReturn = end > rest.startIndex && rest[end - 1] == UInt8(ascii: "\r")
                let content = rest[..<(hasReturn ? end - 1 : end)]
                rest = rest[(end == rest.endIndex ? end : end + 1)...]
                number += 1
                if number == 1 || content.isEmpty { continue }
                var line = Line(content, misshapen: GeographyError(file: file, line: number))
                try body(&line)
            }
        }
    }
}
