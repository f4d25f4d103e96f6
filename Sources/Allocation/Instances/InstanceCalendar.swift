/// The weeks of a year as the drawn problems know them: eight slices, two halves of the week, and the windows over them.
///
/// A slice is a run of weeks in which no window begins or ends: 1–5, 6–10, 12–13, 14–16, 17–21, 23–26, 27 and 28–32;
/// weeks 11 and 22 are holidays. Blocks take both halves of the week for ten weeks, day release one half for
/// twenty-four. Wednesday is for college.
enum InstanceCalendar {
    static let slices = 8
    static let days = 2

    /// When somebody is there.
    struct Window {
        var name: String
        var slices: ClosedRange<Int>
        var days: ClosedRange<Int>
        /// The half that follows it in a placement of two halves.
        var next: Int?

        init(_ name: String, _ slices: ClosedRange<Int>, days: ClosedRange<Int> = 0...1, next: Int? = nil) {
            self.name = name
            self.slices = slices
            self.days = days
            self.next = next
        }

        var isDayRelease: Bool { days.count == 1 }
    }

    /// The whole windows come first, then the halves; the halves of day release are there for each half of the week.
    static let windows = [
        Window("A", 0...1), Window("B", 2...4), Window("C", 5...7),
        Window("DA", 0...5, days: 0...0), Window("DB", 0...5, days: 1...1),
        Window("H1", 0...0, next: 6), Window("H2", 1...1),
        Window("H3", 2...3, next: 8), Window("H4", 4...4),
        Window("H5", 5...6, next: 10), Window("H6", 7...7),
        Window("D1", 0...2, days: 0...0, next: 12), Window("D2", 3...5, days: 0...0),
        Window("D1", 0...2, days: 1...1, next: 14), Window("D2", 3...5, days: 1...1),
    ]
    /// The first halves that a college allows which allows this whole window.
    static let firstHalf = [5, 7, 9, 11, 13]
    static let blocks = [0, 1, 2]
    static let dayReleases = [3, 4]
    /// The slices that may be closed in winter, and the runs in which undergraduates come.
    static let winter = 2...3
    static let terms = [0...1, 2...4, 5...7]
}
