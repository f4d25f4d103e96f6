/// What is wrong inside a line of a problem file.
struct LineFault: Error, Equatable {
    /// The way to it, such as `student.options[2].travel`.
    var path: String
    var reason: String

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension String {
    /// An id as it is told in a sentence: on one line and not for pages.
    var told: String {
        let start = prefix(60)
        let line = String(String.UnicodeScalarView(start.unicodeScalars.map { $0.value < 32 ? "\u{FFFD}" : $0 }))
        return start.endIndex < endIndex ? line + "…" : line
    }
}
