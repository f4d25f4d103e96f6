import Domain

extension DataRegister {
    /// The rounds in which employers are asked for places.
    static let rounds: [DataTable] = [
        DataTable(
            "capacity_round",
            "Rounds in which employers are asked for places",
            retention: .network,
            .open(.placing, "id", "system_id", "name", "year", "asks", "message", "closes_on", "release_on"),
            .open(.placing, "opened_at", "closed_at", "released_at")
        ),
        DataTable(
            "round_member",
            "Who is asked in a round",
            retention: .network,
            .open(.placing, "id", "system_id", "round_id", "organisation_id", "left_out", "quiet_until"),
            .open(.placing, "declined_at", "times_reminded", "reminded_at")
        ),
        DataTable(
            "round_answer",
            "What employers answered in a round",
            retention: .network,
            .open(.placing, "id", "system_id", "round_id", "organisation_id", "line_id", "reply", "places"),
            .open(.placing, "offer_id", "answered_at", "channel")
        ),
    ]
}
