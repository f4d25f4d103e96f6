import Domain
import Foundation

/// Thinks out the made-up system. The same seed, clock and source of ids make the same rows.
struct DemoBuilder {
    let trellis: Trellis
    let today: Day
    let year: AcademicYear
    var rows: DemoRows
    private var random: SplitMix64

    // What has been made so far, by the names in the content.
    var colleges: [String: Organisation] = [:]
    var employers: [String: Organisation] = [:]
    var towns: [ID<Site>: DemoTown] = [:]
    var homes: [ID<Student>: DemoTown] = [:]
    var filled: Set<ID<Offer>> = []
    var stories: Set<ID<Student>> = []
    private var usedNames: Set<String> = []
    private var usedULNs: Set<String> = []
    private var phones = 0

    init(_ trellis: Trellis, seed: UInt64) {
        self.trellis = trellis
        today = trellis.today
        year = AcademicYear(containing: trellis.today)
        random = SplitMix64(seed: seed)
        rows = DemoRows(
            system: System(
                id: trellis.newID(),
                code: "MERCIA",
                name: "Mercia Vale health and care system",
                places: DemoTown.all.map(\.name).sorted(),
                isDemo: true,
                createdAt: trellis.now().addingTimeInterval(-36 * 86_400)
            )
        )
    }

    /// All rows with what has happened since.
    mutating func build() throws -> DemoRows {
        try addColleges()
        try addTrusts()
        try addEmployers()
        try addStudents()
        try addPlacements()
        try addHistory()
        try addNotes()
        addWardGroups()
        addIntentions()
        try addCalendar()
        return rows
    }

    var systemID: ID<System> { rows.system.id }

    // MARK: - Chance

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick<T>(_ choices: [T]) -> T { choices[number(0...(choices.count - 1))] }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func shuffled<T>(_ items: [T]) -> [T] { items.shuffled(using: &random) }

    // MARK: - Small things

    /// A name that nobody else in the system has.
    mutating func name() -> (given: String, family: String) {
        while true {
            let name = (given: pick(DemoWords.givenNames), family: pick(DemoWords.familyNames))
            if usedNames.insert("\(name.given) \(name.family)").inserted { return name }
        }
    }

    /// A postcode in a town's real district. The inward part is drawn, and stands for no address.
    mutating func postcode(in town: DemoTown) throws -> Postcode {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ").map(String.init)
        return try Postcode("\(pick(town.outcodes)) \(number(1...4))\(pick(letters))\(pick(letters))")
    }

    /// A telephone number of a range that is kept free for drama.
    mutating func phone() throws -> PhoneNumber {
        phones += 1
        let digits = String(1000 + phones % 1000).dropFirst()
        return try PhoneNumber(phones.isMultiple(of: 3) ? "07700 900\(digits)" : "01632 960\(digits)")
    }

    func email(_ name: String, at domain: String) throws -> EmailAddress {
        let words = folded(name).split(separator: " ").map { $0.filter { $0.isASCII && ($0.isLetter || $0 == "-") } }
        return try EmailAddress("\(words.joined(separator: "."))@\(domain)")
    }

    /// A made-up learner number whose check digit fits.
    mutating func uln() throws -> ULN {
        while true {
            let digits = [9, 0, 0] + (0..<6).map { _ in number(0...9) }
            let remainder = zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11
            let text = (digits + [10 - remainder]).map(String.init).joined()
            if remainder > 0, usedULNs.insert(text).inserted { return try ULN(text) }
        }
    }

    /// Where a fact came from and how old it is.
    mutating func provenance(old: Bool = false) -> (source: String, asAt: Day) {
        let asAt = today.adding(days: -(old ? number(95...230) : number(3...70)))
        let source =
            switch number(1...10) {
            case 1...6: "Capacity return, \(asAt.formatted())"
            case 7, 8: "Phone call"
            case 9: "E-mail, \(asAt.formatted())"
            default: "Visit"
            }
        return (source, asAt)
    }

    /// A time of day so many days ago, in the working day.
    func moment(daysAgo days: Int, hour: Double) -> Date {
        let midnight = floor(trellis.now().timeIntervalSince1970 / 86_400) * 86_400
        return Date(timeIntervalSince1970: midnight - Double(days) * 86_400 + hour * 3600)
    }
}
