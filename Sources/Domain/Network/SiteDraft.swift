/// The form of a site, as typed.
public struct SiteDraft: Hashable, Sendable {
    public var name = ""
    public var address = ""
    public var postcode = ""
    public var studentsAtOnce = ""
    public var learnersAtOnce = ""
    /// Whether the site is no longer used.
    public var isArchived = false

    public init() {}

    /// The form that shows a site as it is.
    public init(_ site: Site) {
        name = site.name
        address = site.address
        postcode = site.postcode?.description ?? ""
        studentsAtOnce = site.studentsAtOnce.map(String.init) ?? ""
        learnersAtOnce = site.learnersAtOnce.map(String.init) ?? ""
        isArchived = site.archivedAt != nil
    }

    /// The site that the form describes, not archived.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Site>,
        systemID: ID<System>,
        organisationID: ID<Organisation>
    ) throws(InvalidDraft) -> Site {
        var reader = DraftReader()
        let name = reader.required(name, "name", "the name of the site")
        let address = reader.optional(address, "address", atMost: 400)
        let postcode = reader.value(postcode, "postcode") { (text) throws(InvalidValue) in try Postcode(text) }
        let atOnce = reader.number(studentsAtOnce, "studentsAtOnce", "Students at once", in: 0...1000)
        let learners = reader.number(learnersAtOnce, "learnersAtOnce", "Learners at once", in: 0...5000)
        try reader.finish()
        return Site(
            id: id,
            systemID: systemID,
            organisationID: organisationID,
            name: name,
            address: address,
            postcode: postcode,
            studentsAtOnce: atOnce,
            learnersAtOnce: learners
        )
    }
}
