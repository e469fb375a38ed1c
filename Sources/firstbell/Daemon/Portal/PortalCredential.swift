// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import TLS

/// What the portal proves itself with, read anew when its files change.
final class PortalCredential: ReadAnew {
    let name = "the portal's certificate"
    let certificate: String
    let key: String
    private let context: NIOLockedValueBox<WebContext>

    init(deployment: Deployment) throws {
        let (portal, tls) = (deployment.configuration.portal, deployment.configuration.tls)
        certificate = deployment.path(portal.certificate.isEmpty ? tls.certificate : portal.certificate)
        key = deployment.path(portal.key.isEmpty ? tls.key : portal.key)
        context = NIOLockedValueBox(try WebContext(credential: Credential(certificateFile: certificate, keyFile: key)))
    }

    /// What the next connection gets.
    var current: WebContext { context.withLockedValue { $0 } }

    var marks: [FileMark] { [FileMark(certificate), FileMark(key)] }

    /// Takes what the files hold now; on failure what was taken before stays.
    func reload() throws {
        let fresh = try WebContext(credential: Credential(certificateFile: certificate, keyFile: key))
        context.withLockedValue { $0 = fresh }
    }
}
