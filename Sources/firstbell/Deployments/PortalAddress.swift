// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wire

/// Where a deployment's portal is found by browsers.
struct PortalAddress {
    var place: HostPort

    init(of deployment: Deployment) throws {
        let portal = deployment.configuration.portal
        guard let place = portal.advertise ?? portal.listen, place.port != 0 else {
            throw CommandFailure(
                "the deployment has no portal that a link could lead to",
                try: "portal.listen or portal.advertise in \(deployment.file.path), and a restart of the daemon")
        }
        self.place = place
    }

    /// How browsers name a site there: the usual port goes without saying, or a provider would not know the address again.
    static func origin(of place: HostPort) -> String {
        let host = place.host.contains(":") ? "[\(place.host)]" : place.host
        return place.port == 443 ? "https://\(host)" : "https://\(host):\(place.port)"
    }

    /// An invitation with its token made into a link.
    func linked(_ answer: JSONValue) -> JSON {
        guard case .object(let members) = answer.tree else { return answer.tree }
        return .object(
            members.map { member in
                guard member.name == "token", case .string(let token) = member.value else { return member }
                return .init("link", .string("https://\(place)/invitation/\(token)"))
            })
    }
}
