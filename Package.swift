// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// One settings array for every Swift target; the upcoming features are listed with their proposals in CONTRIBUTING.md.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that hold C pointers also mark every unsafe use.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

/// jemalloc's malloc and free in place of the C library's (Debian's libjemalloc-dev).
///
/// Not in a debug build, which may be one under a sanitizer, that has its own and does not bear another.
let jemalloc = LinkerSetting.linkedLibrary("jemalloc", .when(platforms: [.linux], configuration: .release))

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioConcurrency = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "firstbell",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "firstbell", targets: ["firstbell"]),
        .executable(name: "firstbell-verify", targets: ["firstbell-verify"]),
        .library(name: "FirstBellClient", targets: ["Client"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "ZeroMQ", dependencies: ["CZeroMQ", nioConcurrency], swiftSettings: strictMemory),
        .target(name: "TLS", dependencies: ["COpenSSL", nioCore, nioConcurrency], swiftSettings: strictMemory),
        .target(name: "Safeguarding", swiftSettings: strict),
        .target(name: "Wire", dependencies: ["COpenSSL", "Safeguarding"], swiftSettings: strict),
        .target(name: "Ledger", dependencies: ["COpenSSL", crypto], swiftSettings: strict),
        .target(name: "LedgerFiles", dependencies: ["Ledger"], swiftSettings: strict),
        .target(name: "Directories", dependencies: ["Safeguarding", "Wire"], swiftSettings: strict),
        .target(
            name: "Journal",
            dependencies: [
                "COpenSSL", "CSQLite", "CZstd", "Safeguarding", "Wire", "Ledger", "LedgerFiles", "Directories", grdb, sqlite,
                crypto, nioConcurrency,
            ],
            swiftSettings: strict),
        .target(
            name: "Edge", dependencies: ["TLS", "Wire", "Safeguarding", "ZeroMQ", nioCore, nioPosix, nioConcurrency, logging],
            swiftSettings: strict),
        .target(
            name: "Broker",
            dependencies: [
                "ZeroMQ", "TLS", "Safeguarding", "Wire", "Ledger", "Directories", "Journal", "Edge", lifecycle, logging,
                nioConcurrency, crypto, deque,
            ], swiftSettings: strict),
        .target(
            name: "Reports", dependencies: ["Safeguarding", "Wire", "Journal"], swiftSettings: strict),
        .target(
            name: "Client",
            dependencies: ["ZeroMQ", "TLS", "Safeguarding", "Wire", "Edge", nioCore, nioPosix, nioConcurrency, logging],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "TLS", "Edge", hummingbird, hummingbirdCore, nioCore, nioPosix, nioHTTPTypes, logging, lifecycle, nioConcurrency,
            ],
            swiftSettings: strict),
        .target(
            name: "Portal",
            dependencies: [
                "COpenSSL", "TLS", "Safeguarding", "Wire", "Directories", "Journal", "Ledger", "Edge", "Broker", "Reports", "Web",
                hummingbird, mustache, jwt, crypto, nioCore,
                httpTypes, nioConcurrency,
            ],
            swiftSettings: strict),
        .target(
            name: "Exchange",
            dependencies: ["TLS", "Safeguarding", "Wire", "Broker", "Web", hummingbird, nioCore, httpTypes, nioConcurrency],
            swiftSettings: strict),
        .target(name: "Post", dependencies: ["CCurl", "Safeguarding", "Wire", crypto], swiftSettings: strict),
        .executableTarget(
            name: "firstbell",
            dependencies: [
                "Post",
                "ZeroMQ", "TLS", "Safeguarding", "Wire", "Ledger", "LedgerFiles", "Directories", "Journal", "Edge", "Broker",
                "Reports", "Client", "Portal", "Exchange", "Web", arguments, configuration, yams, logging, lifecycle, signals,
                nioCore, nioPosix,
                nioConcurrency,
            ], swiftSettings: strict, linkerSettings: [jemalloc]),

        // For auditors: neither journal nor network, and none of the broker's code.
        .executableTarget(name: "firstbell-verify", dependencies: ["Ledger", "LedgerFiles", arguments], swiftSettings: strict),

        .executableTarget(
            name: "core-benchmark",
            dependencies: ["Broker", "Journal", "Safeguarding", "Wire", "ZeroMQ", logging], path: "Benchmarks/core",
            swiftSettings: strict, linkerSettings: [jemalloc]),
        .target(
            name: "TestSupport", dependencies: ["Safeguarding", "Wire", "TLS", "ZeroMQ", nioConcurrency], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(name: "ZeroMQTests", dependencies: ["ZeroMQ", "CZeroMQ", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TLSTests", dependencies: ["COpenSSL", "TLS", "TestSupport", nioCore, nioPosix, nioEmbedded],
            swiftSettings: strict),
        .testTarget(
            name: "SafeguardingTests", dependencies: ["Safeguarding", "TestSupport"], exclude: ["Oracle"], swiftSettings: strict),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Safeguarding", "TestSupport", crypto], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger", "TestSupport", crypto], swiftSettings: strict),
        .testTarget(
            name: "DirectoriesTests", dependencies: ["Directories", "Safeguarding", "Wire", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "Safeguarding", "Wire", "Ledger", "LedgerFiles", "Directories", "TestSupport", grdb, crypto],
            swiftSettings: strict),
        .testTarget(
            name: "EdgeTests",
            dependencies: ["Edge", "TLS", "Wire", "ZeroMQ", "Safeguarding", "TestSupport", nioCore, nioPosix, nioEmbedded],
            swiftSettings: strict),
        .testTarget(
            name: "BrokerTests",
            dependencies: [
                "Broker", "Journal", "Edge", "TLS", "Wire", "ZeroMQ", "Safeguarding", "Ledger", "Directories", "Reports",
                "TestSupport", logging, nioConcurrency, grdb,
            ],
            swiftSettings: strict),
        .target(
            name: "Simulation",
            dependencies: [
                "Broker", "Journal", "Wire", "ZeroMQ", "Safeguarding", "Ledger", "TestSupport", logging, nioConcurrency, grdb,
            ],
            path: "Tests/Simulation",
            swiftSettings: strict),
        .executableTarget(
            name: "match-benchmark", dependencies: ["Safeguarding", "TestSupport"], path: "Benchmarks/matching",
            swiftSettings: strict),
        .executableTarget(
            name: "ledger-benchmark", dependencies: ["Ledger", "LedgerFiles", "TestSupport"], path: "Benchmarks/ledger",
            swiftSettings: strict),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation"], path: "Tests/Simulate", swiftSettings: strict),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Journal", "Directories", "Safeguarding", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PortalTests",
            dependencies: [
                "Portal", "Broker", "Journal", "Directories", "Reports", "Wire", "Safeguarding", "TestSupport", nioConcurrency,
                jwt,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Edge", hummingbird, nioCore, nioEmbedded, nioPosix, nioHTTPTypes, httpTypes, nioConcurrency, logging,
                lifecycle,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests",
            dependencies: ["Exchange", "TLS", "Broker", "Web", "Wire", "Safeguarding", "TestSupport", nioConcurrency],
            swiftSettings: strict),
        .testTarget(name: "PostTests", dependencies: ["Post", "Safeguarding", "Wire", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ClientTests",
            dependencies: ["Client", "TLS", "Wire", "Edge", "ZeroMQ", "Safeguarding", "TestSupport", nioCore, nioPosix],
            swiftSettings: strict),
        .testTarget(
            name: "firstbellTests",
            dependencies: [
                "firstbell", "Post", "ZeroMQ", "Broker", "Client", "Directories", "Edge", "Journal", "Ledger", "TLS", "Wire",
                "Safeguarding",
                "TestSupport", nioCore, nioPosix, nioConcurrency, arguments, logging,
            ],
            swiftSettings: strict),
    ]
)
