public import Markup

/// Fields that belong together, under a legend.
public struct Fieldset<Content: HTML>: HTML {
    let legend: String
    let size: LabelSize?
    let isPageHeading: Bool
    let content: Content

    /// Fields under a legend.
    public init(
        _ legend: String,
        size: LabelSize? = .medium,
        isPageHeading: Bool = false,
        @HTMLBuilder content: () -> Content
    ) {
        self.legend = legend
        self.size = size
        self.isPageHeading = isPageHeading
        self.content = content()
    }

    /// The fieldset.
    public var body: some HTML {
        fieldset(.class("nhsuk-fieldset")) {
            Legend(legend, size: size, isPageHeading: isPageHeading)
            content
        }
    }
}
