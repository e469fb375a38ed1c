// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Portal
import Safeguarding
import TLS

/// What is wrong with a deployment's files, and whose certificates end soon.
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
        return [.ok("configuration", deployment.file.path)] + key(deployment) + certificate(deployment) + revocation(deployment)
            + portal(deployment) + portalCertificates(deployment) + partners(deployment) + area(deployment)
    }

    /// What people sign in with beside passwords.
    private func portal(_ deployment: Deployment) -> [Finding] {
        let portal = deployment.configuration.portal
        guard portal.listen != nil else { return [] }
        do {
            // Of a systemd credential only the daemon knows more than that it is one.
            let providers = try ProvidersFile.load(of: deployment, opensSecrets: false)
            let reader = try? DeploymentJournal(deployment: deployment).reader()
            let lost = (try? reader?.portalIssuers().subtracting(providers.map(\.issuer))) ?? []
            guard lost.isEmpty else {
                return [
                    .warning(
                        "portal", "accounts are linked with \(lost.sorted().joined(separator: ", ")), and no section has that",
                        try: "a section in portal.providers, or firstbell portal reset for accounts without a password")
                ]
            }
            guard !providers.isEmpty || portal.certificateListen != nil else { return [] }
            if portal.certificateListen != nil {
                _ = try PeopleCredential(deployment: deployment, portal: PortalCredential(deployment: deployment))
            }
            let names = providers.map(\.id) + (portal.certificateListen == nil ? [] : ["certificates"])
            return [.ok("portal", "signing in with \(names.joined(separator: ", "))")]
        } catch {
            return Finding.failed("portal", error, try: "portal.* in the configuration")
        }
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
        let dated = DatedCertificate(role: .broker, name: leaf.subject, notAfter: leaf.notAfter)
        let days = dated.days(at: now)
        var findings: [Finding] = []
        if leaf.identity != expected {
            findings.append(
                .failed(
                    "certificate",
                    "it is of \(leaf.identity?.uri ?? "nobody"), and the configuration says \(expected?.uri ?? "nobody")",
                    try: "trustDomain and name as they were at `firstbell init`"))
        } else if leaf.notAfter < now {
            findings.append(.failed("certificate", "it expired \(-days) days ago", try: "firstbell broker renew"))
        } else if dated.threshold(at: now) != nil {
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
        for authority in authorities {
            let dated = DatedCertificate(role: .authority, name: authority.subject, notAfter: authority.notAfter)
            guard let threshold = dated.threshold(at: now) else { continue }
            let remedy = "a new CA beside it in tls.authority, and `firstbell partner renew` for all"
            findings.append(
                threshold == 0
                    ? .failed("authority", "\(authority.subject) has expired", try: remedy)
                    : .warning("authority", "\(authority.subject) expires in \(dated.days(at: now)) days", try: remedy))
        }
        let edge = configuration.edge
        let host = (edge.advertise ?? edge.listen).host
        if !leaf.bears(host) {
            findings.append(
                .failed(
                    "names", "the broker's certificate does not bear \(host), which partners dial",
                    try: "firstbell broker renew, or edge.advertise with a name in the certificate"))
        }
        return findings
    }

    /// What the daemon would say of the revocation lists.
    private func revocation(_ deployment: Deployment) -> [Finding] {
        let files = IdentityFiles(deployment: deployment)
        guard let place = files.revocations else { return [] }
        guard let authorities = try? Certificate.bundle(pem: PEMFile.read(files.authority)) else { return [] }
        let (lists, faults) = RevocationFolder(path: place).lists(of: authorities, now: now)
        guard faults.isEmpty else {
            return faults.map { .failed("revocation", "\($0)", try: "the list of the CA, unchanged, or remove the file") }
        }
        let chosen: RevocationLists
        do {
            let grace = Duration.seconds(deployment.configuration.tls.revocationGraceMinutes * 60)
            chosen = try RevocationLists(choosingFrom: lists, of: authorities, grace: grace)
        } catch {
            return [.failed("revocation", "\(place): \(error)", try: "firstbell partner refresh-revocations")]
        }
        let left = Duration.seconds(chosen.validUntil - now)
        guard chosen.validUntil >= now else {
            return [
                .failed(
                    "revocation", "\(place) is stale since \(DurationText.brief(.zero - left)), so no partner can connect",
                    try: "firstbell partner refresh-revocations")
            ]
        }
        let revoked = chosen.lists.map(\.count).reduce(0, +)
        return [.ok("revocation", "\(place): \(revoked) revoked, \(DurationText.brief(left)) left")]
    }

    /// Whose certificates end soon, where the journal can be read.
    private func partners(_ deployment: Deployment) -> [Finding] {
        guard let reader = try? DeploymentJournal(deployment: deployment).reader(), let partners = try? reader.partners() else {
            return []
        }
        let revoked = revoked(deployment)
        let near = partners.filter { !$0.suspended }.compactMap { partner -> DatedCertificate? in
            guard let end = partner.certificates.lastEnd(revoked: revoked) else { return nil }
            let dated = DatedCertificate(role: .partner, name: partner.id.description, notAfter: end.milliseconds / 1000)
            return dated.threshold(at: now) == nil ? nil : dated
        }.sorted { ($0.notAfter, $0.name) < ($1.notAfter, $1.name) }
        guard !near.isEmpty else { return [] }
        let named = near.prefix(10).map { "\($0.name) (\($0.days(at: now)) days)" }.joined(separator: ", ")
        return [
            .warning(
                "partners",
                "\(near.count) of \(partners.count) have certificates that end within \(DatedCertificate.thresholds[0]) days: \(named)"
                    + (near.count > 10 ? ", ..." : ""), try: "firstbell partner renew ID")
        ]
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
