import Domain

/// The made-up system.
public struct DemoService: Sendable {
    let trellis: Trellis
}

extension Trellis {
    /// The made-up system.
    public var demo: DemoService { DemoService(trellis: self) }
}
