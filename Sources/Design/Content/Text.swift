public import Markup

/// The heading of a page: one a page.
public struct PageHeading: HTML, Sendable {
    let text: String
    let caption: String?
    let size: LabelSize

    /// A heading, with a caption above that says what it belongs to.
    public init(_ text: String, caption: String? = nil, size: LabelSize = .large) {
        self.text = text
        self.caption = caption
        self.size = size
    }

    /// The heading.
    public var body: some HTML {
        h1(.class("nhsuk-heading-\(size.rawValue)")) {
            if let caption {
                span(.class("nhsuk-caption-\(size.rawValue)")) {
                    caption
                    VisuallyHidden("-")
                }
                " "
            }
            text
        }
    }
}

/// The heading of a section.
public struct Heading: HTML, Sendable {
    let text: String
    let level: Int
    let size: LabelSize
    let id: String?

    /// A heading of level 2, or of level 3 or 4 inside another section.
    public init(_ text: String, level: Int = 2, size: LabelSize = .medium, id: String? = nil) {
        self.text = text
        self.level = level
        self.size = size
        self.id = id
    }

    /// The heading.
    public var body: some HTML {
        let attributes: [Attribute] = [.class("nhsuk-heading-\(size.rawValue)"), .id(id)]
        switch level {
        case ...2: h2(attributes) { text }
        case 3: h3(attributes) { text }
        default: h4(attributes) { text }
        }
    }
}

/// A paragraph.
public struct Paragraph<Content: HTML>: HTML {
    let isSmall: Bool
    let isSecondary: Bool
    let content: Content

    /// A paragraph of text and links.
    public init(isSmall: Bool = false, isSecondary: Bool = false, @HTMLBuilder content: () -> Content) {
        self.isSmall = isSmall
        self.isSecondary = isSecondary
        self.content = content()
    }

    /// The paragraph.
    public var body: some HTML {
        p(
            .class(
                isSmall ? "nhsuk-body-s" : "nhsuk-body",
                isSecondary ? "nhsuk-u-secondary-text-colour" : nil
            )
        ) { content }
    }
}

extension Paragraph where Content == String {
    /// A paragraph of text.
    public init(_ text: String, isSmall: Bool = false, isSecondary: Bool = false) {
        self.init(isSmall: isSmall, isSecondary: isSecondary) { text }
    }
}

/// A list with bullets, or numbered steps.
public struct BulletList: HTML {
    let items: [AnyHTML]
    let isNumbered: Bool

    /// A list of texts.
    public init(_ items: [String], isNumbered: Bool = false) {
        self.items = items.map { AnyHTML($0) }
        self.isNumbered = isNumbered
    }

    /// A list of anything: each value with the piece made for it.
    public init<Item>(
        _ items: [Item],
        isNumbered: Bool = false,
        @HTMLBuilder content: (Item) -> some HTML
    ) {
        self.items = items.map { AnyHTML(content($0)) }
        self.isNumbered = isNumbered
    }

    /// The list.
    public var body: some HTML {
        if isNumbered {
            ol(.class("nhsuk-list", "nhsuk-list--number")) { entries }
        } else {
            ul(.class("nhsuk-list", "nhsuk-list--bullet")) { entries }
        }
    }

    private var entries: some HTML {
        items.map { item in li { item } }
    }
}
