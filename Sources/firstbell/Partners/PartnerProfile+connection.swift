// SPDX-License-Identifier: Apache-2.0
import Client
import Safeguarding

extension PartnerProfile {
    /// The profile as the client library takes it.
    var connection: ConnectionProfile {
        ConnectionProfile(
            partner: partner.description, host: broker.host, port: Int(broker.port), certificate: certificate, key: key,
            authority: authority)
    }

    /// Opens a connection; errors say what to do.
    func open(session: PartnerConnection.Session?) async throws -> PartnerConnection {
        do {
            return try await PartnerConnection.open(connection, session: session)
        } catch let error as ClientError {
            throw CommandFailure("\(error)", try: "firstbell doctor --profile with this profile")
        }
    }
}
