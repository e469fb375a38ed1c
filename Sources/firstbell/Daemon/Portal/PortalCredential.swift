// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import TLS

/// What the portal proves itself with, read anew when its files change.
final class PortalCredential: ReadAnew {
    let name = "the portal's certificate"
    let certificate: String
    let key: String
    private let context: NIOLockedValueBox<WebContext>
    private let report: PortalCertificates

    /// - Parameter report: told what was read, now and each time anew.
    init(deployment: Deployment, report: PortalCertificates = PortalCertificates()) throws {
        let (portal, tls) = (deployment.configuration.portal, deployment.configuration.tls)
        certificate = deployment.path(portal.certificate.isEmpty ? tls.certificate : portal.certificate)
        key = deployment.path(portal.key.isEmpty ? tls.key : portal.key)
        let credential = try Credential(certificateFile: certificate, keyFile: key)
        context = NIOLockedValueBox(try WebContext(credential: credential))
        self.report = report
        report.proves(with: credential.chain)
    }

    /// What the next connection gets.
    var current: WebContext { context.withLockedValue { $0 } }

    var marks: [FileMark] { [FileMark(certificate), FileMark(key)] }

    /// Takes what the files hold now; on failure what was taken before stays.
    func reload() throws {
        let credential = try Credential(certificateFile: certificate, keyFile: key)
        let fresh = try WebContext(credential: credential)
        context.withLockedValue { $0 = fresh }
        report.proves(with: credential.chain)
    }
}
