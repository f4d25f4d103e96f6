import Allocation
import Foundation
import Testing

/// Damaged files: read as a valid problem or told in one sentence, and never anything else.
@Suite struct ProblemFuzzTests {
    /// Pieces that are wrong in most places.
    private static let splices = [
        "-1", "1.5", "1e400", "1e-400", "99999999999999999999999", "1000000001", "-0", "01", "null", "true", "\"\"",
        "[]", "{}",
        "{\"version\":1}", "\"unplaced\"", "\\", "\"", ",", ":", "}", "]", "\\ud800", "\u{0}", "\u{FEFF}", "é", "\r",
        "\n", "\n\n",
    ]

    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        if bytes.isEmpty { return }
        let place = random.below(bytes.count)
        switch random.below(9) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = UInt8(random.below(256))
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(20)))
        case 3: bytes.removeSubrange(place...)
        case 4: bytes.insert(contentsOf: splices[random.below(splices.count)].utf8, at: place)
        case 5:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.insert(lines[random.below(lines.count)], at: random.below(lines.count))
            bytes = Array(lines.joined(separator: [0x0A]))
        case 6:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.swapAt(random.below(lines.count), random.below(lines.count))
            bytes = Array(lines.joined(separator: [0x0A]))
        case 7:
            // A number of the file becomes another.
            let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
            if let begin = bytes[place...].firstIndex(where: isDigit) {
                let end = bytes[begin...].firstIndex { !isDigit($0) } ?? bytes.endIndex
                bytes.replaceSubrange(begin..<end, with: splices[random.below(8)].utf8)
            }
        default:
            let nest = [["[", "{\"a\":", "[[\"", "{\"student\":"][random.below(4)]]
            bytes.insert(
                contentsOf: nest.flatMap { Array(repeating: Array($0.utf8), count: 5_000).joined() },
                at: place
            )
        }
    }

    @Test(arguments: 0..<6) func `a damaged file is a valid problem or one sentence`(batch: Int) throws {
        var random = SplitMix(seed: UInt64(batch))
        let schema = try ProblemSchemaTests.schema()
        var (valid, told) = (0, 0)
        for round in 0..<300 {
            let whole = Array(ProblemWriter.write(SmallInstances.drawWithPolicy(UInt64(batch * 1_000 + round % 50))))
            var damaged = whole
            for _ in 0..<(1 + random.below(3)) { Self.damage(&damaged, &random) }
            let lines = damaged.split(separator: 0x0A, omittingEmptySubsequences: false)
            do throws(ProblemFault) {
                let problem = try Self.read(damaged, &random)
                valid += 1
                #expect(throws: Never.self) { try problem.validate() }
                #expect(try ProblemReader.read(ProblemWriter.write(problem)) == problem)
                // What is read is JSON for others as well, and what the schema allows.
                for line in lines where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                    #expect(schema.allows(line: String(decoding: line, as: UTF8.self)))
                }
            } catch {
                told += 1
                let line = try #require(error.line)
                #expect((1...max(1, lines.count)).contains(line))
                #expect(!error.path.isEmpty && error.description.hasSuffix("."), "\(error)")
                #expect(error.description.count < 400 && !error.description.contains("\n"), "\(error)")
                if error.reason.hasPrefix("this is not JSON") {
                    let written = String(decoding: lines[line - 1], as: UTF8.self)
                    // The other reader lets a comma stand before a bracket, which JSON does not.
                    let other = try? JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed)
                    #expect(other == nil || written.contains(/,\s*[}\]]/), "\(error) \(written)")
                }
            }
        }
        #expect(valid > 5 && told > 100, "\(valid) valid, \(told) told")
    }

    /// Reads in pieces of any size, as a file comes through a pipe.
    private static func read(_ bytes: [UInt8], _ random: inout SplitMix) throws(ProblemFault) -> Problem {
        var reader = ProblemReader()
        var begin = 0
        while begin < bytes.count {
            let end = min(bytes.count, begin + 1 + random.below(bytes.count))
            try reader.append(Data(bytes[begin..<end]))
            begin = end
        }
        return try reader.finish()
    }

    @Test func `a line of deep nesting is told, however deep`() throws {
        let head = "{\"version\":1}\n"
        for depth in [10_000, 1_000_000] {
            for nest in [
                "[", "{\"student\":", "{\"provider\":{\"id\":", "{\"cohort\":{\"minimum\":1,\"options\":[[", "{\"x\":[",
            ] {
                let text = head + String(repeating: nest, count: depth)
                let fault = try #require(throws: ProblemFault.self) { _ = try ProblemReader.read(Data(text.utf8)) }
                #expect(fault.line == 2)
                #expect(fault.description.count < 400)
            }
        }
    }
}
