/// The kind of place a student would work in: what students rank and what rotations combine.
public enum Setting: String, Codable, Hashable, Sendable, CaseIterable {
    case hospitalWard, maternity, childrensWard, mentalHealth, community, therapy
    case primaryCare, careHome, homeCare, dental, laboratory, pharmacy
    case digital, administration, engineering, other

    /// The words on screens.
    public var title: String {
        switch self {
        case .hospitalWard: "Hospital ward"
        case .maternity: "Maternity"
        case .childrensWard: "Children's ward"
        case .mentalHealth: "Mental health"
        case .community: "Community team"
        case .therapy: "Therapy team"
        case .primaryCare: "GP practice"
        case .careHome: "Care home"
        case .homeCare: "Home care"
        case .dental: "Dental practice"
        case .laboratory: "Laboratory"
        case .pharmacy: "Pharmacy"
        case .digital: "Digital team"
        case .administration: "Office and administration"
        case .engineering: "Estates and engineering"
        case .other: "Other"
        }
    }

    /// Words in spreadsheets and preferences that point to this setting, folded.
    public var synonyms: [String] {
        switch self {
        case .hospitalWard:
            [
                "ward", "hospital", "acute", "adult nursing", "adult ward", "elderly care", "a&e",
                "emergency department",
                "surgical", "medical ward", "theatres", "outpatients",
            ]
        case .maternity: ["midwifery", "antenatal", "postnatal", "delivery suite", "labour ward"]
        case .childrensWard: ["children", "paediatrics", "paediatric", "neonatal", "children and young people"]
        case .mentalHealth: ["camhs", "mental health ward", "psychiatric", "memory clinic"]
        case .community: ["community", "district nursing", "community nursing", "health visiting"]
        case .therapy: ["physiotherapy", "physio", "occupational therapy", "therapies", "speech and language", "ahp"]
        case .primaryCare: ["gp", "surgery", "primary care", "medical centre", "health centre", "general practice"]
        case .careHome: ["nursing home", "residential", "residential home", "social care", "residential care"]
        case .homeCare: ["domiciliary", "domiciliary care", "care at home"]
        case .dental: ["dentist", "dental", "dental nursing"]
        case .laboratory: ["lab", "pathology", "laboratory sciences", "labs", "science"]
        case .pharmacy: ["dispensary", "medicines"]
        case .digital: ["it", "ict", "digital", "data", "informatics", "software", "cyber"]
        case .administration: ["admin", "office", "business", "finance", "hr", "management", "reception"]
        case .engineering: ["estates", "facilities", "maintenance", "engineering", "ebme", "medical engineering"]
        case .other: []
        }
    }

    /// The setting that some words mean, trying the whole text first and then the longest synonym inside it.
    public init?(matching text: String) {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return nil }
        if let exact = Setting.allCases.first(where: { folded($0.title) == wanted || $0.synonyms.contains(wanted) }) {
            self = exact
            return
        }
        let padded = " \(wanted) "
        let candidates = Setting.allCases.flatMap { setting in
            ([folded(setting.title)] + setting.synonyms).filter { padded.contains(" \($0) ") }.map {
                (setting, $0.count)
            }
        }
        guard let best = candidates.max(by: { $0.1 < $1.1 }) else { return nil }
        self = best.0
    }
}
