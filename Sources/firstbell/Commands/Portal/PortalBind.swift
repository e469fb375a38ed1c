// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import TLS
import Wire

/// Lets somebody sign in with a certificate.
struct PortalBind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind", abstract: "Bind an account to a person's certificate, in the place of one before.",
        discussion: """
            The certificate stands for the password or for the code, and one of the two is still asked for. Bound is its key, so \
            that a renewal with the same key needs nothing.
            """)

    @Option(help: "The person's certificate, in PEM.")
    var certificate: String

    @OptionGroup var account: PortalAccountOptions

    func run() async throws {
        let leaf: Certificate
        do throws(CertificateError) {
            leaf = try Certificate(pem: try PEMFile.read(certificate))
        } catch {
            throw CommandFailure("\(certificate): \(error)", try: "the person's own certificate in PEM, without its private key")
        }
        guard !leaf.isAuthority, leaf.extendedKeyUsage?.contains(.clientAuth) == true else {
            throw CommandFailure(
                "\(certificate) is not for signing in: it is an authority's, or not for clientAuth",
                try: "the person's own certificate")
        }
        try PrintedAnswer(await account.ask(.portalBind, [.init("key", .string(leaf.keyFingerprint))])).print(.text)
    }
}
