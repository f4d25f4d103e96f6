public import Markup

/// A status in one or two words.
public struct Tag: HTML, Sendable {
    /// The colours a status may have. The words alone must tell the status; the colour helps to find it.
    public enum Colour: String, Sendable, CaseIterable {
        /// Plain, for nothing special.
        case white
        /// Ended or not begun.
        case grey
        /// Done, agreed.
        case green
        /// New.
        case aquaGreen = "aqua-green"
        /// Needs action from us.
        case blue
        /// Received, in review.
        case purple
        /// Sent.
        case pink
        /// Refused, failed.
        case red
        /// In conflict.
        case orange
        /// Waiting for somebody else.
        case yellow
    }

    let text: String
    let colour: Colour

    /// A status.
    public init(_ text: String, _ colour: Colour) {
        self.text = text
        self.colour = colour
    }

    /// The tag.
    public var body: some HTML {
        strong(.class("nhsuk-tag", "nhsuk-tag--\(colour.rawValue)")) { text }
    }
}
