/// One thing that would be different from today. It is written into addresses, so it names rows by their ids and nobody
/// by name.
public enum WhatIfChange: Hashable, Sendable {
    /// A host takes nobody whose time there would last until the day or beyond; nobody at all without a day.
    case close(WhatIfHost, from: Day?)
    /// So many more places at an offer that exists.
    case more(Int, at: ID<Offer>)
    /// Places that nobody has offered yet.
    case new(NewPlaces)
    /// The students of one college, or of all, can travel so many miles further.
    case travel(miles: Int, college: ID<Organisation>?)
    /// The dates of an offer move by so many weeks, earlier when the number is negative.
    case move(ID<Offer>, weeks: Int)
    /// Every offer is open to every college.
    case share

    /// What may be added at once.
    public static let placeLimits = 1...50
    /// How much further students may be thought to travel.
    public static let mileLimits = 1...50
    /// How far dates may move, either way.
    public static let weekLimits = 1...40
}

/// A host that could close: an organisation, one of its sites, or an area there.
public enum WhatIfHost: Hashable, Sendable {
    case organisation(ID<Organisation>)
    case site(ID<Site>)
    case area(ID<Area>)

    /// Whether an offer is made by this host.
    public func makes(_ offer: Offer) -> Bool {
        switch self {
        case .organisation(let id): offer.organisationID == id
        case .site(let id): offer.siteID == id
        case .area(let id): offer.areaID == id
        }
    }
}

/// Places that nobody has offered yet: what kind of place, where, for whom and when.
public struct NewPlaces: Hashable, Sendable {
    public var count: Int
    public var setting: Setting
    /// Where they would be; distances are counted to it.
    public var siteID: ID<Site>
    public var tLevelCode: String
    /// Empty for any specialism of the T Level.
    public var specialismCode: String?
    public var patternKind: Pattern.Kind
    /// Days a week, for day release.
    public var daysPerWeek: Int?
    public var dates: DayRange

    public init(
        count: Int,
        setting: Setting,
        siteID: ID<Site>,
        tLevelCode: String,
        specialismCode: String?,
        patternKind: Pattern.Kind,
        daysPerWeek: Int? = nil,
        dates: DayRange
    ) {
        self.count = count
        self.setting = setting
        self.siteID = siteID
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.patternKind = patternKind
        self.daysPerWeek = daysPerWeek
        self.dates = dates
    }

    /// The days of the week.
    public var pattern: Pattern { Pattern(kind: patternKind, daysPerWeek: daysPerWeek) }
}

extension WhatIfChange: LosslessStringConvertible {
    /// The change as it stands in an address: a word, then its values, with full stops between.
    public var description: String {
        switch self {
        case .close(let host, let day): (["close", host.description] + [day?.description].compactMap { $0 }).dotted
        case .more(let count, let offer): ["more", "\(count)", offer.description].dotted
        case .new(let places): ["new", places.description].dotted
        case .travel(let miles, let college):
            (["travel", "\(miles)"] + [college?.description].compactMap { $0 }).dotted
        case .move(let offer, let weeks): ["move", "\(weeks)", offer.description].dotted
        case .share: "share"
        }
    }

    /// Reads a change from an address; nil when it is none that could be meant.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count) {
        case ("share", 1): self = .share
        case ("close", 3...4):
            guard let host = WhatIfHost(kind: parts[1], id: parts[2]) else { return nil }
            if parts.count == 4 {
                guard let day = Day(parts[3]) else { return nil }
                self = .close(host, from: day)
            } else {
                self = .close(host, from: nil)
            }
        case ("more", 3):
            guard let count = Int(parts[1]), Self.placeLimits.contains(count), let offer = ID<Offer>(parts[2])
            else { return nil }
            self = .more(count, at: offer)
        case ("new", 10):
            guard let places = NewPlaces(Array(parts.dropFirst())) else { return nil }
            self = .new(places)
        case ("travel", 2...3):
            guard let miles = Int(parts[1]), Self.mileLimits.contains(miles) else { return nil }
            if parts.count == 3 {
                guard let college = ID<Organisation>(parts[2]) else { return nil }
                self = .travel(miles: miles, college: college)
            } else {
                self = .travel(miles: miles, college: nil)
            }
        case ("move", 3):
            guard let weeks = Int(parts[1]), Self.weekLimits.contains(abs(weeks)), let offer = ID<Offer>(parts[2])
            else { return nil }
            self = .move(offer, weeks: weeks)
        default: return nil
        }
    }
}

extension WhatIfHost: CustomStringConvertible {
    /// The host as it stands in an address: what it is, a full stop, its id.
    public var description: String {
        switch self {
        case .organisation(let id): "organisation.\(id)"
        case .site(let id): "site.\(id)"
        case .area(let id): "area.\(id)"
        }
    }

    /// Reads a host from an address or a form.
    public init?(_ description: String) {
        let parts = description.split(separator: ".").map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(kind: parts[0], id: parts[1])
    }

    fileprivate init?(kind: String, id: String) {
        switch kind {
        case "organisation":
            guard let id = ID<Organisation>(id) else { return nil }
            self = .organisation(id)
        case "site":
            guard let id = ID<Site>(id) else { return nil }
            self = .site(id)
        case "area":
            guard let id = ID<Area>(id) else { return nil }
            self = .area(id)
        default: return nil
        }
    }
}

extension NewPlaces: CustomStringConvertible {
    /// The places as they stand in an address.
    public var description: String {
        [
            "\(count)", setting.rawValue, siteID.description, tLevelCode, specialismCode ?? "any",
            patternKind.rawValue, "\(daysPerWeek ?? 0)", dates.start.description, dates.end.description,
        ].dotted
    }

    fileprivate init?(_ parts: [String]) {
        guard parts.count == 9, let count = Int(parts[0]), WhatIfChange.placeLimits.contains(count),
            let setting = Setting(rawValue: parts[1]), let site = ID<Site>(parts[2]), !parts[3].isEmpty,
            !parts[4].isEmpty, let kind = Pattern.Kind(rawValue: parts[5]), let days = Int(parts[6]),
            (0...7).contains(days), let first = Day(parts[7]), let last = Day(parts[8]),
            let dates = try? DayRange(start: first, end: last)
        else { return nil }
        self.init(
            count: count,
            setting: setting,
            siteID: site,
            tLevelCode: parts[3],
            specialismCode: parts[4] == "any" ? nil : parts[4],
            patternKind: kind,
            daysPerWeek: days == 0 ? nil : days,
            dates: dates
        )
    }
}

extension [String] {
    fileprivate var dotted: String { joined(separator: ".") }
}
