// SPDX-License-Identifier: Apache-2.0
import TLS

extension ConnectionProfile {
    /// Reads the files and checks that they are this partner's.
    func context() throws(ClientError) -> ClientContext {
        do {
            let credential = try Credential(certificateFile: certificate, keyFile: key)
            guard let id = credential.leaf.identity, id.partner == partner else {
                throw ClientError.foreignCertificate(partner: credential.leaf.identity?.partner)
            }
            let authorities = try Certificate.bundle(pem: PEMFile.read(authority))
            return try ClientContext(
                credential: credential, authorities: authorities, host: host, trustDomain: id.trustDomain)
        } catch let error as ClientError {
            throw error
        } catch {
            throw .profile(reason: "\(error)")
        }
    }
}
