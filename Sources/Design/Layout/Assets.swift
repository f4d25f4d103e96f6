/// Where the stylesheets and scripts are, as paths that change with their content.
public struct Assets: Sendable, Equatable {
    /// The NHS.UK stylesheet.
    public let frontendStyle: String
    /// Our own stylesheet, read after it.
    public let style: String
    /// The NHS.UK script, which our own script starts.
    public let frontendScript: String
    /// Our own script.
    public let script: String
    /// The one line that tells stylesheets that scripts run, before anything is drawn.
    public let boot: String
    /// The small picture for tabs and bookmarks.
    public let icon: String

    /// Paths, each with a hash of the content so that browsers may keep them for ever.
    public init(
        frontendStyle: String,
        style: String,
        frontendScript: String,
        script: String,
        boot: String,
        icon: String
    ) {
        self.frontendStyle = frontendStyle
        self.style = style
        self.frontendScript = frontendScript
        self.script = script
        self.boot = boot
        self.icon = icon
    }

    /// Paths without hashes below one folder, for tests.
    public static func plain(in folder: String = "/assets") -> Assets {
        Assets(
            frontendStyle: "\(folder)/nhsuk.css",
            style: "\(folder)/app.css",
            frontendScript: "\(folder)/nhsuk.js",
            script: "\(folder)/app.js",
            boot: "\(folder)/boot.js",
            icon: "\(folder)/favicon.svg"
        )
    }
}
