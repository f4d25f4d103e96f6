import Domain

/// What days to avoid mean for one placement, in words.
enum CalendarWords {
    /// At most so many are named.
    private static let most = 3

    /// Some days, each named once, by start: "Mock exams, 11 to 15 January 2027; Ward refit, 1 to 14 February 2027".
    static func list(_ spans: [CalendarSpan]) -> String {
        let names = Set(spans).sorted { ($0.days.start, $0.title) < ($1.days.start, $1.title) }.map(\.words)
        let told = names.prefix(most).joined(separator: "; ")
        return names.count > most ? "\(told); and \(names.count - most) more" : told
    }

    /// The days in which a student may not be at a place, as far as the offer and the cohort share them.
    static func neverSpans(_ seeker: Eligibility.Seeker, _ place: Eligibility.Place) -> [CalendarSpan] {
        guard let shared = shared(seeker, place) else { return [] }
        return place.avoided(with: seeker.student.providerID).within(shared).never
    }

    /// Which weeks to avoid a placement leaves out, and which it uses.
    ///
    /// - Parameters:
    ///   - legs: each place with the days that the student would be there.
    ///   - countsSeries: whether the policy looks at computed and published weeks that would rather be avoided; where it
    ///     does not, only what somebody has entered is told as used.
    static func reasons(
        for seeker: Eligibility.Seeker,
        at legs: [(place: Eligibility.Place, dates: DayRange)],
        countsSeries: Bool
    ) -> [Reason] {
        var (blocked, used): (Set<Day>, Set<Day>) = ([], [])
        var (blocking, using): ([CalendarSpan], [CalendarSpan]) = ([], [])
        for (place, dates) in legs {
            let avoided = place.avoided(with: seeker.student.providerID)
            let weeks = avoided.blockedWeeks(in: shared(seeker, place) ?? dates)
            blocked.formUnion(weeks)
            blocking += weeks.flatMap { avoided.blocking($0) }
            let told = avoided.ratherNot.filter { countsSeries || $0.isEntered }
            for week in avoided.unwantedWeeks(in: dates).map(\.week) {
                let spans = told.filter { $0.days.start <= week.adding(days: 6) && $0.days.end >= week }
                if !spans.isEmpty { used.insert(week) }
                using += spans
            }
        }
        var reasons: [Reason] = []
        if !blocked.isEmpty { reasons.append(Reason(.weeksAvoided, count: blocked.count, detail: list(blocking))) }
        if !used.isEmpty { reasons.append(Reason(.weeksUsed, count: used.count, detail: list(using))) }
        return reasons
    }

    /// The days that an offer and a cohort share.
    private static func shared(_ seeker: Eligibility.Seeker, _ place: Eligibility.Place) -> DayRange? {
        guard let offered = try? DayRange(start: place.offer.firstDay, end: place.offer.lastDay) else { return nil }
        guard let window = seeker.window else { return offered }
        return offered.intersection(window)
    }
}

extension CalendarSpan {
    /// Whether somebody has entered them.
    fileprivate var isEntered: Bool {
        if case .entered = origin { true } else { false }
    }
}
