import Design
import Markup

extension WhatIfResult.Kind {
    /// The words of the tag.
    var title: String {
        switch self {
        case .loses: "Loses the place"
        case .gains: "Gains a place"
        case .moves: "Moves"
        case .same: "The same place"
        case .neither: "No place in either"
        }
    }

    /// The words after a count of students.
    func tile(_ count: Int) -> String {
        switch self {
        case .loses: count == 1 ? "student loses the place" : "students lose their place"
        case .gains: count == 1 ? "student gains a place" : "students gain a place"
        case .moves: count == 1 ? "student moves" : "students move"
        case .same: count == 1 ? "student keeps the place" : "students keep their place"
        case .neither: count == 1 ? "student has no place in either" : "students have no place in either"
        }
    }
}

/// What a change does to a student, as a tag.
struct WhatIfTag: HTML {
    let kind: WhatIfResult.Kind

    var body: some HTML {
        switch kind {
        case .loses: Tag(kind.title, .red)
        case .gains: Tag(kind.title, .green)
        case .moves: Tag(kind.title, .blue)
        case .same: Tag(kind.title, .grey)
        case .neither: Tag(kind.title, .orange)
        }
    }
}
