// SPDX-License-Identifier: Apache-2.0

/// The names that a broker's certificate bears.
enum BrokerHosts {
    /// What partners dial, and the loopback names where the edge can be reached by them, so that a check on the machine itself works.
    static func names(of edge: DeploymentConfiguration.Edge) -> [String] {
        let loopback = ["localhost", "127.0.0.1", "::1"]
        var names = edge.advertise.map { [$0.host] } ?? []
        if !isWildcard(edge.listen.host), !names.contains(edge.listen.host) { names.append(edge.listen.host) }
        if isWildcard(edge.listen.host) || loopback.contains(edge.listen.host) {
            names += loopback.filter { !names.contains($0) }
        }
        return names
    }

    /// The same with what browsers dial, for a certificate that serves them too.
    static func names(of configuration: DeploymentConfiguration) -> [String] {
        let names = names(of: configuration.edge)
        let portal = [configuration.portal.advertise, configuration.portal.listen].compactMap { $0?.host }
        return names + portal.filter { !isWildcard($0) && !names.contains($0) }.uniqued
    }

    /// Whether a listener there listens on every address.
    static func isWildcard(_ host: String) -> Bool { host == "0.0.0.0" || host == "::" }
}

extension [String] {
    /// Each once, in the order in which they first come.
    fileprivate var uniqued: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
