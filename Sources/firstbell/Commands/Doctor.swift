// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Says what is wrong with a connection or a deployment.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "What is wrong: with a partner's connection (--profile) or with a deployment (--config).",
        discussion: """
            Each check prints ok, or what is wrong and what to do. A stock client only sees silence when TLS refuses it; this says \
            why. Exit code 1 when any check fails.
            """)

    @Option(help: "The partner's profile.yaml or its folder.", completion: .file())
    var profile: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func run() async throws {
        let findings =
            if let profile { await Doctor.findings(profile: profile) } else {
                await DeploymentExamination(options: deployment).findings()
            }
        try Findings(findings).print(format.format)
    }

    private static func findings(profile: String) async -> [Finding] {
        let findings = await ConnectionExamination(profile: profile).findings()
        guard !findings.contains(where: { $0.grade == .failed }) else { return findings }
        return findings + (await AnswerExamination(profile: profile).finding())
    }
}
