import Design
import Domain
import Markup

/// The levels of a run in plain words. Levels are decided in this order, so each is proved "as far as the ones above it
/// allow".
enum RunWords {
    /// What a finished run reached at a level, and whether nothing better exists.
    static func sentence(_ level: RunLevel, placed: Int) -> String {
        switch level.name {
        case "unplaced":
            return level.proven
                ? "Students without a place: \(grouped(level.value)), proved that it cannot be fewer."
                : "Students without a place: \(grouped(level.value)). It is proved that it cannot be fewer than "
                    + "\(grouped(level.bound)); the run ended before it was settled."
        case "unfair":
            return level.proven
                ? "Fairness between colleges: proved that the students without a place cannot be shared out more evenly."
                : "Fairness between colleges: the run ended before it was proved that nothing is fairer."
        case "preference":
            return level.proven
                ? "Preferences: proved that they cannot be met better with as many students placed."
                : "Preferences: the run ended before it was proved that they cannot be met better."
        case "travel":
            return "Distance: \(miles(level.value, placed))"
                + (level.proven
                    ? ", proved that it cannot be less with preferences met as well."
                    : ". The run ended before it was proved that it cannot be less.")
        case "splits":
            return "Splits of placements into parts: \(grouped(level.value))" + fewer(level)
        case "changes":
            return "Parts of the last plan that are not kept: \(grouped(level.value))" + fewer(level)
        case "unwanted":
            return "Weeks in which hosts would rather not: \(grouped(level.value))" + fewer(level)
        default: return "\(level.name): \(level.value)"
        }
    }

    private static func fewer(_ level: RunLevel) -> String {
        level.proven ? ", proved that it cannot be fewer." : "."
    }

    /// A value of a level for a table.
    static func value(_ level: RunLevel, placed: Int) -> String {
        let text: String =
            switch level.name {
            case "unplaced", "splits", "changes", "unwanted": grouped(level.value)
            case "travel": miles(level.value, placed)
            default: level.proven ? "As good as possible" : "May not be the best"
            }
        return ["unfair", "preference"].contains(level.name)
            ? text : text + (level.proven ? ", proved" : ", not proved")
    }

    /// What a level is called.
    static func name(_ level: String) -> String {
        switch level {
        case "unplaced": "Students without a place"
        case "unfair": "Fairness between colleges"
        case "preference": "Preferences"
        case "travel": "Distance"
        case "splits": "Splits into parts"
        case "changes": "Changes to the last plan"
        case "unwanted": "Weeks that hosts would rather not"
        default: level
        }
    }

    /// What the engine is doing right now.
    static func working(_ progress: RunPage.Progress) -> String {
        switch progress.level {
        case "unplaced":
            "Placing as many students as possible: \(progress.value) without a place so far, "
                + "and it cannot be fewer than \(progress.bound)"
        case "unfair": "Sharing out fairly between colleges"
        case "preference": "Meeting preferences better"
        case "travel": "Shortening the journeys"
        case "splits": "Keeping placements in one piece"
        case "changes": "Keeping what students were told"
        case "unwanted": "Avoiding weeks that hosts would rather not"
        default: "Getting ready"
        }
    }

    /// The engine counts tenths of a mile.
    private static func miles(_ tenths: Int, _ placed: Int) -> String {
        let all = "about \(grouped((tenths + 5) / 10)) miles in all"
        guard placed > 0 else { return all }
        let each = (tenths + placed / 2) / placed
        return "\(all), \(each / 10).\(each % 10) a student"
    }
}

/// The state of a run.
struct RunTag: HTML {
    let state: RunState

    var body: some HTML {
        switch state {
        case .running: Tag(state.title, .blue)
        case .finished: Tag(state.title, .green)
        case .cancelled: Tag(state.title, .yellow)
        case .failed: Tag(state.title, .red)
        }
    }
}

/// Where a proposal stands.
struct ProposalTag: HTML {
    let state: ProposalState

    var body: some HTML {
        switch state {
        case .open: Tag(state.title, .blue)
        case .accepted: Tag(state.title, .green)
        case .rejected: Tag(state.title, .red)
        case .unplaced: Tag(state.title, .orange)
        }
    }
}

extension Proposal {
    /// Which preference the place meets, in words.
    var preferenceText: String {
        guard offerID != nil else { return "" }
        return preferenceMet.map { $0 == 1 ? "First choice" : "Choice \($0)" } ?? "No choice"
    }

    /// How far it is, in words.
    var distanceText: String {
        guard offerID != nil else { return "" }
        return distance.map { Distance(metres: Double($0)).short } ?? "Distance not known"
    }

    /// What matters most about it, in a sentence.
    var mainReason: String {
        if state == .rejected { return "Rejected: \(rejection)" }
        return reasons.first?.sentence ?? ""
    }
}
