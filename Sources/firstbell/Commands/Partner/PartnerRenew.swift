// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// Issues another certificate to a partner.
struct PartnerRenew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "Issue a new certificate to a partner; the old ones stay valid until they expire.",
        discussion: "Several certificates of one partner may overlap, so that nothing stops while one replaces the other.")

    @Argument(help: "The partner.")
    var id: PartnerID

    @OptionGroup var certificate: CertificateOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let enrolment = try Enrolment(partner: id, certificate: certificate, deployment: deployment.load())
        try Console.lines(await enrolment.renew())
    }
}
