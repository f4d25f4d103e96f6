public import Domain

/// The words for the codes and ids that supply and demand are about.
public struct SupplyNames: Sendable {
    let tLevels: [String: String]
    let specialisms: [String: String]
    let colleges: [ID<Organisation>: String]

    public init(tLevels: [String: String], specialisms: [String: String], colleges: [ID<Organisation>: String] = [:]) {
        self.tLevels = tLevels
        self.specialisms = specialisms
        self.colleges = colleges
    }

    func tLevel(_ code: String) -> String { tLevels[code] ?? code }

    func specialism(_ code: String) -> String { specialisms[code] ?? code }

    func college(_ id: ID<Organisation>) -> String { colleges[id] ?? "this college" }

    /// A course in words, for example "Health: Supporting the Midwifery Team".
    func course(_ tLevel: String, _ specialism: String?) -> String {
        guard let specialism else { return self.tLevel(tLevel) }
        return "\(self.tLevel(tLevel)): \(self.specialism(specialism))"
    }
}
