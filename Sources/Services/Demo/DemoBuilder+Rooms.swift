import Domain

extension DemoBuilder {
    /// What the two sides have written, each in its own room.
    mutating func addNotes() throws {
        let kim = rows.actors(.coordinator, on: today).first
        let (sixKilns, sowValley) = (employers[DemoTrust.sixKilns.name], employers[DemoTrust.sowValley.name])
        try add(.host, by: lead(.employerLead, of: sowValley), daysAgo: 12) {
            "We hold one induction a month and have six chairs to spare. Send the names two weeks before."
        }
        try add(.host, by: kim, about: employers["Willow Bank Care Home"], daysAgo: 8) {
            "They would rather begin together with a larger home. Who could be their partner in spring?"
        }
        try add(.host, by: lead(.employerLead, of: sixKilns), daysAgo: 3) {
            """
            Thank you, we would like to send four people to your induction in January.
            Is the fire training on the same day?
            """
        }
        try add(.college, by: lead(.providerLead, of: colleges["Kilnfield College"]), daysAgo: 11) {
            "Checks took nine weeks this autumn. Next year we ask students to begin with them in June."
        }
        try add(.college, by: kim, about: sixKilns, daysAgo: 6) {
            "Uniforms have to be ordered four weeks ahead. Please send sizes with the list of students."
        }
        try add(.college, by: lead(.providerLead, of: colleges["Sow Valley College"]), daysAgo: 2) {
            "Our minibus to the Stafford sites has five free seats on Thursdays. Ask us if you want to share it."
        }
    }

    private func lead(_ role: Role, of organisation: Organisation?) -> Actor? {
        organisation.flatMap { rows.actors(role, of: $0.id, on: today).first }
    }

    private mutating func add(
        _ room: Room,
        by author: Actor?,
        about subject: Organisation? = nil,
        daysAgo: Int,
        _ text: () -> String
    ) throws {
        guard let author, let id = author.userID else { return }
        let own = rows.organisations.first { $0.id == author.organisationID }
        let note = Note(
            id: trellis.newID(),
            systemID: systemID,
            room: room,
            organisationID: subject?.id,
            authorID: id,
            writtenFor: own?.name ?? author.role.title,
            text: text(),
            at: moment(daysAgo: daysAgo, hour: 9 + Double(daysAgo) / 4)
        )
        rows.notes.append(note)
    }
}
