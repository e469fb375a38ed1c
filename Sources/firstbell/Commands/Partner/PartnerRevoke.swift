// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding
import TLS

/// Puts a partner's certificates on the revocation list of the CA.
struct PartnerRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a partner's certificates; live sessions on them are cut within 5 seconds.",
        discussion: """
            Signs the next revocation list with the CA's key and puts it where tls.revocationLists says; the running daemon takes \
            it up by itself. All certificates of the partner that have not ended, or one of them. A partner that is to come \
            back gets another with `partner renew`.
            """)

    @Argument(help: "The partner.")
    var id: PartnerID

    @Option(help: "Only the certificate with this serial number, as `partner list` shows it.")
    var serial: String?

    @Option(help: "Only the certificate with this SHA-256, as `partner list` shows it.")
    var fingerprint: String?

    @Option(help: "key-compromise, superseded, cessation, withdrawn or unspecified.")
    var reason = RevocationReason.keyCompromise

    @OptionGroup var list: RevocationOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let deployment = try deployment.load()
        let revocation = RevocationSigning(deployment: deployment, options: list)
        try Console.lines(await revocation.revoke(id, serial: serial, fingerprint: fingerprint, reason: reason))
    }
}

extension RevocationReason: ExpressibleByArgument {
    private static let words: [(word: String, reason: RevocationReason)] = [
        ("key-compromise", .keyCompromise), ("superseded", .superseded), ("cessation", .cessationOfOperation),
        ("withdrawn", .privilegeWithdrawn), ("unspecified", .unspecified),
    ]

    /// Reads the word of an option.
    public init?(argument: String) {
        guard let found = RevocationReason.words.first(where: { $0.word == argument }) else { return nil }
        self = found.reason
    }

    /// The word that stands in the help.
    public var defaultValueDescription: String { RevocationReason.words.first { $0.reason == self }?.word ?? "unspecified" }

    /// Every word.
    public static var allValueStrings: [String] { words.map(\.word) }
}
