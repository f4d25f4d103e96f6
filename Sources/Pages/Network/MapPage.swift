public import Design
import Domain
public import Markup

/// The sites of the network on a map, with the list beside it.
public struct MapPage: HTML {
    let context: PageContext
    let points: [MapPoint]
    let cells: [MapCell]
    /// Sites that are on no map because their postcode is not known.
    let missing: [String]
    let attribution: [String]
    let tLevels: [OffersPage.Option]
    let tLevelCode: String?

    /// - Parameters:
    ///   - missing: names of sites whose place is not known.
    ///   - tLevels: the choices of the filter.
    ///   - tLevelCode: the T Level that is chosen.
    public init(
        _ context: PageContext,
        points: [MapPoint],
        cells: [MapCell],
        missing: [String],
        attribution: [String],
        tLevels: [OffersPage.Option],
        tLevelCode: String?
    ) {
        self.context = context
        self.points = points
        self.cells = cells
        self.missing = missing
        self.attribution = attribution
        self.tLevels = tLevels
        self.tLevelCode = tLevelCode
    }

    public var body: some HTML {
        let path = SiteRoute.network(.map).path
        SitePage(
            "Map",
            context,
            breadcrumbs: [Crumb("Organisations", href: SiteRoute.network(.organisations).path)]
        ) {
            PageHeading("Map", caption: "Sites in \(context.year.label)")
            FilterPanel(action: path, chips: Chips(chips, clearHref: path)) {
                Select(
                    name: "tLevel",
                    label: "With places for",
                    value: tLevelCode,
                    prompt: "Any T Level, and sites without places",
                    options: tLevels.map(\.option)
                )
            }
            YearSwitch(context, back: SiteRoute.network(.map).path(LinkQuery([("tLevel", tLevelCode ?? "")])))
            if points.isEmpty {
                Paragraph("No site can be shown. Give sites a postcode, or take the filter away.")
            } else {
                MapView(
                    "Sites of the network",
                    summary: countText(points.count, "site", "sites") + ", each in the middle of its postcode sector.",
                    points: points,
                    cells: cells,
                    attribution: attribution
                )
            }
            if !missing.isEmpty {
                Details(countText(missing.count, "site has", "sites have") + " no known postcode") {
                    BulletList(missing)
                }
            }
        }
    }

    private var chips: [Chip] {
        guard let chosen = tLevels.first(where: { $0.value == tLevelCode }) else { return [] }
        return [Chip("With places for", chosen.label, removeHref: SiteRoute.network(.map).path)]
    }
}
