// SPDX-License-Identifier: Apache-2.0
import TLS

extension DeploymentExamination {
    /// Whether what the portal proves itself with, and judges people by, ends soon; the broker's own are looked at with the edge.
    func portalCertificates(_ deployment: Deployment) -> [Finding] {
        let portal = deployment.configuration.portal
        guard portal.listen != nil else { return [] }
        let report = PortalCertificates()
        do {
            let credential = try PortalCredential(deployment: deployment, report: report)
            if portal.certificateListen != nil {
                _ = try PeopleCredential(deployment: deployment, portal: credential, report: report)
            }
        } catch {
            // Where people sign in with certificates, that has been said of signing in.
            guard portal.certificateListen == nil else { return [] }
            return Finding.failed("portal certificate", error, try: "portal.certificate and portal.key, as browsers trust them")
        }
        let own = portal.certificate.isEmpty ? report.dated.filter { $0.role == .portalAuthority } : report.dated
        return DatedCertificate.once(own).compactMap { dated in
            let remedy = "a new one in its file; it is read while the daemon runs"
            return switch dated.threshold(at: now) {
            case nil: nil
            case 0?: .failed("portal certificate", "\(dated.name) has expired", try: remedy)
            default: .warning("portal certificate", "\(dated.name) expires in \(dated.days(at: now)) days", try: remedy)
            }
        }
    }

    /// Serial numbers on the lists that the daemon would choose; none where it could not.
    func revoked(_ deployment: Deployment) -> Set<String> {
        let files = IdentityFiles(deployment: deployment)
        guard let place = files.revocations, let authorities = try? Certificate.bundle(pem: PEMFile.read(files.authority)) else {
            return []
        }
        let (lists, _) = RevocationFolder(path: place).lists(of: authorities, now: now)
        return (try? RevocationLists(choosingFrom: lists, of: authorities))?.serials ?? []
    }
}
