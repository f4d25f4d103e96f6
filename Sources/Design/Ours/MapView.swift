public import Markup

/// A map with numbered points, and the list that says the same.
public struct MapView: HTML, Sendable {
    let title, summary, id: String
    let points: [MapPoint]
    let cells: [MapCell]
    let attribution: [String]

    /// A map.
    ///
    /// - Parameters:
    ///   - title: What the map shows.
    ///   - summary: What there is to see, in a sentence.
    ///   - points: The points; they carry the numbers of the list.
    ///   - cells: The built-up squares below them.
    ///   - attribution: Whose data it is, a line each.
    ///   - id: Unique in the page.
    public init(
        _ title: String,
        summary: String,
        points: [MapPoint],
        cells: [MapCell] = [],
        attribution: [String] = [],
        id: String = "map"
    ) {
        self.title = title
        self.summary = summary
        self.points = points
        self.cells = cells
        self.attribution = attribution
        self.id = id
    }

    /// The map and its list.
    public var body: some HTML {
        div(.class("app-map")) {
            figure(.class("app-map__figure")) {
                sheet(MapPlan(points: points))
                figcaption(.class("app-map__caption")) {
                    summary
                    for line in attribution { span(.class("app-map__attribution")) { " \(line)" } }
                }
            }
            ol(.class("app-map__list")) {
                for point in points {
                    li(.class("app-map__entry")) {
                        if let href = point.href { Link(point.name, href: href) } else { point.name }
                        span(.class("nhsuk-u-visually-hidden")) { " (\(point.kind.word))" }
                        if !point.detail.isEmpty {
                            span(.class("app-map__detail")) { " \(point.detail)" }
                        }
                    }
                }
            }
        }
    }

    private func sheet(_ plan: MapPlan) -> some HTML {
        SVG.svg(
            .class("app-map__sheet"),
            .init("viewBox", "0 0 \(Int(MapPlan.width)) \(Int(plan.height))"),
            .role("img"),
            .ariaLabelledBy("\(id)-title \(id)-desc")
        ) {
            SVG.title(.id("\(id)-title")) { title }
            SVG.desc(.id("\(id)-desc")) { "\(summary) The list beside the map names every point." }
            for cell in cells where plan.shows(cell) {
                SVG.rect(
                    .class("app-map__cell--\(cell.density)"),
                    .init("x", "\(plan.x(cell.easting))"),
                    .init("y", "\(plan.y(cell.northing + cell.height))"),
                    .init("width", "\(plan.length(cell.width))"),
                    .init("height", "\(plan.length(cell.height))")
                )
            }
            ForEach(points.enumerated()) { index, point in
                marker(point, number: index + 1, x: plan.x(point.easting), y: plan.y(point.northing))
            }
            scale(plan)
        }
    }

    private func marker(_ point: MapPoint, number: Int, x: Double, y: Double) -> some HTML {
        SVG.g(
            .class("app-map__point", "app-map__point--\(point.kind.rawValue)"),
            .init("transform", "translate(\(x) \(y))")
        ) {
            switch point.kind {
            case .provider: SVG.path(.init("d", "M-11 -11H11V11H-11z"))
            case .employer: SVG.circle(.init("r", "11"))
            case .home: SVG.path(.init("d", "M0 -15L14 10H-14z"))
            }
            SVG.text(.init("y", "5"), .init("text-anchor", "middle")) { number }
        }
    }

    private func scale(_ plan: MapPlan) -> some HTML {
        let miles = plan.scaleMiles
        let y = Int(plan.height) - 10
        return SVG.g(.class("app-map__scale")) {
            SVG.path(.init("d", "M12 \(y - 6)V\(y)H\(12 + plan.length(Double(miles) * 1609.344))V\(y - 6)"))
            SVG.text(.init("x", "16"), .init("y", "\(y - 6)")) { miles == 1 ? "1 mile" : "\(miles) miles" }
        }
    }
}

extension MapPoint.Kind {
    var word: String {
        switch self {
        case .provider: "college"
        case .employer: "employer"
        case .home: "home area"
        }
    }
}
