public import Foundation

/// Where the stylesheet, scripts and icon of our own are.
public enum StaticFiles {
    /// The folder, inside the bundle that the build makes beside the program.
    public static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Static")
    }
}
