public import Domain

/// Organisations with their sites, areas and people, and the map.
public enum NetworkRoute: RoutePart {
    case organisations
    case exportOrganisations(ExportFormat)
    case newOrganisation
    case organisation(ID<Organisation>)
    case editOrganisation(ID<Organisation>)
    /// Archives an organisation, or brings it back.
    case archiveOrganisation(ID<Organisation>)
    /// The page that prints on one A4 sheet.
    case organisationSummary(ID<Organisation>)
    case editInterest(ID<Organisation>)
    /// What an employer may offer, before it is an offer.
    case mayOffer(ID<Organisation>)
    case newSite(ID<Organisation>)
    case editSite(ID<Site>)
    case newArea(ID<Site>)
    case editArea(ID<Area>)
    case newPerson(ID<Organisation>)
    case editPerson(ID<Person>)
    case map

    public init?(_ segments: [String]) {
        guard let first = segments.first else { return nil }
        switch (first, segments.count) {
        case ("map", 1): self = .map
        case ("organisations", 1): self = .organisations
        case ("organisations", 2):
            switch segments[1] {
            case "new": self = .newOrganisation
            default:
                if let format = ExportFormat(segment: segments[1]) {
                    self = .exportOrganisations(format)
                } else if let id = ID<Organisation>(segments[1]) {
                    self = .organisation(id)
                } else {
                    return nil
                }
            }
        case ("organisations", 3...4):
            guard let id = ID<Organisation>(segments[1]) else { return nil }
            switch segments.dropFirst(2).joined(separator: "/") {
            case "edit": self = .editOrganisation(id)
            case "archive": self = .archiveOrganisation(id)
            case "summary": self = .organisationSummary(id)
            case "interest": self = .editInterest(id)
            case "may-offer": self = .mayOffer(id)
            case "sites/new": self = .newSite(id)
            case "people/new": self = .newPerson(id)
            default: return nil
            }
        case ("sites", 3):
            guard let id = ID<Site>(segments[1]), segments[2] == "edit" else { return nil }
            self = .editSite(id)
        case ("sites", 4):
            guard let id = ID<Site>(segments[1]), segments[2...] == ["areas", "new"] else { return nil }
            self = .newArea(id)
        case ("areas", 3):
            guard let id = ID<Area>(segments[1]), segments[2] == "edit" else { return nil }
            self = .editArea(id)
        case ("people", 3):
            guard let id = ID<Person>(segments[1]), segments[2] == "edit" else { return nil }
            self = .editPerson(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .organisations: ["organisations"]
        case .exportOrganisations(let format): ["organisations", format.segment]
        case .newOrganisation: ["organisations", "new"]
        case .organisation(let id): ["organisations", id.description]
        case .editOrganisation(let id): ["organisations", id.description, "edit"]
        case .archiveOrganisation(let id): ["organisations", id.description, "archive"]
        case .organisationSummary(let id): ["organisations", id.description, "summary"]
        case .editInterest(let id): ["organisations", id.description, "interest"]
        case .mayOffer(let id): ["organisations", id.description, "may-offer"]
        case .newSite(let id): ["organisations", id.description, "sites", "new"]
        case .editSite(let id): ["sites", id.description, "edit"]
        case .newArea(let id): ["sites", id.description, "areas", "new"]
        case .editArea(let id): ["areas", id.description, "edit"]
        case .newPerson(let id): ["organisations", id.description, "people", "new"]
        case .editPerson(let id): ["people", id.description, "edit"]
        case .map: ["map"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .organisations, .exportOrganisations, .organisation, .organisationSummary, .map: .get
        case .archiveOrganisation: .post
        default: .both
        }
    }

    public static var samples: [NetworkRoute] {
        let organisation = ID<Organisation>.sample
        return [
            .organisations, .exportOrganisations(.xlsx), .exportOrganisations(.csv), .newOrganisation,
            .organisation(organisation), .editOrganisation(organisation), .archiveOrganisation(organisation),
            .organisationSummary(organisation), .editInterest(organisation), .mayOffer(organisation),
            .newSite(organisation),
            .editSite(.sample), .newArea(.sample), .editArea(.sample), .newPerson(organisation), .editPerson(.sample),
            .map,
        ]
    }
}
