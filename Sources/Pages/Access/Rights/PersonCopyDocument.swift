import Design
public import Domain
public import Markup

/// The page of a person's copy: one file that opens anywhere, without the site around it.
public struct PersonCopyDocument: HTML {
    /// A table of the copy.
    public struct Part: Sendable {
        let title: String
        let rows: [[(title: String, value: String)]]

        public init(title: String, rows: [[(title: String, value: String)]]) {
            self.title = title
            self.rows = rows
        }
    }

    let name: String
    let madeOn: Day
    let parts: [Part]
    let leftOut: [(what: String, why: String)]

    public init(name: String, madeOn: Day, parts: [Part], leftOut: [(what: String, why: String)]) {
        self.name = name
        self.madeOn = madeOn
        self.parts = parts
        self.leftOut = leftOut
    }

    public var body: some HTML {
        HTMLDocument(language: "en-GB") {
            meta(.init("charset", "utf-8"))
            title { "Everything kept about \(name)" }
        } body: {
            h1 { "Everything kept about \(name)" }
            p { "Made on \(madeOn.formatted()). The same as data stands in data.json beside this page." }
            p {
                "You may ask for a correction, ask that your data is not used or that it is erased, and complain. "
                "Ask your college or the coordinator, or the Information Commissioner at ico.org.uk."
            }
            ForEach(parts) { part in section(part) }
            h2 { "What is not in this copy, and why" }
            ul {
                for item in leftOut { li { "\(item.what): \(item.why)" } }
            }
        }
    }

    @HTMLBuilder private func section(_ part: Part) -> some HTML {
        h2 { part.title }
        for row in part.rows {
            ul {
                for field in row where !field.value.isEmpty {
                    li {
                        strong { "\(field.title): " }
                        field.value
                    }
                }
            }
        }
    }
}
