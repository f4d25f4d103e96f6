/// A browser in a few words, so that people know their own again; all that it says about itself is not kept.
enum BrowserName {
    /// For example "Firefox on Windows". Nothing when it does not say.
    static func of(_ userAgent: String?) -> String {
        guard let userAgent else { return "" }
        let browser = first(
            in: userAgent,
            [
                ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
                ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
            ]
        )
        let machine = first(
            in: userAgent,
            [
                ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
                ("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
            ]
        )
        return [browser, machine].compactMap { $0 }.joined(separator: " on ")
    }

    private static func first(in text: String, _ names: [(sign: String, name: String)]) -> String? {
        names.first { text.contains($0.sign) }?.name
    }
}
