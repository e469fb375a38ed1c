// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Where a partner's certificate comes from and goes to.
struct CertificateOptions: ParsableArguments {
    @Option(help: "A certificate request (PEM) of the partner, so that its key never leaves it.", completion: .file())
    var csr: String?

    @Option(help: "Folder for profile, certificate, authority, and without --csr also the key.", completion: .directory)
    var out: String

    @Option(help: "Life of the certificate in days.")
    var days = 90

    @Option(help: "Folder of the CA; without it ca/ beside the configuration.", completion: .directory)
    var authority: String?

    func validate() throws {
        guard (1...825).contains(days) else { throw ValidationError("--days is from 1 to 825.") }
    }
}
