import Domain
import Records

extension Crowding {
    /// The refusal of a change that would make a host too full: at the field of the form that sets the ceiling, or as a
    /// sentence of its own.
    func refusal(isUndoing: Bool) -> any Error {
        if isUndoing || cause == .student { return ServiceError.conflict(sentence) }
        return switch ceiling {
        case .area, .siteLearners: InvalidDraft("learnersAtOnce", sentence)
        case .site, .organisation: InvalidDraft("studentsAtOnce", sentence)
        }
    }

    /// Why the change is refused, and what to do.
    private var sentence: String {
        let who = ceiling.countsEverybody && cause == .student ? "learners" : "students"
        let day = day.formatted()
        return switch cause {
        case .student:
            "\(name) has room for \(limit) \(who) at once, and on \(day) there would be \(learners). Choose another "
                + "place or other dates, or make room first."
        case .ceiling:
            "\(learners) students are expected at \(name) on \(day), so \(limit) is too few. Enter \(learners) or more, "
                + "or move students first."
        }
    }
}
