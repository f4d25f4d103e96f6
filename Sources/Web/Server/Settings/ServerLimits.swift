/// How much time, memory and how many connections one caller may take.
public struct ServerLimits: Sendable {
    /// How long a connection may wait for the complete head of a request, or stay idle between two requests.
    public var idle: Duration
    /// How long the body of a request may take to arrive after its head.
    public var body: Duration
    /// How often a client that has not yet taken a whole answer is looked at; too little since the last look ends it.
    public var write: Duration
    /// The least that a client must take of a long answer, in bytes a second.
    public var readBytesPerSecond: Int
    /// How long a refused caller may take to read why, before the connection is closed.
    public var farewell: Duration
    /// How many connections are served at once; further ones wait to be accepted.
    public var connections: Int
    /// How many connections one peer address may hold; nil where a proxy in front makes all peers look alike.
    public var connectionsPerAddress: Int?
    /// The largest urlencoded form in bytes.
    public var formBytes: Int
    /// The largest form with files in bytes, its boundaries included.
    public var uploadBytes: Int
    /// The most fields and files that one form may hold.
    public var formFields: Int
    /// The largest head of a request in bytes.
    public var headBytes: Int
    /// The most header lines in one request.
    public var headLines: Int
    /// The longest path and query in bytes.
    public var targetBytes: Int

    /// Limits that suit one region's server; change what the place needs.
    public init(
        idle: Duration = .seconds(30),
        body: Duration = .seconds(120),
        write: Duration = .seconds(30),
        readBytesPerSecond: Int = 2_048,
        farewell: Duration = .seconds(3),
        connections: Int = 1_000,
        connectionsPerAddress: Int? = nil,
        formBytes: Int = 1 << 20,
        uploadBytes: Int = 10 << 20 + 1 << 16,
        formFields: Int = 5_000,
        headBytes: Int = 32 << 10,
        headLines: Int = 100,
        targetBytes: Int = 8 << 10
    ) {
        self.idle = idle
        self.body = body
        self.write = write
        self.readBytesPerSecond = readBytesPerSecond
        self.farewell = farewell
        self.connections = connections
        self.connectionsPerAddress = connectionsPerAddress
        self.formBytes = formBytes
        self.uploadBytes = uploadBytes
        self.formFields = formFields
        self.headBytes = headBytes
        self.headLines = headLines
        self.targetBytes = targetBytes
    }
}
