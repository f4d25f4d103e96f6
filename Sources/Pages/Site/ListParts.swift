import Design
public import Domain
public import Markup

/// The words above a list: how many things there are, for example "1 student" or "1,204 students".
public func countText(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(grouped(count)) \(many)"
}

/// A whole number with commas between thousands.
public func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text += "," }
        text.append(digit)
    }
    return number < 0 ? "-\(text)" : text
}

/// The links that save a list as it is shown: same filters, same order, all pages.
public struct ExportLinks: HTML {
    let state: ListState
    let route: (ExportFormat) -> SiteRoute

    /// - Parameter route: the export's route for a kind of file.
    public init(_ state: ListState, route: @escaping (ExportFormat) -> SiteRoute) {
        self.state = state
        self.route = route
    }

    public var body: some HTML {
        Paragraph(isSmall: true) {
            "Save this list: "
            Link(
                ExportFormat.xlsx.title,
                href: state.exportLink(route(.xlsx)),
                context: "file of this list"
            )
            " or "
            Link(ExportFormat.csv.title, href: state.exportLink(route(.csv)), context: "file of this list")
        }
    }
}

/// Switches the academic year that lists show, and comes back to the same page.
public struct YearSwitch: HTML {
    let context: PageContext
    let back: String

    /// - Parameter back: the path to come back to; this page, unless given.
    public init(_ context: PageContext, back: String? = nil) {
        self.context = context
        self.back = back ?? context.here.path
    }

    /// Comes back to a list with its filters, on its first page.
    public init(_ context: PageContext, _ state: ListState) {
        self.init(context, back: state.pageLink(1))
    }

    public var body: some HTML {
        Form(action: SiteRoute.access(.year).path, token: context.token, id: "year-form") {
            Hidden("back", back)
            Select(
                name: "year",
                label: "Academic year",
                value: context.year.label,
                options: context.years.map { SelectOption($0.label, $0.label) }
            )
            Button("Change year", kind: .secondary, isSmall: true, preventDoubleClick: false)
        }
    }
}

/// How old a fact is and where it came from, in a few words.
public func provenance(source: String, asAt: Day) -> String {
    "\(source), as at \(asAt.formatted())"
}
