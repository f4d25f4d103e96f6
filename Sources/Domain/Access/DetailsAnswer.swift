/// The form in which an organisation says whether what is known about it is right, as typed.
public struct DetailsAnswer: Hashable, Sendable {
    /// `right` or `wrong`.
    public var verdict = ""
    public var note = ""

    public init() {}

    /// What was said: nothing to add, or what is wrong.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated() throws(InvalidDraft) -> (isRight: Bool, note: String) {
        var reader = DraftReader()
        let isRight = verdict == "right"
        if !isRight, verdict != "wrong" { reader.fault("verdict", "Choose whether the details are right") }
        let note = verdict == "wrong" ? reader.required(note, "note", "what is wrong", atMost: 1000) : ""
        try reader.finish()
        return (isRight, note)
    }
}
