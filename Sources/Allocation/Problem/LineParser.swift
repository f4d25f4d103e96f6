/// Reads the values of a line: texts, numbers, lists and objects of which every key is known.
struct LineParser {
    var scanner = JSONScanner()
    var pool = TextPool()
    var shapes = OptionShapes()
    /// The options of the student at hand; kept, so that a student's own list is made once, of the right length.
    var options: [Problem.Option] = []

    /// An object while it is read.
    struct Object<Key: LineKey> {
        /// The way to the object: `student`, or `student.options` and a position.
        let name: StaticString
        var index: Int?
        /// A bit for each key that was there.
        private var seen: UInt32 = 0
        private var isBegun = false
        /// Which key probably comes next: files keep to an order.
        private var guess = 0

        init(_ name: StaticString, _ index: Int? = nil) {
            self.name = name
            self.index = index
        }

        var path: String {
            guard let index else { return "\(name)" }
            return "\(name)[\(index)]"
        }

        func path(_ key: String) -> String {
            let path = path
            return path.isEmpty ? key : "\(path).\(key)"
        }

        func path(_ key: Key) -> String { path(key.rawValue) }
    }

    /// Reads up to the value of the next key; `nil` at the end of the object.
    mutating func nextKey<Key: LineKey>(_ object: inout Object<Key>) throws(LineFault) -> Key? {
        try object.next(&scanner)
    }

    /// Reads a text and gives its number in the pool.
    mutating func text(_ path: @autoclosure () -> String) throws(LineFault) -> Int {
        try scanner.expect(.text, path())
        let (content, isEscaped) = try scanner.text()
        let number = isEscaped ? pool.text(try scanner.unescaped(content)) : pool.text(scanner[content])
        guard let number else {
            throw LineFault("line", "byte \(content.lowerBound + 1) begins a text that is not UTF-8; save it as UTF-8")
        }
        return number
    }

    mutating func string(_ path: @autoclosure () -> String) throws(LineFault) -> String {
        let number = try text(path())
        return pool.text(number)
    }

    mutating func number(_ path: @autoclosure () -> String) throws(LineFault) -> Int {
        try scanner.expect(.number, path())
        guard let number = try scanner.wholeNumber() else { throw LineFault(path(), JSONKind.number.request) }
        return number
    }

    /// Reads a list, item by item.
    mutating func list(
        _ path: @autoclosure () -> String,
        _ item: (inout LineParser, _ position: Int) throws(LineFault) -> Void
    ) throws(LineFault) {
        try scanner.expect(.list, path())
        _ = scanner.take("[")
        if scanner.take("]") { return }
        var position = 0
        repeat {
            try item(&self, position)
            position += 1
        } while scanner.take(",")
        guard scanner.take("]") else { throw scanner.notJSON }
    }

    mutating func strings(_ path: @autoclosure () -> String) throws(LineFault) -> [String] {
        var strings: [String] = []
        try list(path()) { (parser, position) throws(LineFault) in
            strings.append(try parser.string("\(path())[\(position)]"))
        }
        return strings
    }

    /// Reads a list of texts and gives its number in the pool: a list that was read before is only passed over.
    mutating func sharedStrings(_ path: @autoclosure () -> String) throws(LineFault) -> Int {
        try scanner.expect(.list, path())
        let begin = scanner.position
        // What was read before up to a bracket is a whole list; where a text has one in it, nothing was.
        if let end = scanner.next("]"), let known = pool.list(scanner[begin...end]) {
            scanner.go(to: end + 1)
            return known
        }
        try list(path()) { (parser, position) throws(LineFault) in
            try parser.scanner.expect(.text, "\(path())[\(position)]")
            _ = try parser.scanner.text()
        }
        let end = scanner.position
        if let known = pool.list(scanner[begin..<end]) { return known }
        scanner.go(to: begin)
        let strings = try strings(path())
        return pool.append(strings, for: scanner[begin..<end])
    }
}

extension LineParser.Object {
    fileprivate mutating func next(_ scanner: inout JSONScanner) throws(LineFault) -> Key? {
        if !isBegun {
            try scanner.expect(.object, path.isEmpty ? "line" : path)
            _ = scanner.take("{")
            isBegun = true
            if scanner.take("}") { return try end() }
        } else {
            if scanner.take("}") { return try end() }
            guard scanner.take(",") else { throw scanner.notJSON }
        }
        if Key.table.take(guess, &scanner) { return try key(guess) }
        let (content, isEscaped) = try scanner.text()
        let key = try isEscaped ? key(scanner.unescaped(content)) : key(scanner[content])
        guard scanner.take(":") else { throw scanner.notJSON }
        return key
    }

    private mutating func key(_ bytes: some Collection<UInt8>) throws(LineFault) -> Key {
        guard let number = Key.table.number(of: bytes) else {
            let name = bytes.isEmpty ? "\"\"" : String(decoding: bytes, as: UTF8.self).told
            throw LineFault(path(name), "this key is not known here; the keys are \(Key.table.list)")
        }
        return try key(number)
    }

    private mutating func key(_ number: Int) throws(LineFault) -> Key {
        guess = number + 1
        let key = Key.table.keys[number]
        if seen & 1 << number != 0 { throw LineFault(path(key), "the key is given twice; give it once") }
        seen |= 1 << number
        return key
    }

    private func end() throws(LineFault) -> Key? {
        let missing = Key.table.required & ~seen
        if missing == 0 { return nil }
        let key = Key.table.keys[missing.trailingZeroBitCount]
        throw LineFault(path(key), "the key is missing; add \"\(key.rawValue)\"")
    }
}
