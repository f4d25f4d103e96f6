public import Allocation
public import Domain
public import Exchange
public import Foundation
public import Logging
import Records
public import Store

/// The wired application: everything that the use cases rely on, handed in once, for `main` and for tests alike.
/// Each wing is a small service made from it, for example `trellis.network`.
public struct Trellis: Sendable {
    /// The store. Its transactions reach every system: commands, jobs and signing in need that. Whoever works for one
    /// person uses `working(for:)`.
    public private(set) var database: Database
    /// The clock. Nothing below the web reads the time in any other way.
    public let now: @Sendable () -> Date
    /// Where new identities and secrets come from.
    public let randomness: Randomness
    /// The sign-ins of other organisations.
    public let identityDesks: [IdentityDesk]
    /// What encrypts sensitive fields before they are stored.
    public let fields: FieldCipher
    public let catalogue: Catalogue
    public let ruleBook: RuleBook
    public let geography: Geography
    /// What solves allocation problems.
    public let solver: any Solver
    public let settings: Settings
    public let logger: Logger
    /// The runs that this process is working on.
    public let runs = RunRoom()
    /// The answers to what-ifs and openings that are kept for a while.
    let scenarios = ScenarioRoom()
    /// What people have been shown within the last few minutes.
    let shown = RecentReadings()
    /// What the last look along the audit chains has found.
    let chainState = ChainState()
    /// Uploaded files whose columns are still to be matched.
    let importFiles = ImportFileRoom()

    public init(
        database: Database,
        now: @escaping @Sendable () -> Date,
        randomness: Randomness,
        catalogue: Catalogue,
        ruleBook: RuleBook,
        geography: Geography,
        solver: any Solver,
        settings: Settings,
        logger: Logger,
        fields: FieldCipher = .forgetful(),
        identityDesks: [IdentityDesk] = []
    ) {
        self.database = database.acting(in: RowSecurity.everything)
        self.now = now
        self.randomness = randomness
        self.catalogue = catalogue
        self.ruleBook = ruleBook
        self.geography = geography
        self.solver = solver
        self.settings = settings
        self.logger = logger
        self.fields = fields
        self.identityDesks = identityDesks
    }

    /// The same application for one actor: on PostgreSQL the database itself hands out and takes only what is in their
    /// scope, whatever a query forgets.
    public func working(for actor: Actor) -> Trellis {
        var copy = self
        copy.database = database.acting(in: RowSecurity.context(of: actor.scope))
        return copy
    }

    /// The same for figures about a whole system that name nobody: the database answers for that system only.
    func working(in system: ID<System>) -> Trellis {
        var copy = self
        copy.database = database.acting(in: RowSecurity.context(of: .system(system)))
        return copy
    }

    /// Today in London, the clock that people see.
    public var today: Day { Day.of(now()) }

    /// A new identity, in order of time.
    public func newID<Entity>(_ type: Entity.Type = Entity.self) -> ID<Entity> {
        randomness.id(at: now())
    }
}

/// What an operator may set.
public struct Settings: Sendable {
    /// The address that people type and that links in mail begin with, without a slash at the end.
    public var publicURL: String
    /// Minutes that a sign-in link stays good.
    public var signInLinkMinutes: Int
    /// Minutes without a request after which a session ends.
    public var idleMinutes: Int
    /// Hours after which a session ends in any case.
    public var sessionHours: Int
    /// Minutes after signing in within which what weighs most may be done without proving again who one is.
    public var recentMinutes: Int
    /// Miles that a student is thought able to travel when nobody has said.
    public var travelLimitMiles: Int
    /// Seconds that one run of the engine may take.
    public var solveSeconds: Int
    /// Whether mail is shown on a page instead of being sent: only ever true for the demo.
    public var showsMail: Bool
    /// The file outside the database in which erasures are written down; nothing for stores in memory.
    public var erasureJournal: URL?
    /// The folder with copies of the database that grow old; nothing when there is none.
    public var copiesFolder: URL?

    public init(
        publicURL: String,
        signInLinkMinutes: Int = 10,
        idleMinutes: Int = 30,
        sessionHours: Int = 12,
        recentMinutes: Int = 5,
        travelLimitMiles: Int = 15,
        solveSeconds: Int = 60,
        showsMail: Bool = false
    ) {
        self.publicURL = publicURL
        self.signInLinkMinutes = signInLinkMinutes
        self.idleMinutes = idleMinutes
        self.sessionHours = sessionHours
        self.recentMinutes = recentMinutes
        self.travelLimitMiles = travelLimitMiles
        self.solveSeconds = solveSeconds
        self.showsMail = showsMail
    }
}
