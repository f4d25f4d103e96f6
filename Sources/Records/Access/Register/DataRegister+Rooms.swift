import Domain

extension DataRegister {
    /// What is written in the rooms of employers and of colleges.
    static let rooms: [DataTable] = [
        DataTable(
            "note",
            "Notes that only employers or only colleges read",
            retention: .notes,
            about: [.user: .column("author_id")],
            fate: .stay("What a side has agreed stays until its time is over; the name goes with the account."),
            .business(.placing, "author_id", of: .user),
            .sensitive(.placing, "text").sealed(),
            .open(.placing, "room", "organisation_id", "written_for", "at", "withdrawn_at"),
            .open(.placing, "id", "system_id").heldBack(wiring)
        )
    ]
}
