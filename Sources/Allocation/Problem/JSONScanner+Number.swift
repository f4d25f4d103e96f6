extension JSONScanner {
    /// Passes over a number of a few digits and nothing else; `nil` where the number is another or none.
    mutating func shortNumber() -> Int32? {
        var end = position
        var value: Int32 = 0
        while end < position + 9, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) {
            value = value &* 10 &+ Int32(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end > position, end == position + 1 || bytes[position] != UInt8(ascii: "0") else { return nil }
        go(to: end)
        return value
    }

    /// Passes over a number; gives it when it is whole, however it is written. One too great to be held is the
    /// greatest or least that can be.
    mutating func wholeNumber() throws(LineFault) -> Int? {
        let isNegative = take("-")
        let digits = try passDigits()
        if digits.count > 1, bytes[digits.lowerBound] == UInt8(ascii: "0") { throw notJSON }
        guard let size = try Self.isSimpleEnd(bytes[position]) ? Self.value(of: self[digits]) : scaled(digits) else {
            return nil
        }
        return isNegative ? -size : size
    }

    private static func isSimpleEnd(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: ".") && byte != UInt8(ascii: "e") && byte != UInt8(ascii: "E")
    }

    /// Passes over a fraction and a power of ten; gives the number when it is whole all the same.
    private mutating func scaled(_ digits: Range<Int>) throws(LineFault) -> Int? {
        var fraction = position..<position
        if bytes[position] == UInt8(ascii: ".") {
            pass()
            fraction = try passDigits()
        }
        var power = 0
        if !Self.isSimpleEnd(bytes[position]) {
            if bytes[position] == UInt8(ascii: ".") { throw notJSON }
            pass()
            let isDown = bytes[position] == UInt8(ascii: "-")
            if isDown || bytes[position] == UInt8(ascii: "+") { pass() }
            let size = Self.value(of: self[try passDigits()])
            power = isDown ? -size : size
        }
        return Self.whole(Array(self[digits]), Array(self[fraction]), power)
    }

    private mutating func passDigits() throws(LineFault) -> Range<Int> {
        let begin = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { pass() }
        if begin == position { throw notJSON }
        return begin..<position
    }

    /// The number that digits stand for, or the greatest there is.
    private static func value(of digits: some Collection<UInt8>) -> Int {
        var value = 0
        for digit in digits {
            let (tens, isTooMuch) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooMuchInAll) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            if isTooMuch || isTooMuchInAll { return .max }
            value = sum
        }
        return value
    }

    /// Digits, a point, more digits, times a power of ten; `nil` when that is not whole.
    private static func whole(_ digits: [UInt8], _ fraction: [UInt8], _ power: Int) -> Int? {
        var all = digits + fraction
        let zeros = all.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        all.removeLast(zeros)
        if all.isEmpty { return 0 }
        let (places, isTooMuch) = power.addingReportingOverflow(zeros - fraction.count)
        if isTooMuch { return power > 0 ? .max : nil }
        if places < 0 { return nil }
        // More than a handful of noughts is too great anyway.
        return value(of: all + Array(repeating: UInt8(ascii: "0"), count: min(places, 20)))
    }
}
