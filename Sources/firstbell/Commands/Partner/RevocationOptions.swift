// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// How a revocation list is signed.
struct RevocationOptions: ParsableArguments {
    @Option(help: "Life of the list in days; past it no partner can connect.")
    var days = 7

    @Option(help: "Folder of the CA; without it ca/ beside the configuration.", completion: .directory)
    var authority: String?

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("--days is from 1 to 366.") }
    }
}
