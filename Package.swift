// swift-tools-version: 6.2
import PackageDescription

/// The settings of all our targets: Swift 6 mode, explicit existentials, internal imports by
/// default, and warnings as errors.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A module; Docs/explanation/architecture.md says which modules it may import.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// An executable of a few lines.
func executable(_ name: String, path: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["Commands"], path: path, swiftSettings: settings)
}

/// The tests of one module.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
        swiftSettings: settings)
}

/// What a release build says about itself in `waymark --version`; see Sources/CHost.
let buildFacts: [CSetting] = ["WAYMARK_COMMIT", "WAYMARK_BUILD"].compactMap { name in
    Context.environment[name].map { .define(name, to: "\"\($0)\"") }
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")

let nio: [Target.Dependency] = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
    .product(name: $0, package: "swift-nio")
}
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "waymark",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "waymark", targets: ["waymark"]),
        .executable(name: "import-export", targets: ["import-export"]),
        .library(name: "Bytes", targets: ["Bytes"]),
        .library(name: "ActivityModel", targets: ["ActivityModel"]),
        .library(name: "ZIP", targets: ["ZIP"]),
        .library(name: "FIT", targets: ["FIT"]),
        .library(name: "TrackXML", targets: ["TrackXML"]),
        .library(name: "ActivityDecoding", targets: ["ActivityDecoding"]),
        .library(name: "ExportArchive", targets: ["ExportArchive"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // Layer 0: system libraries and the vocabulary.
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(
            name: "CXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZstd", pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        module("ActivityModel"),
        module("Arrow"),
        module("Parquet", ["CZstd"]),

        // Layer 1: formats, without knowledge of activities.
        module("Bytes", ["CZlib", "CDeflate"]),
        module("JSON"),
        module("ZIP", ["Bytes"]),
        module("FIT", ["Bytes"]),
        module("TrackXML", ["Bytes", "CXML2"]),
        module("TimeZones", ["Bytes"], resources: [.embedInCode("Data/zones.bin")]),
        module("WebServer", ["Bytes", logging] + nio),

        // Layer 2: the meaning of the formats for activities.
        module("ActivityDecoding", ["ActivityModel", "Bytes", "FIT", "TrackXML", "ZIP"]),
        module("ExportArchive", ["ActivityModel", "Bytes", "ZIP"]),
        module("Storage", ["ActivityModel", "Bytes", "JSON", "TimeZones", grdb]),
        module(
            "StravaAPI",
            ["ActivityModel", "Bytes", "JSON", .product(name: "TOMLKit", package: "TOMLKit")]),

        // Layer 3: the use cases and their reports.
        module(
            "Ingest",
            [
                "ActivityModel", "ActivityDecoding", "Bytes", "ExportArchive", "JSON", "Storage",
                "StravaAPI", "ZIP",
            ]),

        module(
            "Reports",
            [
                "ActivityModel", "Arrow", "Bytes", "ExportArchive", "Ingest", "JSON", "Storage",
                "StravaAPI", "ZIP",
            ]),

        // Layer 4: the page, and the land under its maps.
        .target(
            name: "CLand", exclude: ["land.bin"],
            cSettings: [.headerSearchPath(".")]),
        module(
            "WebApp",
            [
                "ActivityModel", "Bytes", "CLand", "Ingest", "JSON", "Reports", "Storage",
                "StravaAPI", "WebServer", "ZIP", logging,
            ],
            resources: [.embedInCode("Assets")]),

        // Layer 5: the command line with its two executables.
        .target(name: "CHost", cSettings: buildFacts),
        module(
            "Commands",
            [
                "ActivityModel", "ActivityDecoding", "Bytes", "CHost", "Ingest", "JSON",
                "Reports",
                "Storage", "StravaAPI", "TrackXML", "WebApp", "WebServer", "ZIP", argumentParser,
                logging,
            ]),
        executable("waymark", path: "Sources/waymark"),
        executable("import-export", path: "Sources/import-export"),

        // Tests, and the builders of their fixtures.
        .target(
            name: "TestSupport", dependencies: ["Bytes", "CZlib", grdb], path: "Tests/TestSupport",
            swiftSettings: settings),
        // A simulated Strava for tests; not installed.
        .target(
            name: "StravaMock", dependencies: ["JSON", "TestSupport", "WebServer"],
            path: "Mock/StravaMock",
            swiftSettings: settings),
        .executableTarget(
            name: "strava-mock", dependencies: ["StravaMock", argumentParser],
            path: "Mock/strava-mock", swiftSettings: settings),
        .executableTarget(
            name: "waymark-bench",
            dependencies: [
                "ActivityModel", "ActivityDecoding", "Bytes", "ExportArchive", "Storage", "ZIP",
                argumentParser,
            ],
            path: "Benchmarks/Bench", swiftSettings: settings),
        .executableTarget(
            name: "make-export", dependencies: ["TestSupport", argumentParser],
            path: "Benchmarks/MakeExport", swiftSettings: settings),
        tests("ActivityModel", ["ActivityModel"]),
        tests("Arrow", ["Arrow"]),
        tests("Bytes", ["Bytes"]),
        tests("Parquet", ["Parquet", "Arrow"]),
        tests("JSON", ["JSON"]),
        tests("ZIP", ["ZIP", "Bytes"]),
        tests("FIT", ["FIT", "Bytes", "JSON"]),
        tests("TrackXML", ["TrackXML", "Bytes"]),
        tests("TimeZones", ["TimeZones"]),
        tests("ActivityDecoding", ["ActivityDecoding", "ActivityModel", "Bytes"]),
        tests("ExportArchive", ["ExportArchive", "ActivityModel", "Bytes", "ZIP"]),
        tests(
            "Storage", ["Storage", "ActivityModel", "Bytes", "TimeZones", grdb], exclude: ["Legacy"]
        ),
        tests("StravaAPI", ["StravaAPI", "StravaMock", "ActivityModel", "JSON", "WebServer"]),
        tests("StravaMock", ["StravaMock", "WebServer", "strava-mock"]),
        tests("Reports", ["Reports", "ActivityModel", "Ingest", "Storage", "StravaAPI"]),
        tests("WebServer", ["WebServer", logging]),
        tests("Ingest", ["Ingest", "Reports", "Storage", "ActivityModel", "Bytes", grdb]),
        tests(
            "WebApp",
            [
                "WebApp", "WebServer", "Ingest", "JSON", "Storage", "StravaAPI", "StravaMock",
                "ActivityModel", "waymark",
            ]),
        tests("Commands", ["Commands", "ActivityModel", "Storage", "waymark", "import-export"]),
        tests(
            "Sync",
            [
                "Ingest", "JSON", "Reports", "Storage", "StravaAPI", "StravaMock", "ActivityModel",
                "waymark", grdb,
            ]),
        tests("Architecture", []),
    ]
)
