// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS

/// What is wrong with a deployment's files, without touching the journal.
struct DeploymentExamination {
    var options: DeploymentOptions
    var now = Int64(Date().timeIntervalSince1970)

    /// All findings up to the first that makes the rest meaningless.
    func findings() async -> [Finding] {
        let deployment: Deployment
        do {
            deployment = try options.load()
        } catch {
            return Finding.failed("configuration", error, try: "--config FILE")
        }
        return [.ok("configuration", deployment.file.path)] + key(deployment) + certificate(deployment) + area(deployment)
    }

    private func key(_ deployment: Deployment) -> [Finding] {
        let location = deployment.configuration.keys.deployment
        // Only systemd shows a credential, and only to the daemon.
        if case .credential(let name) = location {
            return [.ok("key", "the systemd credential \(name), which only the daemon sees")]
        }
        do {
            _ = try DeploymentKeyFile.load(location, of: deployment)
            return [.ok("key", "\(location)")]
        } catch {
            return Finding.failed("key", error, try: "the key from your backup")
        }
    }

    private func certificate(_ deployment: Deployment) -> [Finding] {
        let configuration = deployment.configuration
        let credential: Credential
        let authorities: [Certificate]
        do {
            credential = try Credential(
                certificateFile: deployment.path(configuration.tls.certificate), keyFile: deployment.path(configuration.tls.key))
            authorities = try Certificate.bundle(pem: PEMFile.read(deployment.path(configuration.tls.authority)))
        } catch {
            return Finding.failed("certificate", error, try: "the files that `firstbell init` made, or tls.* in the configuration")
        }
        let leaf = credential.leaf
        let expected = SPIFFEID(trustDomain: configuration.trustDomain, kind: SPIFFEID.brokerKind, code: configuration.name)
        let days = (leaf.notAfter - now) / 86_400
        var findings: [Finding] = []
        if leaf.identity != expected {
            findings.append(
                .failed(
                    "certificate",
                    "it is of \(leaf.identity?.uri ?? "nobody"), and the configuration says \(expected?.uri ?? "nobody")",
                    try: "trustDomain and name as they were at `firstbell init`"))
        } else if leaf.notAfter < now {
            findings.append(.failed("certificate", "it expired \(-days) days ago", try: "firstbell broker renew"))
        } else if days < 14 {
            findings.append(.warning("certificate", "it expires in \(days) days", try: "firstbell broker renew"))
        } else {
            findings.append(.ok("certificate", "\(expected?.uri ?? ""), \(days) days left"))
        }
        if !authorities.contains(where: { leaf.isSigned(by: $0) }) {
            findings.append(
                .warning(
                    "authority", "the broker's certificate is from another authority than the partners'",
                    try: "tls.authority, if that is not meant"))
        }
        let edge = configuration.edge
        let host = (edge.advertise ?? edge.listen).host
        if !bears(leaf, host) {
            findings.append(
                .failed(
                    "names", "the broker's certificate does not bear \(host), which partners dial",
                    try: "firstbell broker renew, or edge.advertise with a name in the certificate"))
        }
        return findings
    }

    private func bears(_ leaf: Certificate, _ host: String) -> Bool {
        if let address = SubjectNames.address(host) { return leaf.names.addresses.contains(address) }
        return leaf.names.dns.contains(host)
    }

    private func area(_ deployment: Deployment) -> [Finding] {
        guard deployment.configuration.area.localAuthority == DeploymentConfiguration.Area().localAuthority else { return [] }
        return [
            .warning(
                "area", "area.localAuthority is not set, so holds without a known setting have no owner that is told",
                try: "area.localAuthority with the code of your authority, such as 885")
        ]
    }
}
