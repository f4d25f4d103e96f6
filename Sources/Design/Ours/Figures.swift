public import Markup

/// A number and what it counts, with a link to what was counted.
public struct CountTile: Sendable, Equatable {
    let count: Int
    let label: String
    let href: String?
    let isUrgent: Bool

    /// A tile. The list behind `href` has exactly `count` rows.
    public init(_ count: Int, _ label: String, href: String? = nil, isUrgent: Bool = false) {
        self.count = count
        self.label = label
        self.href = href
        self.isUrgent = isUrgent
    }
}

/// Numbers at a glance, each a link to the rows behind it.
public struct CountTiles: HTML, Sendable {
    let tiles: [CountTile]

    /// The tiles in order.
    public init(_ tiles: [CountTile]) { self.tiles = tiles }

    /// The tiles.
    public var body: some HTML {
        ul(.class("app-tiles")) {
            ForEach(tiles) { tile in
                li(.class("app-tile", tile.isUrgent && tile.count > 0 ? "app-tile--urgent" : nil)) {
                    if let href = tile.href {
                        a(.class("app-tile__link"), .href(href)) { content(tile) }
                    } else {
                        content(tile)
                    }
                }
            }
        }
    }

    @HTMLBuilder private func content(_ tile: CountTile) -> some HTML {
        span(.class("app-tile__count")) { tile.count }
        span(.class("app-tile__label")) { " \(tile.label)" }
    }
}

/// A figure with its source and the day it was known.
public struct Figure: Sendable, Equatable {
    let name, value: String
    let note, source: String?

    /// A figure: its name, its value in words and digits, what it is compared with, and where it comes from.
    public init(_ name: String, _ value: String, note: String? = nil, source: String? = nil) {
        self.name = name
        self.value = value
        self.note = note
        self.source = source
    }
}

/// Figures below one another, each with its source.
public struct FigureList: HTML, Sendable {
    let figures: [Figure]

    /// The figures in order.
    public init(_ figures: [Figure]) { self.figures = figures }

    /// The list.
    public var body: some HTML {
        dl(.class("app-figures")) {
            for figure in figures {
                div(.class("app-figures__row")) {
                    dt(.class("app-figures__name")) { figure.name }
                    dd(.class("app-figures__value")) { figure.value }
                    if let note = figure.note { dd(.class("app-figures__note")) { note } }
                    if let source = figure.source { dd(.class("app-figures__source")) { source } }
                }
            }
        }
    }
}
