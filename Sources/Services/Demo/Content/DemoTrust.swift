import Domain

/// A made-up trust with its sites.
struct DemoTrust: Sendable {
    let name: String
    let sector: Sector
    let town: DemoTown
    let odsCode: String
    let domain: String
    let sites: [DemoSite]
}

/// A site of a made-up employer.
struct DemoSite: Sendable {
    let name: String
    let town: DemoTown
    let areas: [DemoArea]

    init(_ name: String, _ town: DemoTown, _ areas: [DemoArea]) {
        self.name = name
        self.town = town
        self.areas = areas
    }
}

/// A ward, department or team with what it offers.
struct DemoArea: Sendable {
    let name: String
    let setting: Setting
    var minimumAge: Int?
    var learnersAtOnce: Int?
    var notes = ""
    let offers: [DemoOffer]

    init(
        _ name: String,
        _ setting: Setting,
        over minimumAge: Int? = nil,
        atOnce: Int? = nil,
        notes: String = "",
        _ offers: DemoOffer...
    ) {
        self.name = name
        self.setting = setting
        self.minimumAge = minimumAge
        self.learnersAtOnce = atOnce
        self.notes = notes
        self.offers = offers
    }
}

/// Places of one kind at an area.
struct DemoOffer: Sendable {
    let course: DemoCourse
    let places: Int?
    let shape: DemoShape
    /// Hours, when less than a whole placement can be done.
    var hours: Int?
    /// Open to any specialism of the T Level.
    var isOpenToAll = false
    /// The colleges that may see it, by name; empty for all.
    var colleges: [String] = []
    /// Every place is taken at the start.
    var isFilled = false
    var remoteShare: Int?
    var notes = ""

    init(
        _ course: DemoCourse,
        _ places: Int?,
        _ shape: DemoShape,
        hours: Int? = nil,
        isOpenToAll: Bool = false,
        colleges: [String] = [],
        isFilled: Bool = false,
        remoteShare: Int? = nil,
        notes: String = ""
    ) {
        self.course = course
        self.places = places
        self.shape = shape
        self.hours = hours
        self.isOpenToAll = isOpenToAll
        self.colleges = colleges
        self.isFilled = isFilled
        self.remoteShare = remoteShare
        self.notes = notes
    }
}
