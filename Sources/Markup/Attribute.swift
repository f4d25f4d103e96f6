/// An attribute of an element: a name, and a value that is escaped when written.
///
/// An attribute whose value is `nil` or `false` is left out, so that conditions can stay inside one expression.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case address(String)
        case present
        case absent
    }

    let prefix: StaticString
    let name: StaticString
    let value: Value

    init(prefix: StaticString = "", _ name: StaticString, value: Value) {
        self.prefix = prefix
        self.name = name
        self.value = value
    }

    init(prefix: StaticString = "", _ name: StaticString, text: String?) {
        self.init(prefix: prefix, name, value: text.map(Value.text) ?? .absent)
    }

    init(_ name: StaticString, address: String?) {
        self.init(name, value: address.map(Value.address) ?? .absent)
    }

    init(_ name: StaticString, present: Bool) {
        self.init(name, value: present ? .present : .absent)
    }

    /// Any attribute by name. Names of addresses are guarded like `href`; event handlers, `style` and `srcdoc` are
    /// never written, as the content security policy would refuse them.
    public init(_ name: StaticString, _ value: String?) {
        switch AttributeName(name) {
        case .plain: self.init(name, text: value)
        case .address: self.init(name, address: value)
        case .forbidden: self.init(name, value: .absent)
        }
    }

    /// An attribute that is there or not, such as `hidden`.
    public init(_ name: StaticString, _ present: Bool) {
        self.init(name, value: present && AttributeName(name) == .plain ? .present : .absent)
    }

    /// Writes the attribute with the space before it.
    func write(into printer: inout HTMLPrinter) {
        switch value {
        case .absent: return
        case .present: writeName(into: &printer)
        case .text(let text):
            writeName(into: &printer)
            printer.write(text: text)
        case .address(let address):
            guard Address.isSafe(address) else { return }
            writeName(into: &printer)
            printer.write(text: address)
        }
        printer.write(raw: "\"")
    }

    private func writeName(into printer: inout HTMLPrinter) {
        printer.write(raw: " ")
        printer.write(raw: prefix)
        printer.write(raw: name)
        printer.write(raw: "=\"")
    }
}

/// What an attribute's name says about its value.
enum AttributeName {
    case plain, address, forbidden

    init(_ name: StaticString) {
        let lowercased = name.description.lowercased()
        switch lowercased {
        case "href", "src", "action", "formaction", "poster", "cite", "data", "ping", "xlink:href", "background":
            self = .address
        case "style", "srcdoc", "srcset": self = .forbidden
        default: self = lowercased.hasPrefix("on") ? .forbidden : .plain
        }
    }
}
