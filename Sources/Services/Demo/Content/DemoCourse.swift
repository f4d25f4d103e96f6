import Domain

/// A course that students of the made-up system take.
enum DemoCourse: String, Hashable, Sendable, CaseIterable {
    case adult, midwifery, mentalHealth, children, therapy, dental, science
    case digitalSupport, software, administration, maintenance

    var tLevelCode: String {
        switch self {
        case .adult, .midwifery, .mentalHealth, .children, .therapy, .dental: "health"
        case .science: "healthcare-science"
        case .digitalSupport: "digital-support"
        case .software: "digital-software-development"
        case .administration: "management-and-administration"
        case .maintenance: "engineering-maintenance"
        }
    }

    var specialismCode: String {
        switch self {
        case .adult: "ZTLOS013"
        case .midwifery: "ZTLOS014"
        case .mentalHealth: "ZTLOS015"
        case .children: "ZTLOS016"
        case .therapy: "ZTLOS017"
        case .dental: "ZTLOS055"
        case .science: "ZTLOS018"
        case .digitalSupport: "ZTLOS093"
        case .software: "ZTLOS090"
        case .administration: "ZTLOS040"
        case .maintenance: "ZTLOS045"
        }
    }

    /// What colleges call the group.
    var groupName: String {
        switch self {
        case .adult: "Adult nursing"
        case .midwifery: "Midwifery"
        case .mentalHealth: "Mental health"
        case .children: "Children and young people"
        case .therapy: "Therapy"
        case .dental: "Dental nursing"
        case .science: "Healthcare science"
        case .digitalSupport: "Digital support"
        case .software: "Digital software"
        case .administration: "Business support"
        case .maintenance: "Engineering maintenance"
        }
    }

    /// What its students like to ask for, in the words of colleges.
    var wishes: [String] {
        switch self {
        case .adult: ["Hospital ward", "A&E", "GP", "Care home", "District nursing", "Outpatients"]
        case .midwifery: ["Maternity", "Antenatal", "Labour ward"]
        case .mentalHealth: ["Mental health", "CAMHS", "Community team"]
        case .children: ["Children’s ward", "Neonatal", "Health visiting"]
        case .therapy: ["Physiotherapy", "Occupational therapy", "Speech and language"]
        case .dental: ["Dental practice"]
        case .science: ["Laboratory", "Pathology", "Pharmacy"]
        case .digitalSupport, .software: ["Digital team", "IT", "Data"]
        case .administration: ["Finance", "HR", "GP", "Office and administration"]
        case .maintenance: ["Estates", "Medical engineering"]
        }
    }
}
