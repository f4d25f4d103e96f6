/// The form that adds one change to a what-if, as typed.
public struct WhatIfDraft: Hashable, Sendable {
    /// What a form can add.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case close, more, new, travel, move, share
        /// A host closes, and promises are kept before anything but a place for everybody.
        case dropOut = "drop-out"

        /// The words on the link to the form.
        public var title: String {
            switch self {
            case .close: "Close an area, a site or an organisation"
            case .more: "Add places to an offer"
            case .new: "Add places that nobody offers yet"
            case .travel: "Let students travel further"
            case .move: "Move an offer to other dates"
            case .share: "Open every offer to every college"
            case .dropOut: "A host drops out"
            }
        }
    }

    public var kind: Kind
    /// A `WhatIfHost` in its address form.
    public var host = ""
    public var from = DayParts()
    public var offer = ""
    public var places = ""
    /// Raw value of `Setting`.
    public var setting = ""
    public var site = ""
    /// A T Level's code, or a T Level's and a specialism's with a full stop between.
    public var subject = ""
    /// Raw value of `Pattern.Kind`.
    public var pattern = ""
    public var daysPerWeek = ""
    public var firstDay = DayParts()
    public var lastDay = DayParts()
    public var miles = ""
    /// The college whose students travel further; empty for all.
    public var college = ""
    public var weeks = ""
    /// `earlier` or `later`.
    public var direction = "later"

    public init(_ kind: Kind) {
        self.kind = kind
    }

    /// The change that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated() throws(InvalidDraft) -> WhatIfChange {
        switch kind {
        case .close, .dropOut: try closing()
        case .more: try adding()
        case .new: .new(try newPlaces())
        case .travel: try travelling()
        case .move: try moving()
        case .share: .share
        }
    }

    private func closing() throws(InvalidDraft) -> WhatIfChange {
        var reader = DraftReader()
        let host = WhatIfHost(host)
        if host == nil { reader.fault("host", "Choose what closes") }
        let day = reader.day(from, "from", "The date")
        try reader.finish()
        guard let host else { throw InvalidDraft("host", "Choose what closes") }
        return .close(host, from: day)
    }

    private func adding() throws(InvalidDraft) -> WhatIfChange {
        var reader = DraftReader()
        let offer = ID<Offer>(offer)
        if offer == nil { reader.fault("offer", "Choose an offer") }
        let places = count(&reader)
        try reader.finish()
        guard let offer, let places else { throw InvalidDraft("offer", "Choose an offer") }
        return .more(places, at: offer)
    }

    private func count(_ reader: inout DraftReader) -> Int? {
        if places.trimmed.isEmpty { reader.fault("places", "Enter the number of places") }
        return reader.number(places, "places", "Places", in: WhatIfChange.placeLimits)
    }

    private func newPlaces() throws(InvalidDraft) -> NewPlaces {
        var reader = DraftReader()
        let places = count(&reader)
        let setting = reader.choice(setting, "setting", "the kind of place", as: Setting.self)
        let site = ID<Site>(site)
        if site == nil { reader.fault("site", "Choose where the places would be") }
        let subject = subject.split(separator: ".").map(String.init)
        if !(1...2).contains(subject.count) { reader.fault("subject", "Choose a T Level or a specialism") }
        let kind = reader.choice(pattern, "pattern", "a pattern", as: Pattern.Kind.self)
        let days = reader.number(daysPerWeek, "daysPerWeek", "Days a week", in: 1...7)
        let first = reader.requiredDay(firstDay, "firstDay", "The first day")
        let last = reader.requiredDay(lastDay, "lastDay", "The last day")
        if let first, let last, last < first { reader.fault("lastDay", "The last day must be after the first day") }
        try reader.finish()
        guard let places, let setting, let site, let kind, let first, let last,
            let dates = try? DayRange(start: first, end: last)
        else { throw InvalidDraft("places", "Enter the number of places") }
        return NewPlaces(
            count: places,
            setting: setting,
            siteID: site,
            tLevelCode: subject[0],
            specialismCode: subject.count == 2 ? subject[1] : nil,
            patternKind: kind,
            daysPerWeek: kind == .dayRelease ? days : nil,
            dates: dates
        )
    }

    private func travelling() throws(InvalidDraft) -> WhatIfChange {
        var reader = DraftReader()
        if miles.trimmed.isEmpty { reader.fault("miles", "Enter how many miles further") }
        let miles = reader.number(miles, "miles", "Miles", in: WhatIfChange.mileLimits)
        let college = ID<Organisation>(college)
        if college == nil, !self.college.isEmpty { reader.fault("college", "Choose a college, or all of them") }
        try reader.finish()
        guard let miles else { throw InvalidDraft("miles", "Enter how many miles further") }
        return .travel(miles: miles, college: college)
    }

    private func moving() throws(InvalidDraft) -> WhatIfChange {
        var reader = DraftReader()
        let offer = ID<Offer>(offer)
        if offer == nil { reader.fault("offer", "Choose an offer") }
        if weeks.trimmed.isEmpty { reader.fault("weeks", "Enter the number of weeks") }
        let weeks = reader.number(weeks, "weeks", "Weeks", in: WhatIfChange.weekLimits)
        if direction != "earlier", direction != "later" { reader.fault("direction", "Choose earlier or later") }
        try reader.finish()
        guard let offer, let weeks else { throw InvalidDraft("offer", "Choose an offer") }
        return .move(offer, weeks: direction == "earlier" ? -weeks : weeks)
    }
}
