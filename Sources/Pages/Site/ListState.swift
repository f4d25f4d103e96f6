public import Design
public import Domain

/// How a list is filtered, sorted and paged right now: read from the address, and written into every link on the page.
public struct ListState: Sendable {
    /// Rows on a page.
    public static let pageSize = 50

    let route: SiteRoute
    /// Everything in the address but the notice of the last action.
    public let query: LinkQuery

    public init(_ route: SiteRoute, _ query: LinkQuery) {
        self.route = route
        self.query = query.setting("done", to: nil)
    }

    public var text: String { query["q"] ?? "" }
    public var page: Int { max(1, query["page"].flatMap { Int($0) } ?? 1) }

    /// One value of a filter, when it is set.
    public subscript(filter: String) -> String? { query[filter] }

    /// What the store is asked for. `usual` is the key of the list's usual order.
    public func request(usual: String) -> ListRequest {
        let sort = query["sort"] ?? usual
        return ListRequest(
            text: text,
            sort: sort.hasPrefix("-") ? String(sort.dropFirst()) : sort,
            descending: sort.hasPrefix("-"),
            offset: (page - 1) * Self.pageSize,
            limit: Self.pageSize
        )
    }

    /// The same without paging, for exports of what is shown.
    public func exportRequest(usual: String) -> ListRequest {
        var request = request(usual: usual)
        request.offset = 0
        request.limit = nil
        return request
    }

    /// The link of a column's heading.
    public func sortLink(_ key: String, usual: String) -> SortLink {
        let now = query["sort"] ?? usual
        let href = { (sort: String) in route.path(query.setting("sort", to: sort).setting("page", to: nil)) }
        if now == key { return SortLink(href: href("-" + key), direction: .ascending) }
        if now == "-" + key { return SortLink(href: href(key), direction: .descending) }
        return SortLink(href: href(key))
    }

    /// The link to a page of the list.
    public func pageLink(_ page: Int) -> String {
        route.path(query.setting("page", to: page == 1 ? nil : String(page)))
    }

    /// The link that takes one filter away.
    public func without(_ name: String) -> String {
        route.path(query.setting(name, to: nil).setting("page", to: nil))
    }

    /// The link that takes every filter away and keeps the order.
    public var cleared: String { route.path(LinkQuery([("sort", query["sort"] ?? "")])) }

    /// The pages below the list.
    public func pagination(total: Int) -> Pagination? {
        let count = (total + Self.pageSize - 1) / Self.pageSize
        return count > 1 ? Pagination(current: min(page, count), count: count) { pageLink($0) } : nil
    }

    /// The export of what is shown.
    public func exportLink(_ export: SiteRoute) -> String {
        export.path(query.setting("page", to: nil))
    }
}
