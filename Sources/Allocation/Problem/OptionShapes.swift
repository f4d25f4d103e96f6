/// What the options of different students have in common: the text of an option around its numbers, and what it says.
///
/// The same place says the same to everybody but for a few numbers, so an option that looks like one that was read
/// before needs not be read again. Whatever looks different is read in full.
struct OptionShapes {
    private var shapes = BytePool<Shape>()
    /// There is no end to the options that a file may invent, but there is to what is remembered of them.
    private static let most = 1 << 14
    /// The longest beginning by which a shape is found.
    private static let longestBeginning = 64

    private final class Shape {
        let id: String
        let offer: SharedOffer
        let text: [UInt8]
        /// Which numbers there are, and where in the text each would stand.
        let numbers: [(key: OptionKey, place: Int)]

        init(id: String, offer: SharedOffer, text: [UInt8], numbers: [(key: OptionKey, place: Int)]) {
            self.id = id
            self.offer = offer
            self.text = text
            self.numbers = numbers
        }
    }

    /// Passes over an option that is known but for its numbers, if that is what comes next.
    func option(_ scanner: inout JSONScanner) -> Problem.Option? {
        guard let beginning = Self.beginning(scanner), let number = shapes.index(of: beginning) else { return nil }
        let shape = shapes[number]
        let start = scanner.position
        var costs = Problem.Option.Costs(preference: 0, travel: 0, split: 0, unwanted: 0)
        let isKnown = shape.text.withUnsafeBufferPointer { text in
            var passed = 0
            for (key, place) in shape.numbers {
                guard scanner.take(UnsafeBufferPointer(rebasing: text[passed..<place])),
                    let cost = scanner.shortNumber()
                else { return false }
                costs[key] = cost
                passed = place
            }
            return scanner.take(UnsafeBufferPointer(rebasing: text[passed...]))
        }
        if isKnown { return Problem.Option(id: shape.id, costs: costs, offer: shape.offer) }
        scanner.go(to: start)
        return nil
    }

    /// Remembers an option that was read.
    /// - Parameters:
    ///   - start: Where it begins; the scanner stands behind its end.
    ///   - numbers: Its numbers, and where each stands in the line.
    mutating func learn(
        _ option: Problem.Option,
        from start: Int,
        _ numbers: [(key: OptionKey, place: Range<Int>)],
        _ scanner: JSONScanner
    ) {
        var line = scanner
        line.go(to: start)
        guard shapes.count < Self.most, let beginning = Self.beginning(line), shapes.index(of: beginning) == nil
        else { return }
        var text: [UInt8] = []
        var places: [(key: OptionKey, place: Int)] = []
        var passed = start
        for (key, place) in numbers {
            text += scanner[passed..<place.lowerBound]
            places.append((key, text.count))
            passed = place.upperBound
        }
        text += scanner[passed..<scanner.position]
        let shape = Shape(id: option.id, offer: option.offer, text: text, numbers: places)
        _ = shapes.append(shape, for: beginning)
    }

    /// The text up to the end of the first key's value, if that is a text: most files begin an option with its id.
    private static func beginning(_ scanner: JSONScanner) -> UnsafeBufferPointer<UInt8>? {
        let end = min(scanner.position + longestBeginning, scanner.bytes.count)
        var quotes = 0
        for place in scanner.position..<end where scanner.bytes[place] == UInt8(ascii: "\"") {
            quotes += 1
            if quotes == 4 { return scanner[scanner.position...place] }
        }
        return nil
    }
}

extension Problem.Option.Costs {
    /// The number that stands under a key.
    subscript(key: OptionKey) -> Int32 {
        get {
            switch key {
            case .preference: preference
            case .travel: travel
            case .split: split
            default: unwanted
            }
        }
        set {
            switch key {
            case .preference: preference = newValue
            case .travel: travel = newValue
            case .split: split = newValue
            default: unwanted = newValue
            }
        }
    }
}
