// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TLS

/// What is wrong with a partner's connection: profile, files, identity, network, TLS, admission, in the order they are needed.
///
/// A stock ZeroMQ client only goes quiet when TLS refuses it, and tries again ten times a second.
struct ConnectionExamination {
    /// The profile's file or folder.
    var profile: String
    var now = Int64(Date().timeIntervalSince1970)

    /// All findings up to the first that makes the rest meaningless.
    func findings() async -> [Finding] {
        let profile: PartnerProfile
        do {
            profile = try PartnerProfile.load(self.profile)
        } catch {
            return Finding.failed("profile", error, try: "--profile with the folder that `firstbell partner add` wrote")
        }
        var findings: [Finding] = [.ok("profile", "\(profile.partner) at \(profile.broker)")]
        let credential: Credential
        let authorities: [Certificate]
        do {
            credential = try Credential(certificateFile: profile.certificate, keyFile: profile.key)
            authorities = try Certificate.bundle(pem: PEMFile.read(profile.authority))
        } catch {
            return findings + Finding.failed("files", error, try: "the files that the operator of the broker sent, unchanged")
        }
        findings.append(.ok("files", "certificate, key and authority are readable, and the key is the certificate's"))
        findings += identity(credential.leaf, profile)
        guard !findings.contains(where: { $0.grade == .failed }) else { return findings }
        return findings + (await connection(profile, credential, authorities))
    }

    private func identity(_ leaf: Certificate, _ profile: PartnerProfile) -> [Finding] {
        var findings: [Finding] = []
        let ask = "ask the operator for `firstbell partner renew \(profile.partner) --csr request.pem`"
        if leaf.identity?.partner != profile.partner.description {
            findings.append(
                .failed(
                    "identity", "the certificate is of \(leaf.identity?.partner ?? "no partner")",
                    try: "the profile of that partner, or " + ask))
        } else if leaf.extendedKeyUsage != .clientAuth {
            findings.append(.failed("identity", "the certificate is not for clientAuth alone", try: ask))
        } else {
            findings.append(.ok("identity", leaf.identity?.uri ?? ""))
        }
        let dated = DatedCertificate(role: .partner, name: profile.partner.description, notAfter: leaf.notAfter)
        let days = dated.days(at: now)
        if leaf.notAfter < now {
            findings.append(.failed("validity", "the certificate expired \(-days) days ago", try: ask))
        } else if leaf.notBefore > now {
            findings.append(.failed("validity", "the certificate is not valid yet", try: "set this machine's clock"))
        } else if dated.threshold(at: now) != nil {
            findings.append(.warning("validity", "the certificate expires in \(days) days", try: ask))
        } else {
            findings.append(.ok("validity", "the certificate expires in \(days) days"))
        }
        return findings
    }

    private func connection(_ profile: PartnerProfile, _ credential: Credential, _ authorities: [Certificate]) async -> [Finding] {
        let context: ClientContext
        do {
            context = try ClientContext(
                credential: credential, authorities: authorities, host: profile.broker.host,
                trustDomain: credential.leaf.identity?.trustDomain)
        } catch {
            return [.failed("connection", "\(error)", try: "another host in `broker` of the profile")]
        }
        return switch await ConnectionProbe(place: profile.broker, context: context).outcome() {
        case .unreachable(let reason):
            [
                .failed(
                    "connection", "nothing answers at \(profile.broker): \(reason)",
                    try: "`broker` of the profile, the firewall, and whether the broker runs")
            ]
        case .brokerRefusedHere(let refusal):
            [.ok("connection", "\(profile.broker) answers"), brokerRefused(refusal, profile)]
        case .refusedByBroker(let alert):
            [.ok("connection", "\(profile.broker) answers"), refused(alert, profile)]
        case .ended(let reason):
            [
                .ok("connection", "\(profile.broker) answers"),
                .failed(
                    "tls", "the connection ended during TLS: \(reason)",
                    try: "whether \(profile.broker) is the broker's edge, and the rate of new connections"),
            ]
        case .silent:
            [
                .ok("connection", "\(profile.broker) answers"),
                .failed("admission", "TLS is well, and then the broker says nothing", try: "`firstbell status` at the broker"),
            ]
        case .admitted(let broker):
            [
                .ok("connection", "\(profile.broker) answers"), .ok("tls", "TLS 1.3 with \(broker.id.uri)"),
                .ok("admission", "the broker lets \(profile.partner) in"),
            ]
        }
    }

    private func brokerRefused(_ refusal: Refusal, _ profile: PartnerProfile) -> Finding {
        let remedy =
            switch refusal.reason {
            case .unknownAuthority: "the authority.pem of this deployment"
            case .wrongHost: "the host that the broker's certificate bears in `broker`, or --advertise at the broker"
            case .certificateExpired, .certificateNotYetValid: "this machine's clock, and the broker's certificate"
            case .wrongTrustDomain: "the profile of this partnership"
            default: "whether \(profile.broker) is the broker's edge"
            }
        return .failed("tls", "the broker's certificate is refused here: \(refusal.reason.rawValue)", try: remedy)
    }

    private func refused(_ alert: TLSAlert, _ profile: PartnerProfile) -> Finding {
        let remedy =
            switch alert {
            case .unknownCA: "a certificate from this deployment's CA"
            case .certificateExpired: "`firstbell partner renew \(profile.partner)` at the broker"
            case .internalError: "the operator of the broker: its revocation list may be stale, `firstbell status` there says so"
            case .certificateRevoked, .certificateUnknown, .badCertificate:
                "`firstbell partner list` at the broker: is \(profile.partner) there, and active?"
            default: "the broker's log at this time"
            }
        return .failed("admission", "the broker refuses the certificate: \(alert)", try: remedy)
    }
}
