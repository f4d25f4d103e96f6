public import Domain
import Records

extension AssuranceService {
    /// The privacy notice for students, in words that a twelve-year-old can read. What is kept and for how long comes from
    /// the register and the schedule.
    public func studentNotice() throws -> Report {
        let schedule = try trellis.retention.schedule()
        return Report(
            "Your data and Trellis",
            intro: [
                "This page is for students. It tells you what we keep about you, why, and what you can ask for.",
                "Trellis helps people find you a work placement. Your college sends us your details.",
            ],
            [
                Report.Section("What we keep, and why", bullets: kept(about: .student)),
                Report.Section(
                    "What we do not keep",
                    bullets: [
                        "Your home address. We only keep the first half of your postcode.",
                        "Your health records.",
                        "Where your phone is.",
                    ]
                ),
                Report.Section(
                    "Who can see it",
                    bullets: [
                        "Your college.",
                        "The team that runs placements in your area.",
                        "The place where you will work sees your name, your college and your course. It sees this only "
                            + "once you have a placement there.",
                    ]
                ),
                Report.Section(
                    "Who decides",
                    [
                        "A computer helps to find places that fit. A person always makes the choice. You can ask why."
                    ]
                ),
                Report.Section(
                    "How long we keep it",
                    bullets: [
                        "If you get a placement: \(schedule[.placements].length) after it ends.",
                        "If you do not: \(schedule[.unplaced].length) after the end of the school year.",
                        "What you told us about support: \(schedule[.supportNeeds].length) after your placement ends.",
                    ]
                ),
                Self.studentRights,
            ]
        )
    }

    private static let studentRights = Report.Section(
        "What you can ask for",
        [
            "Ask your college or the placement team. It is free. They have one month to answer. Asking will never count "
                + "against you."
        ],
        bullets: [
            "See it: get a copy of all we keep about you.",
            "Fix it: tell us if something is wrong.",
            "Stop it: ask us not to use your data.",
            "Delete it: ask us to take your data out.",
            "Complain: tell us if you are not happy. We reply within 30 days. You can also tell the Information "
                + "Commissioner at ico.org.uk.",
        ]
    )

    /// The privacy notice for people at work: contacts of organisations and everybody who signs in.
    public func staffNotice() throws -> Report {
        let schedule = try trellis.retention.schedule()
        return Report(
            "Privacy notice for staff",
            intro: [
                "For people at employers, colleges and partners who arrange placements or sign in to Trellis. The "
                    + "organisations who run the system are the controllers; the coordinator answers for them."
            ],
            [
                Report.Section("What is kept about contacts, and why", bullets: kept(about: .contact)),
                Report.Section("What is kept about people who sign in, and why", bullets: kept(about: .user)),
                Report.Section(
                    "Who can see it",
                    bullets: [
                        "The coordinator of the system, and people of your own organisation.",
                        "Your name stands beside what you did, in the history that the coordinator can read.",
                    ]
                ),
                Report.Section(
                    "How long it is kept",
                    bullets: [
                        "Contacts: \(Self.kept(schedule[.contacts])).",
                        "Names of people who sign in: \(Self.kept(schedule[.accounts])).",
                        "The history: \(Self.kept(schedule[.history])).",
                    ]
                ),
                Report.Section(
                    "Your rights",
                    [
                        "You may ask for a copy, a correction, that your data is not used, or that it is erased, and you may "
                            + "complain. Ask the coordinator, who has one month to answer, or the Information Commissioner "
                            + "at ico.org.uk."
                    ]
                ),
            ]
        )
    }

    /// What is kept about a kind of person, one line a purpose.
    private func kept(about subject: DataSubject) -> [String] {
        let tables = DataRegister.tables.filter { table in
            switch table.about[subject] {
            case .column, .through: true
            case .trail, .mention, nil: false
            }
        }
        return DataPurpose.allCases.compactMap { purpose in
            var words: [String] = []
            for column in tables.flatMap(\.columns)
            where column.purpose == purpose && column.sensitivity.isPersonal && column.pointsTo == nil
                && column.name != "id" && !column.name.hasSuffix("_folded") && column.heldBack == nil
            {
                let title = Self.plain(column)
                if !words.contains(title) { words.append(title) }
            }
            guard let last = words.last else { return nil }
            let list = words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and \(last)"
            return purpose.plainly.prefix(1).uppercased() + purpose.plainly.dropFirst() + ": \(list)."
        }
    }

    /// A column in the words of somebody it is about.
    private static func plain(_ column: DataColumn) -> String {
        let words = [
            "given_name": "first name", "family_name": "last name", "uln": "learner number (ULN)",
            "preferred_name": "the name you like to be called", "provider_id": "college", "cohort_id": "class",
            "t_level_code": "course", "specialism_code": "special subject", "needs": "what you told us about it",
            "home_outcode": "the first half of your postcode", "travel_limit_miles": "how far you can travel",
            "preferences": "where you would like to go", "ready_from": "when your checks are done",
            "organisation_id": "where you work", "area_id": "the team", "offer_id": "the place offered",
            "hours_required": "hours you need", "confirmed_at": "when it was agreed", "position": "which part",
            "preference_met": "which of your wishes it meets", "distance": "how far it is",
            "state": "how far it has got",
            "locked": "if it is fixed", "moved": "if it was changed", "legs": "the parts of it",
            "reasons": "why this place", "alternatives": "other places that fit", "rejection": "why it was turned down",
            "smallest_change": "what would have to change", "reason": "why somebody said no", "pattern": "which days",
            "frozen_at": "that you asked us to stop", "words": "what you asked", "answer": "what we said",
            "job_title": "job title",
        ]
        return words[column.name] ?? column.title.lowercased()
    }

    /// The cookies page: the cookies that the site sets, and no others.
    public func cookies(_ cookies: [Cookie]) -> Report {
        Report(
            "Cookies",
            intro: [
                "A cookie is a small note that your browser keeps. Trellis sets only the cookies that it cannot do without, "
                    + "so it does not ask whether it may. None of them follows you to other sites."
            ],
            [
                Report.Section(
                    "The cookies that Trellis sets",
                    columns: ["Name", "What it is for", "When it ends"],
                    rows: cookies.map { [$0.name, $0.purpose, $0.ends] }
                )
            ]
        )
    }
}
