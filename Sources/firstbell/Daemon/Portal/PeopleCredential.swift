// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import TLS

/// What people's certificates are judged by at the door that asks for one, read anew when its files change.
final class PeopleCredential: ReadAnew {
    let name = "what people's certificates are judged by"
    private struct Loaded {
        var context: ServerContext
        var authorities: [Certificate]
        var revocations: RevocationLists?
    }

    private let deployment: Deployment
    private let certificate: String
    private let key: String
    private let authority: String
    private let lists: String?
    private let loaded: NIOLockedValueBox<Loaded>
    private let report: PortalCertificates

    /// - Parameter report: told what was read, now and each time anew.
    /// - Throws: `CommandFailure` or what reading certificates throws, naming the file.
    init(deployment: Deployment, portal: PortalCredential, report: PortalCertificates = PortalCertificates()) throws {
        self.deployment = deployment
        let configuration = deployment.configuration.portal
        guard !configuration.clientAuthority.isEmpty else {
            throw CommandFailure(
                "portal.certificateListen is set, and portal.clientAuthority is not",
                try: "portal.clientAuthority: a file of the authorities that people's certificates come from")
        }
        (certificate, key) = (portal.certificate, portal.key)
        authority = deployment.path(configuration.clientAuthority)
        lists = configuration.clientRevocationLists.isEmpty ? nil : deployment.path(configuration.clientRevocationLists)
        let first = try Self.load(certificate, key, authority, lists, Self.grace(deployment), replacing: nil)
        loaded = NIOLockedValueBox(first)
        self.report = report
        report.judges(by: first.authorities, first.revocations)
    }

    /// What the next connection gets, and what stands is judged by.
    var current: ServerContext { loaded.withLockedValue { $0.context } }

    var marks: [FileMark] {
        let lists = lists.map { [$0] + RevocationFolder(path: $0).files } ?? []
        return ([certificate, key, authority] + lists).map { FileMark($0) }
    }

    /// Takes what the files hold now; on failure what was taken before stays.
    func reload() throws {
        let before = loaded.withLockedValue { $0.revocations }
        let fresh = try Self.load(certificate, key, authority, lists, Self.grace(deployment), replacing: before)
        loaded.withLockedValue { $0 = fresh }
        report.judges(by: fresh.authorities, fresh.revocations)
    }

    private static func grace(_ deployment: Deployment) -> Duration {
        .seconds(deployment.configuration.tls.revocationGraceMinutes * 60)
    }

    private static func load(
        _ certificate: String, _ key: String, _ authority: String, _ lists: String?, _ grace: Duration,
        replacing before: RevocationLists?
    ) throws -> Loaded {
        let authorities = try Certificate.bundle(pem: try PEMFile.read(authority))
        guard authorities.allSatisfy(\.isAuthority) else {
            throw CommandFailure("\(authority): \(CertificateError.notAnAuthority)", try: "certificates of authorities alone")
        }
        var revocations: RevocationLists?
        if let lists {
            let (found, faults) = RevocationFolder(path: lists).lists(of: authorities, now: IdentityWatch.now)
            guard faults.isEmpty else { throw DaemonIdentity.Failure(faults: faults) }
            let chosen = try RevocationLists(choosingFrom: found, of: authorities, grace: grace)
            if let before { try chosen.requireNotOlder(than: before) }
            revocations = chosen
        }
        return Loaded(
            context: try ServerContext(
                credential: Credential(certificateFile: certificate, keyFile: key), peopleOf: authorities, revocations: revocations),
            authorities: authorities, revocations: revocations)
    }
}
