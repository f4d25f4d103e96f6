// The elements of HTML that pages use, as values that are called like functions.

/// The `a` element.
public let a = ElementName("a")
/// The `abbr` element.
public let abbr = ElementName("abbr")
/// The `address` element.
public let address = ElementName("address")
/// The `article` element.
public let article = ElementName("article")
/// The `aside` element.
public let aside = ElementName("aside")
/// The `body` element.
public let body = ElementName("body")
/// The `button` element.
public let button = ElementName("button")
/// The `caption` element.
public let caption = ElementName("caption")
/// The `code` element.
public let code = ElementName("code")
/// The `colgroup` element.
public let colgroup = ElementName("colgroup")
/// The `dd` element.
public let dd = ElementName("dd")
/// The `details` element.
public let details = ElementName("details")
/// The `div` element.
public let div = ElementName("div")
/// The `dl` element.
public let dl = ElementName("dl")
/// The `dt` element.
public let dt = ElementName("dt")
/// The `em` element.
public let em = ElementName("em")
/// The `fieldset` element.
public let fieldset = ElementName("fieldset")
/// The `figcaption` element.
public let figcaption = ElementName("figcaption")
/// The `figure` element.
public let figure = ElementName("figure")
/// The `footer` element.
public let footer = ElementName("footer")
/// The `form` element.
public let form = ElementName("form")
/// The `h1` element.
public let h1 = ElementName("h1")
/// The `h2` element.
public let h2 = ElementName("h2")
/// The `h3` element.
public let h3 = ElementName("h3")
/// The `h4` element.
public let h4 = ElementName("h4")
/// The `head` element.
public let head = ElementName("head")
/// The `header` element.
public let header = ElementName("header")
/// The `html` element.
public let html = ElementName("html")
/// The `label` element.
public let label = ElementName("label")
/// The `legend` element.
public let legend = ElementName("legend")
/// The `li` element.
public let li = ElementName("li")
/// The `main` element.
public let main = ElementName("main")
/// The `nav` element.
public let nav = ElementName("nav")
/// The `noscript` element.
public let noscript = ElementName("noscript")
/// The `ol` element.
public let ol = ElementName("ol")
/// The `optgroup` element.
public let optgroup = ElementName("optgroup")
/// The `option` element.
public let option = ElementName("option")
/// The `output` element.
public let output = ElementName("output")
/// The `p` element.
public let p = ElementName("p")
/// The `pre` element.
public let pre = ElementName("pre")
/// The `progress` element.
public let progress = ElementName("progress")
/// The `script` element.
public let script = ElementName("script")
/// The `section` element.
public let section = ElementName("section")
/// The `select` element.
public let select = ElementName("select")
/// The `small` element.
public let small = ElementName("small")
/// The `span` element.
public let span = ElementName("span")
/// The `strong` element.
public let strong = ElementName("strong")
/// The `sub` element.
public let sub = ElementName("sub")
/// The `summary` element.
public let summary = ElementName("summary")
/// The `sup` element.
public let sup = ElementName("sup")
/// The `table` element.
public let table = ElementName("table")
/// The `tbody` element.
public let tbody = ElementName("tbody")
/// The `td` element.
public let td = ElementName("td")
/// The `textarea` element.
public let textarea = ElementName("textarea")
/// The `tfoot` element.
public let tfoot = ElementName("tfoot")
/// The `th` element.
public let th = ElementName("th")
/// The `thead` element.
public let thead = ElementName("thead")
/// The `time` element.
public let time = ElementName("time")
/// The `title` element.
public let title = ElementName("title")
/// The `tr` element.
public let tr = ElementName("tr")
/// The `ul` element.
public let ul = ElementName("ul")
/// The `br` element, which has no content.
public let br = VoidElementName("br")
/// The `col` element, which has no content.
public let col = VoidElementName("col")
/// The `hr` element, which has no content.
public let hr = VoidElementName("hr")
/// The `img` element, which has no content.
public let img = VoidElementName("img")
/// The `input` element, which has no content.
public let input = VoidElementName("input")
/// The `link` element, which has no content.
public let link = VoidElementName("link")
/// The `meta` element, which has no content.
public let meta = VoidElementName("meta")
/// The `wbr` element, which has no content.
public let wbr = VoidElementName("wbr")

/// The elements of drawings, apart from those of HTML because names such as `text` are common.
public enum SVG {
    /// The drawing itself; `viewBox` is its coordinate space.
    public static let svg = ElementName("svg")
    /// A group.
    public static let g = ElementName("g")
    /// The name of a drawing or of a part.
    public static let title = ElementName("title")
    /// The description of a drawing.
    public static let desc = ElementName("desc")
    /// A rectangle.
    public static let rect = ElementName("rect")
    /// A circle.
    public static let circle = ElementName("circle")
    /// A line.
    public static let line = ElementName("line")
    /// A path.
    public static let path = ElementName("path")
    /// Text.
    public static let text = ElementName("text")
}
