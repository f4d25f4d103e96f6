/// How much a spreadsheet may hold before it is refused.
public struct SpreadsheetLimits: Hashable, Sendable {
    /// Bytes of the file as it was sent.
    public var fileBytes = 10 * 1024 * 1024
    /// Bytes of all parts of a workbook together once they are unpacked.
    public var unpackedBytes = 128 * 1024 * 1024
    /// How many times larger a part may become by unpacking; parts under 4 MB are not looked at.
    public var unpackingRatio = 150
    /// Files inside a workbook.
    public var parts = 2_000
    /// Rows that hold something, in all sheets together.
    public var rows = 50_000
    /// Columns up to the last that holds something.
    public var columns = 256
    /// Characters in one cell; spreadsheet programs allow no more than this.
    public var cellCharacters = 32_767

    /// The limits for what people send in.
    public init() {}
}
