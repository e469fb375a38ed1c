// SPDX-License-Identifier: Apache-2.0

/// The files of the broker's end of TLS.
struct IdentityFiles: Sendable {
    var certificate: String
    var key: String
    var authority: String
    /// A file or a folder; nil where the configuration names none.
    var revocations: String?

    init(deployment: Deployment) {
        let tls = deployment.configuration.tls
        certificate = deployment.path(tls.certificate)
        key = deployment.path(tls.key)
        authority = deployment.path(tls.authority)
        revocations = tls.revocationLists.isEmpty ? nil : deployment.path(tls.revocationLists)
    }

    /// How all of them look now.
    var marks: [FileMark] {
        let lists = revocations.map { [$0] + RevocationFolder(path: $0).files } ?? []
        return ([certificate, key, authority] + lists).map { FileMark($0) }
    }
}
