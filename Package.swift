// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

// The floors of the house, lowest first: a target may depend only on targets above it in this list.
let package = Package(
    name: "trellis",
    products: [
        .executable(name: "trellis", targets: ["trellis"]),
        .library(name: "Allocation", targets: ["Allocation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // C libraries that the machine provides.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCoin", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CSolver", dependencies: ["CCoin"]),
        .target(name: "CMail", dependencies: ["CCurl"]),
        .target(name: "CFetch", dependencies: ["CCurl"]),

        .target(name: "Domain", resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Markup", dependencies: [nioCore], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: ["CPostgres", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .target(
            name: "Allocation",
            dependencies: ["CSolver", subprocess, .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),
        .target(name: "Records", dependencies: ["Domain", "Store", crypto], swiftSettings: strict),
        .target(
            name: "Exchange",
            dependencies: [
                "Domain", "CZip", "CXlsxWriter", "CMail", "CFetch", subprocess, crypto, jwt,
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Services",
            dependencies: ["Domain", "Store", "Allocation", "Records", "Exchange", crypto, logging, lifecycle],
            swiftSettings: strict
        ),
        .target(name: "Design", dependencies: ["Markup"], resources: [.copy("Static")], swiftSettings: strict),
        .target(name: "Pages", dependencies: ["Domain", "Markup", "Design"], swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Markup", "Store", "Records", "Exchange", "Services", "Design", "Pages", "CZlib", hummingbird,
                nioCore, logging, crypto, lifecycle,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "trellis",
            dependencies: [
                "Domain", "Store", "Allocation", "Records", "Exchange", "Services", "Design", "Pages", "Web", logging,
                lifecycle,
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            swiftSettings: strict
        ),

        // Tests, one target a floor.
        .target(
            name: "StoreTestSupport",
            dependencies: ["Store"],
            path: "Tests/StoreTestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "DomainTests",
            dependencies: ["Domain"],
            exclude: ["Access/decisions.csv"],
            swiftSettings: strict
        ),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", nioCore], swiftSettings: strict),
        .testTarget(
            name: "DesignTests",
            dependencies: ["Design", "Markup", nioCore],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
        .testTarget(name: "StoreTests", dependencies: ["Store", "StoreTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AllocationTests",
            dependencies: ["Allocation"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ExchangeTests",
            dependencies: ["Exchange", "Domain", "CZip"],
            exclude: ["FixtureScripts"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServicesTests",
            dependencies: [
                "Services", "Records", "Domain", "Store", "Exchange", "Allocation", "StoreTestSupport", logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Pages", "Services", "Records", "Domain", "Store", "Exchange", "Allocation", "Design", "Markup",
                "StoreTestSupport", "CZlib", hummingbird, nioCore, logging, lifecycle, jwt,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
