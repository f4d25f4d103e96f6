public import Domain

/// What is kept about people, what they may ask, and how long things stay.
public enum RightsRoute: RoutePart {
    case studentNotice
    case staffNotice
    case cookies
    case schedule
    /// What those who answer for the data look at.
    case data
    case processingRecord
    case impactInputs
    case retention
    case requests
    case request(ID<RightsRequest>)
    /// Says how long the time of a request did not run.
    case stopClock(ID<RightsRequest>)
    case person(PersonSubject)
    case ask(PersonSubject)
    /// Hands out a copy of everything about somebody.
    case copy(PersonSubject)
    case freeze(PersonSubject)
    case erase(PersonSubject)
    /// Places a legal hold.
    case hold(PersonSubject)
    case liftHold(ID<LegalHold>)

    public init?(_ segments: [String]) {
        switch segments {
        case ["privacy", "students"]: self = .studentNotice
        case ["privacy", "staff"]: self = .staffNotice
        case ["privacy", "retention"]: self = .schedule
        case ["cookies"]: self = .cookies
        case ["data"]: self = .data
        case ["data", "processing"]: self = .processingRecord
        case ["data", "impact"]: self = .impactInputs
        case ["data", "retention"]: self = .retention
        case ["data", "requests"]: self = .requests
        default:
            guard segments.first == "data", segments.count >= 3 else { return nil }
            if segments.count == 3, segments[1] == "requests" {
                guard let id = ID<RightsRequest>(segments[2]) else { return nil }
                self = .request(id)
            } else if segments.count == 4, segments[1] == "requests", segments[3] == "wait" {
                guard let id = ID<RightsRequest>(segments[2]) else { return nil }
                self = .stopClock(id)
            } else if segments.count == 4, segments[1] == "holds", segments[3] == "lift" {
                guard let id = ID<LegalHold>(segments[2]) else { return nil }
                self = .liftHold(id)
            } else {
                guard let subject = PersonSubject(segments[1], segments[2]) else { return nil }
                switch segments.dropFirst(3) {
                case []: self = .person(subject)
                case ["ask"]: self = .ask(subject)
                case ["copy"]: self = .copy(subject)
                case ["freeze"]: self = .freeze(subject)
                case ["erase"]: self = .erase(subject)
                case ["hold"]: self = .hold(subject)
                default: return nil
                }
            }
        }
    }

    public var segments: [String] {
        switch self {
        case .studentNotice: ["privacy", "students"]
        case .staffNotice: ["privacy", "staff"]
        case .schedule: ["privacy", "retention"]
        case .cookies: ["cookies"]
        case .data: ["data"]
        case .processingRecord: ["data", "processing"]
        case .impactInputs: ["data", "impact"]
        case .retention: ["data", "retention"]
        case .requests: ["data", "requests"]
        case .request(let id): ["data", "requests", id.description]
        case .stopClock(let id): ["data", "requests", id.description, "wait"]
        case .person(let subject): ["data"] + subject.segments
        case .ask(let subject): ["data"] + subject.segments + ["ask"]
        case .copy(let subject): ["data"] + subject.segments + ["copy"]
        case .freeze(let subject): ["data"] + subject.segments + ["freeze"]
        case .erase(let subject): ["data"] + subject.segments + ["erase"]
        case .hold(let subject): ["data"] + subject.segments + ["hold"]
        case .liftHold(let id): ["data", "holds", id.description, "lift"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .studentNotice, .staffNotice, .cookies, .schedule, .data, .processingRecord, .impactInputs, .requests,
            .person:
            .get
        case .stopClock, .ask, .copy, .freeze, .hold, .liftHold: .post
        case .retention, .request, .erase: .both
        }
    }

    /// Whether the page is there for people who have not signed in.
    public var isPublic: Bool {
        switch self {
        case .studentNotice, .staffNotice, .cookies, .schedule: true
        default: false
        }
    }

    public static var samples: [RightsRoute] {
        [
            .studentNotice, .staffNotice, .cookies, .schedule, .data, .processingRecord, .impactInputs, .retention,
            .requests, .request(.sample), .stopClock(.sample), .person(.student(.sample)),
            .person(.contact(.sample)), .person(.organisation(.sample)), .ask(.student(.sample)),
            .copy(.student(.sample)), .freeze(.student(.sample)), .erase(.student(.sample)),
            .hold(.organisation(.sample)), .liftHold(.sample),
        ]
    }
}

/// Whom data is about, as addresses name them.
public enum PersonSubject: Hashable, Sendable {
    case student(ID<Student>)
    case contact(ID<Person>)
    /// An organisation: its people can be put on hold together.
    case organisation(ID<Organisation>)

    init?(_ kind: String, _ id: String) {
        switch kind {
        case "students":
            guard let id = ID<Student>(id) else { return nil }
            self = .student(id)
        case "contacts":
            guard let id = ID<Person>(id) else { return nil }
            self = .contact(id)
        case "organisations":
            guard let id = ID<Organisation>(id) else { return nil }
            self = .organisation(id)
        default: return nil
        }
    }

    var segments: [String] {
        switch self {
        case .student(let id): ["students", id.description]
        case .contact(let id): ["contacts", id.description]
        case .organisation(let id): ["organisations", id.description]
        }
    }
}
