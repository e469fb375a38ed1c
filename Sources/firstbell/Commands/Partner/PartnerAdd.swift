// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// Adds a partner and issues its certificate.
struct PartnerAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a partner, and write its profile and certificate.",
        discussion: """
            For real use give --csr FILE: the partner keeps its key. Without it a key is made here, for rehearsals and tests. The \
            name in the request does not matter; the certificate says what ID says.
            """)

    @Argument(help: "Such as police/22, school/116900 or local-authority/885.")
    var id: PartnerID

    @Option(help: "The organisation's name, for people.")
    var name: String?

    @OptionGroup var certificate: CertificateOptions
    @OptionGroup var deployment: DeploymentOptions

    func run() async throws {
        let enrolment = try Enrolment(partner: id, certificate: certificate, deployment: deployment.load())
        try Console.lines(await enrolment.add(name: name))
    }
}
