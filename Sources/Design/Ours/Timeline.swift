public import Markup

/// Something that happened.
public struct TimelineEvent {
    let title, who, when: String
    let datetime: String?
    let detail: AnyHTML?

    /// An event.
    ///
    /// - Parameters:
    ///   - title: What happened.
    ///   - who: Who did it, or for whom it was recorded.
    ///   - when: The time in words: "3 March 2027 at 10:15am".
    ///   - datetime: The same for machines: `2027-03-03T10:15`.
    ///   - detail: More about it.
    public init(_ title: String, who: String, when: String, datetime: String? = nil) {
        self.title = title
        self.who = who
        self.when = when
        self.datetime = datetime
        detail = nil
    }

    /// An event with more about it.
    public init(
        _ title: String,
        who: String,
        when: String,
        datetime: String? = nil,
        @HTMLBuilder detail: () -> some HTML
    ) {
        self.title = title
        self.who = who
        self.when = when
        self.datetime = datetime
        self.detail = AnyHTML(detail())
    }
}

/// What happened, latest first.
public struct Timeline: HTML {
    let events: [TimelineEvent]
    let level: Int

    /// The events, latest first; their headings are of level 3 unless there is no section around.
    public init(_ events: [TimelineEvent], headingLevel: Int = 3) {
        self.events = events
        level = headingLevel
    }

    /// The timeline.
    public var body: some HTML {
        ol(.class("app-timeline")) {
            ForEach(events) { event in
                li(.class("app-timeline__item")) {
                    heading(event.title)
                    p(.class("app-timeline__byline")) {
                        time(.datetime(event.datetime)) { event.when }
                        ", \(event.who)"
                    }
                    if let detail = event.detail {
                        div(.class("app-timeline__detail")) { detail }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func heading(_ text: String) -> some HTML {
        if level <= 2 {
            h2(.class("app-timeline__title")) { text }
        } else {
            h3(.class("app-timeline__title")) { text }
        }
    }
}
