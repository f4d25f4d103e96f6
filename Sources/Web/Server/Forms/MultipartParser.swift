import NIOCore

/// Reads the body of a `multipart/form-data` form that is in memory as a whole.
///
/// The boundary counts only at the start of a line, as RFC 2046 says, so that a file may hold the same letters.
struct MultipartParser {
    /// Why a body cannot be read as a form.
    enum Failure: Error {
        case malformed
        case tooManyFields
    }

    let boundary: String
    var maxFields = 5_000
    var maxPartHeadBytes = 8 << 10

    /// Reads all parts.
    func parse(_ body: ByteBuffer) throws(Failure) -> FormData {
        guard !boundary.isEmpty, boundary.utf8.count <= 70 else { throw .malformed }
        let bytes = Array(body.readableBytesView)
        let separator = Array("\r\n--\(boundary)".utf8)
        var form = FormData()
        var count = 0
        // A preamble before the first boundary is allowed and ignored.
        let startsAtOnce =
            bytes.starts(with: separator.dropFirst(2)) && Self.endsDelimiter(bytes, at: separator.count - 2)
        guard
            var position = startsAtOnce
                ? separator.count - 2 : Self.delimiter(separator, in: bytes, from: 0).map({ $0 + separator.count })
        else { throw .malformed }
        while !Self.has("--", in: bytes, at: position) {
            position = try skipLineEnd(bytes, at: position)
            guard let end = Self.delimiter(separator, in: bytes, from: position) else { throw .malformed }
            count += 1
            guard count <= maxFields else { throw .tooManyFields }
            try addPart(bytes[position..<end], to: &form)
            position = end + separator.count
        }
        return form
    }

    /// Where the next delimiter begins: a line that holds the boundary and nothing else but closing dashes or blanks.
    private static func delimiter(_ separator: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var start = start
        while let found = find(separator, in: bytes, from: start) {
            if endsDelimiter(bytes, at: found + separator.count) { return found }
            start = found + 1
        }
        return nil
    }

    private static func endsDelimiter(_ bytes: [UInt8], at position: Int) -> Bool {
        if has("--", in: bytes, at: position) { return true }
        let blanks = bytes[position...].prefix { $0 == 0x20 || $0 == 0x09 }
        return has("\r\n", in: bytes, at: position + blanks.count)
    }

    private func skipLineEnd(_ bytes: [UInt8], at position: Int) throws(Failure) -> Int {
        let blanks = bytes[position...].prefix { $0 == 0x20 || $0 == 0x09 }
        guard Self.has("\r\n", in: bytes, at: position + blanks.count) else { throw .malformed }
        return position + blanks.count + 2
    }

    private func addPart(_ part: ArraySlice<UInt8>, to form: inout FormData) throws(Failure) {
        let (head, content) = try splitPart(part)
        var disposition: HeaderParameters?
        var contentType = "application/octet-stream"
        for line in head.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed }
            let value = String(line[line.index(after: colon)...].trimmed)
            switch line[..<colon].lowercased() {
            case "content-disposition":
                guard disposition == nil, let parsed = HeaderParameters(value) else { throw .malformed }
                disposition = parsed
            case "content-type": contentType = value
            default: break
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition.parameters["name"],
            !name.isEmpty
        else { throw .malformed }
        if let fileName = disposition.parameters["filename"] {
            // A browser sends an empty nameless file for a field in which nothing was chosen.
            guard !fileName.isEmpty || !content.isEmpty else { return }
            let file = UploadedFile(
                name: Self.unescaped(fileName),
                contentType: contentType.limited(to: 200),
                bytes: ByteBuffer(bytes: content)
            )
            form.append(file, to: Self.unescaped(name))
        } else {
            guard let text = String(validating: content, as: UTF8.self), !content.contains(0) else { throw .malformed }
            form.append(text, to: Self.unescaped(name))
        }
    }

    private func splitPart(_ part: ArraySlice<UInt8>) throws(Failure) -> (head: String, content: ArraySlice<UInt8>) {
        let gap = Array("\r\n\r\n".utf8)
        guard let end = Self.find(gap, in: part, from: part.startIndex), end - part.startIndex <= maxPartHeadBytes,
            let head = String(validating: part[part.startIndex..<end], as: UTF8.self)
        else { throw .malformed }
        return (head, part[(end + gap.count)...])
    }

    /// Browsers write a quote and line ends within a name as `%22`, `%0D` and `%0A`, and nothing else.
    private static func unescaped(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    private static func has(_ text: StaticString, in bytes: [UInt8], at position: Int) -> Bool {
        let wanted = text.withUTF8Buffer { Array($0) }
        return position + wanted.count <= bytes.count && bytes[position..<position + wanted.count].elementsEqual(wanted)
    }

    private static func find<Bytes: RandomAccessCollection<UInt8>>(
        _ needle: [UInt8],
        in bytes: Bytes,
        from start: Int
    ) -> Int? where Bytes.Index == Int {
        let found = bytes.withContiguousStorageIfAvailable { storage -> Int? in
            let offset = start - bytes.startIndex
            guard offset >= 0, storage.count - offset >= needle.count else { return nil }
            var index = offset
            let last = storage.count - needle.count
            while index <= last {
                if storage[index] == needle[0] {
                    var matched = 1
                    while matched < needle.count, storage[index + matched] == needle[matched] { matched += 1 }
                    if matched == needle.count { return index + bytes.startIndex }
                }
                index += 1
            }
            return nil
        }
        return found ?? nil
    }
}
