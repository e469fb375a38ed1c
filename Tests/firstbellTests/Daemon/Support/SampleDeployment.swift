// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
import TestSupport
import Testing

@testable import firstbell

/// A rehearsal deployment with partners and directories, made once by the commands and copied for each test.
struct SampleDeployment: Sendable {
    static let trustDomain = "worcestershire.example"
    /// The evening of the bank holiday on which `Examples/events` happen.
    static let evening = "2026-05-04T20:00:00Z"

    private let made: Task<String, any Error>

    /// A copy of the deployment in a folder that does not exist yet.
    func copy(to folder: String) async throws {
        try FileManager.default.copyItem(atPath: try await made.value, toPath: folder)
    }

    /// With `Examples/data`.
    static let examples = SampleDeployment(
        partners: [
            "police/22", "police/20", "school/116900", "school/116901", "school/116902", "school/116903", "school/116905",
            "school/116907", "school/116908", "school/130700", "local-authority/885",
        ]
    ) { folder in
        let data = BuiltProgram.package + "/Examples/data"
        return [
            ["settings", data + "/edubasealldata-sample.csv"], ["settings", data + "/early-years.csv"],
            ["rolls", data + "/rolls.csv"], ["key-adults", data + "/key-adults.csv"], ["calendar", data + "/calendar.csv"],
            ["calendar", data + "/inset-116901.ics", "--kind", "INSET", "--scope", "school/116901"],
            ["bank-holidays", data + "/bank-holidays.json"],
        ]
    }

    /// With the children of a load at eight schools.
    static let load = SampleDeployment(partners: LoadChild.partners) { folder in
        let rolls = folder + "/load-rolls.csv"
        try LoadChild.rolls.write(toFile: rolls, atomically: true, encoding: .utf8)
        let data = BuiltProgram.package + "/Examples/data"
        return [
            ["settings", data + "/edubasealldata-sample.csv"], ["rolls", rolls], ["key-adults", data + "/key-adults.csv"],
            ["calendar", data + "/calendar.csv"], ["bank-holidays", data + "/bank-holidays.json"],
        ]
    }

    init(partners: [String], imports: @escaping @Sendable (String) throws -> [[String]]) {
        made = Task {
            let workshop = try TestFolder()
            Workshops.keep(workshop)
            let folder = workshop.path + "/deployment"
            // The port is the system's and known only when a daemon runs; profiles get it from the test.
            try await SampleDeployment.firstbell([
                "init", folder, "--trust-domain", SampleDeployment.trustDomain, "--listen", "127.0.0.1:0", "--advertise",
                "127.0.0.1:5570", "--local-authority", "885", "--rehearsal",
            ])
            let configuration = ["--config", folder + "/firstbell.yaml"]
            for partner in partners {
                let out = folder + "/profiles/" + partner.replacing("/", with: "-")
                try FileManager.default.createDirectory(atPath: folder + "/profiles", withIntermediateDirectories: true)
                try await SampleDeployment.firstbell(["partner", "add", partner, "--out", out] + configuration)
            }
            for arguments in try imports(workshop.path) {
                try await SampleDeployment.firstbell(["import"] + arguments + configuration)
            }
            return folder
        }
    }

    private static func firstbell(_ arguments: [String]) async throws {
        let outcome = try await BuiltProgram.run(BuiltProgram.path, arguments)
        guard outcome.status == 0 else {
            throw Failed(description: "firstbell \(arguments.prefix(2).joined(separator: " ")): \(outcome.errors)")
        }
        Canary.watch(outcome.output + outcome.errors, from: "firstbell \(arguments.prefix(2).joined(separator: " "))")
    }

    struct Failed: Error, CustomStringConvertible { let description: String }
}

/// Folders that live as long as the test process.
enum Workshops {
    private static let kept = NIOLockedValueBox<[TestFolder]>([])

    static func keep(_ folder: TestFolder) {
        let isFirst = kept.withLockedValue { folders in
            folders.append(folder)
            return folders.count == 1
        }
        // What is static is never let go of, so that its folder would stay.
        if isFirst { atexit { Workshops.kept.withLockedValue { $0 = [] } } }
    }
}
