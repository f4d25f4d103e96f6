import Domain
import Store

/// How many fit at once under a ceiling, with the name of what says so.
struct CeilingRow: Sendable {
    let name: String
    let limit: Int

    /// The ceilings of some organisations, their sites and their areas.
    static func of(_ organisations: Set<ID<Organisation>>, _ reader: any Reader) throws -> [Ceiling: CeilingRow] {
        let ids = organisations.sorted()
        let areas = try reader.all("SELECT * FROM area WHERE organisation_id IN \(list: ids)", as: Area.self)
        let sites = try reader.all("SELECT * FROM site WHERE organisation_id IN \(list: ids)", as: Site.self)
        let owners = try reader.all("SELECT * FROM organisation WHERE id IN \(list: ids)", as: Organisation.self)
        var found: [Ceiling: CeilingRow] = [:]
        for area in areas { found.add(area.ceilings, area.name) }
        for site in sites { found.add(site.ceilings, site.name) }
        for organisation in owners { found.add(organisation.ceilings, organisation.name) }
        return found
    }
}

extension [Ceiling: CeilingRow] {
    fileprivate mutating func add(_ limits: [Ceiling: Int], _ name: String) {
        for (ceiling, limit) in limits { self[ceiling] = CeilingRow(name: name, limit: limit) }
    }
}
