// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation

/// Which deployment a command is about.
struct DeploymentOptions: ParsableArguments {
    @Option(
        help: "The deployment's configuration; without it $FIRSTBELL_CONFIG, then firstbell.yaml in this folder.",
        completion: .file(extensions: ["yaml"]))
    var config: String?

    /// Reads the configuration; `flags` is by key name.
    func load(flags: [String: String?] = [:]) throws -> Deployment {
        let file = config ?? ProcessInfo.processInfo.environment["FIRSTBELL_CONFIG"] ?? "firstbell.yaml"
        return try Deployment.load(file: file, flags: flags.compactMapValues { $0 })
    }
}
