/// The part of health, care or education that an organisation works in.
public enum Sector: String, Codable, Hashable, Sendable, CaseIterable {
    case acuteTrust, mentalHealthTrust, communityTrust, ambulanceTrust
    case primaryCare, careHome, homeCare, council, charity, integratedCareBoard
    case college, sixthForm, other

    /// The words on screens.
    public var title: String {
        switch self {
        case .acuteTrust: "Hospital trust"
        case .mentalHealthTrust: "Mental health trust"
        case .communityTrust: "Community health trust"
        case .ambulanceTrust: "Ambulance trust"
        case .primaryCare: "GP practice"
        case .careHome: "Care home"
        case .homeCare: "Home care"
        case .council: "Council"
        case .charity: "Charity"
        case .integratedCareBoard: "Integrated care board"
        case .college: "College"
        case .sixthForm: "Sixth form"
        case .other: "Other"
        }
    }

    /// Other ways people write this sector in their spreadsheets.
    var synonyms: [String] {
        switch self {
        case .acuteTrust: ["nhs trust", "acute", "acute trust", "trust", "hospital", "foundation trust", "nhs ft"]
        case .mentalHealthTrust: ["mental health", "mental health nhs trust"]
        case .communityTrust: ["community", "community trust", "community nhs trust"]
        case .ambulanceTrust: ["ambulance"]
        case .primaryCare: ["gp", "gp surgery", "primary care", "surgery", "medical centre", "pcn", "general practice"]
        case .careHome: ["residential home", "nursing home", "care", "residential care", "social care"]
        case .homeCare: ["domiciliary care", "domiciliary", "care at home"]
        case .council: ["local authority", "la", "borough council", "county council"]
        case .charity: ["voluntary", "voluntary sector", "vcse", "hospice", "third sector"]
        case .integratedCareBoard: ["icb", "nhs icb"]
        case .college: ["fe college", "further education", "provider", "fe"]
        case .sixthForm: ["sixth form college", "school sixth form", "6th form", "school"]
        case .other: ["other employer", "private"]
        }
    }

    /// The sector that a spreadsheet's words mean, if they mean one.
    public init?(matching text: String) {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return nil }
        let exact = Sector.allCases.first { folded($0.title) == wanted || $0.synonyms.contains(wanted) }
        guard let exact else { return nil }
        self = exact
    }
}
