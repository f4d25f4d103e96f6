public import Domain

/// The rooms that only one side of placements meets.
public enum RoomRoute: RoutePart {
    /// What is written in a room, newest first.
    case room(Room)
    /// The form for a note.
    case write(Room)
    /// Takes a note back.
    case withdraw(Room, ID<Note>)

    public init?(_ segments: [String]) {
        guard segments.count > 1, segments[0] == "rooms", let room = Room(segment: segments[1]) else { return nil }
        switch segments.count {
        case 2: self = .room(room)
        case 3 where segments[2] == "write": self = .write(room)
        case 4 where segments[3] == "withdraw":
            guard let id = ID<Note>(segments[2]) else { return nil }
            self = .withdraw(room, id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .room(let room): ["rooms", room.segment]
        case .write(let room): ["rooms", room.segment, "write"]
        case .withdraw(let room, let id): ["rooms", room.segment, id.description, "withdraw"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .room: .get
        case .write: .both
        case .withdraw: .post
        }
    }

    public static var samples: [RoomRoute] {
        Room.allCases.flatMap { [.room($0), .write($0), .withdraw($0, .sample)] }
    }
}

extension Room {
    fileprivate init?(segment: String) {
        guard let room = Room.allCases.first(where: { $0.segment == segment }) else { return nil }
        self = room
    }

    fileprivate var segment: String {
        switch self {
        case .host: "hosts"
        case .college: "colleges"
        }
    }
}
