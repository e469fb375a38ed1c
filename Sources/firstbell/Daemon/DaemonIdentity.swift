// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Safeguarding
import TLS

/// What the daemon proves itself with, and whom it lets in.
struct DaemonIdentity {
    var deployment: Deployment

    /// The broker's end of TLS: every handshake asks the directory as it stands then.
    func serverContext(admission: PartnerAdmission) throws -> ServerContext {
        let configuration = deployment.configuration
        do {
            let credential = try Credential(
                certificateFile: deployment.path(configuration.tls.certificate), keyFile: deployment.path(configuration.tls.key))
            let authorities = try Certificate.bundle(pem: PEMFile.read(deployment.path(configuration.tls.authority)))
            return try ServerContext(
                credential: credential, clientAuthorities: authorities, trustDomain: configuration.trustDomain
            ) { peer in
                guard let partner = PartnerID(peer.partner) else { return .refuse(.unknownPartner) }
                return switch admission.standing(of: partner) {
                case .admitted: .admit
                case .suspended: .refuse(.suspendedPartner)
                case .unknown: .refuse(.unknownPartner)
                }
            }
        } catch {
            throw CommandFailure(
                "the broker's certificate cannot be used: \(error)", try: "firstbell doctor --config \(deployment.file.path)")
        }
    }
}
