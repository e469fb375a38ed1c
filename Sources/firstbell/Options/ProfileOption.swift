// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Which partner a command acts as.
struct ProfileOption: ParsableArguments {
    @Option(help: "The partner's profile.yaml, or the folder it is in.", completion: .file())
    var profile: String

    func load() throws -> PartnerProfile { try PartnerProfile.load(profile) }
}
