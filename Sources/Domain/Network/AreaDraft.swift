/// The form of an area, as typed.
public struct AreaDraft: Hashable, Sendable {
    public var name = ""
    /// Raw value of `Setting`.
    public var setting = ""
    public var minimumAge = ""
    public var learnersAtOnce = ""
    public var supervisors = ""
    public var learnersPerSupervisor = ""
    public var notes = ""
    /// Whether the area no longer hosts anybody.
    public var isArchived = false

    public init() {}

    /// The form that shows an area as it is.
    public init(_ area: Area) {
        name = area.name
        setting = area.setting.rawValue
        minimumAge = area.minimumAge.map(String.init) ?? ""
        learnersAtOnce = area.learnersAtOnce.map(String.init) ?? ""
        supervisors = area.supervisors.map(String.init) ?? ""
        learnersPerSupervisor = area.learnersPerSupervisor.map(String.init) ?? ""
        notes = area.notes
        isArchived = area.archivedAt != nil
    }

    /// The area that the form describes, not archived.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(id: ID<Area>, at site: Site) throws(InvalidDraft) -> Area {
        var reader = DraftReader()
        let name = reader.required(name, "name", "the name of the area")
        let setting = reader.choice(setting, "setting", "the kind of place", as: Setting.self)
        let minimumAge = reader.number(minimumAge, "minimumAge", "The minimum age", in: 14...25)
        let learners = reader.number(learnersAtOnce, "learnersAtOnce", "Learners at once", in: 1...500)
        let supervisors = reader.number(supervisors, "supervisors", "Supervisors", in: 0...200)
        let each = reader.number(
            learnersPerSupervisor,
            "learnersPerSupervisor",
            "Learners for each supervisor",
            in: 1...20
        )
        if each != nil, supervisors == nil, self.supervisors.trimmed.isEmpty {
            reader.fault("supervisors", "Enter the number of supervisors too, or leave both empty")
        }
        let notes = reader.optional(notes, "notes")
        try reader.finish()
        guard let setting else { throw InvalidDraft("setting", "Choose the kind of place") }
        return Area(
            id: id,
            systemID: site.systemID,
            organisationID: site.organisationID,
            siteID: site.id,
            name: name,
            setting: setting,
            minimumAge: minimumAge,
            learnersAtOnce: learners,
            supervisors: supervisors,
            learnersPerSupervisor: each,
            notes: notes
        )
    }
}
