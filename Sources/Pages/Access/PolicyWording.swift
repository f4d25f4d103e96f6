import Domain

/// The policy table in plain words, so that what people read cannot differ from what is done.
enum PolicyWording {
    /// What an action is, after "may".
    static func words(_ action: Action) -> String {
        switch action {
        case .seeToday: "see what needs them today"
        case .seeOrganisations: "see employers and colleges"
        case .editOrganisations: "change the facts about employers and colleges"
        case .seeContacts: "see the names and work addresses of contacts"
        case .editCapacity: "offer places and answer for the year"
        case .seeOffers: "see places on offer"
        case .seeDemand: "see cohorts"
        case .editDemand: "change cohorts and plans"
        case .seePlans: "see what colleges plan for the next years"
        case .agreePlans: "note that a plan has been agreed"
        case .seeStudents: "see students"
        case .editStudents: "change what is kept about students"
        case .seePersonalDetails: "see personal details of students"
        case .importFiles: "bring in spreadsheets"
        case .export: "save lists as files"
        case .propose: "ask for proposals"
        case .decide: "decide about proposals"
        case .editPolicy: "change how places are shared out"
        case .seePlacements: "see placements"
        case .changePlacements: "change placements"
        case .seeHistory: "see who did what"
        case .undo: "undo changes"
        case .seeRules: "see how places are shared out"
        case .manageUsers: "say who can sign in"
        case .clearDemo: "clear the demo"
        case .seeFigures: "see figures in which nobody can be recognised"
        case .seeSupply: "see demand for places beside what is offered"
        case .seeAccess: "see who can see what"
        case .actForOthers: "work on behalf of an organisation"
        case .seeReadings: "see who was shown a student’s personal details"
        case .sendTasks: "ask contacts for something by a link in a mail"
        case .runRounds: "ask employers for places in a round, and record their answers"
        case .seeTasks: "see what was asked by a link in a mail"
        case .answerPeople: "answer people who ask about their data"
        case .erasePeople: "erase what is kept about a person"
        case .holdData: "keep data from being erased while the law asks for it"
        case .seeAssurance: "see the record of what data are kept and why"
        case .runRetention: "see what is due to be erased, and erase it"
        case .seeCalendar: "see the calendar of weeks to avoid"
        case .editCalendar: "say which weeks to avoid"
        case .decideCalendar: "decide between calendars that stand against each other"
        case .seeBriefs: "print the one-page briefs for hosts"
        case .seeHostRoom: "read the employers’ room, which no college sees"
        case .writeHostRoom: "write in the employers’ room"
        case .seeCollegeRoom: "read the colleges’ room, which no employer sees"
        case .writeCollegeRoom: "write in the colleges’ room"
        }
    }

    /// Under which condition, as the end of the sentence.
    static func words(_ condition: Condition) -> String {
        switch condition {
        case .always: ""
        case .relation(let relation): words(relation)
        case .window(let weeks): "from \(weeks) weeks before the placement to \(weeks) weeks after it"
        case .current: "while the record is current"
        case .any(let parts): parts.map(words).filter { !$0.isEmpty }.joined(separator: ", or ")
        case .all(let parts): parts.map(words).filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    private static func words(_ relation: Condition.Relation) -> String {
        switch relation {
        case .ownOrganisation: "of their own organisation"
        case .ownPlace: "in their own place"
        case .ownArea: "of the areas that they look after"
        case .hosted: "if the student is placed with their employer"
        case .hostedInArea: "if the student is placed in an area that they look after"
        case .named: "if they are named for the student"
        case .tutee: "if they look after the student or the cohort"
        case .oneself: "about themselves"
        case .opened: "if the employer offers places to their college"
        }
    }

    /// What a role may do, a sentence for each action.
    static func deeds(_ role: Role) -> [String] {
        Action.allCases.compactMap { action in
            Policy.of(action).conditions[role].map { condition in
                let end = words(condition)
                return end.isEmpty ? words(action) : "\(words(action)), \(end)"
            }
        }
    }

    /// A field of a student's record, said to the student.
    static func yours(_ field: Field) -> String {
        switch field {
        case .studentName: "Your name"
        case .course: "Your college and course"
        case .uln: "Your learner number"
        case .collegeEmail: "Your college e-mail address"
        case .dateOfBirth: "Your date of birth"
        case .homeDistrict: "The first half of your home postcode"
        case .travelLimit: "How far you can travel"
        case .cohort: "Your group at college"
        case .preferences: "What you would like to do, in order"
        case .readiness: "The day your checks are done"
        case .needs: "Support you need"
        case .source, .organisationNotes, .areaNotes, .offerNotes, .offerAudience, .employerAnswer, .cohortNotes,
            .contactDetails:
            field.title
        }
    }

    /// Who may see a field of a student's record, with when.
    static func readers(of field: Field) -> [String] {
        Role.allCases.compactMap { role in
            guard let seen = Policy.of(.seeStudents).conditions[role],
                Policy.reading(field).conditions[role] != nil
            else { return nil }
            if role == .student { return "You" }
            let end = aboutYou(seen)
            return end.isEmpty ? who(role) : "\(who(role)), \(end)"
        }
    }

    private static func who(_ role: Role) -> String {
        switch role {
        case .coordinator: "The people who run placements in your area"
        case .providerLead: "The person who leads placements at your college"
        case .tutor: "Your tutor"
        case .employerLead: "The person who leads placements where you are placed"
        case .areaManager: "The manager of the ward or team where you are placed"
        case .mentor: "Your supervisor or mentor"
        default: role.title
        }
    }

    /// The times and limits that matter to a student; who it is says the rest.
    private static func aboutYou(_ condition: Condition) -> String {
        switch condition {
        case .window: words(condition)
        case .any(let parts), .all(let parts): parts.map(aboutYou).filter { !$0.isEmpty }.joined(separator: ", ")
        case .always, .relation, .current: ""
        }
    }
}
