// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Safeguarding
import TLS

/// What the daemon proves itself with, and whom it lets in: read from files as a whole, or not at all.
struct DaemonIdentity: Sendable {
    /// Everything that was read together.
    struct Loaded: Sendable {
        var context: ServerContext
        var credential: Credential
        var authorities: [Certificate]
        /// Nil where the configuration names no revocation lists.
        var revocations: RevocationLists?
    }

    /// What is wrong with one file.
    struct Fault: Hashable, Sendable, CustomStringConvertible {
        var file: String
        /// Without an end mark.
        var what: String

        var description: String { "\(file): \(what)" }
    }

    /// Why nothing was taken: every fault found.
    struct Failure: Error, Hashable, CustomStringConvertible {
        var faults: [Fault]

        var description: String { faults.map(\.description).joined(separator: "; ") }
    }

    var deployment: Deployment
    var admission: PartnerAdmission

    var files: IdentityFiles { IdentityFiles(deployment: deployment) }

    /// Reads and checks everything, and puts it into a context of its own.
    ///
    /// - Parameters:
    ///   - before: what is in use; a revocation list may not be older than its own, and the certificate must bear the name
    ///     that partners dial. Nil at the start, where a deployment that can serve at all is better than none.
    ///   - now: seconds since 1970-01-01T00:00:00Z.
    func load(replacing before: Loaded? = nil, now: Int64) throws(Failure) -> Loaded {
        var faults: [Fault] = []
        let credential = read(files.certificate, &faults) { () throws(CertificateError) -> Credential in
            try Credential(certificateFile: files.certificate, keyFile: files.key)
        }
        if let credential { faults += examine(credential, isReload: before != nil, now: now) }
        let authorities = read(files.authority, &faults) { () throws(CertificateError) -> [Certificate] in
            try Certificate.bundle(pem: try PEMFile.read(files.authority))
        }
        for authority in authorities ?? [] where !authority.isAuthority {
            faults.append(Fault(file: files.authority, what: "\(CertificateError.notAnAuthority)"))
        }
        var revocations: RevocationLists?
        if let authorities {
            revocations = self.revocations(of: authorities, replacing: before?.revocations, now: now, &faults)
        }
        guard faults.isEmpty, let credential, let authorities else { throw Failure(faults: faults) }
        do throws(CertificateError) {
            return Loaded(
                context: try context(credential, authorities, revocations), credential: credential, authorities: authorities,
                revocations: revocations)
        } catch {
            throw Failure(faults: [Fault(file: files.certificate, what: "\(error)")])
        }
    }

    private func read<Value>(
        _ file: String, _ faults: inout [Fault], _ body: () throws(CertificateError) -> Value
    ) -> Value? {
        do throws(CertificateError) {
            return try body()
        } catch {
            switch error {
            case .file(let path, let code): faults.append(Fault(file: path, what: String(cString: strerror(code))))
            default: faults.append(Fault(file: file, what: "\(error)"))
            }
            return nil
        }
    }

    private func examine(_ credential: Credential, isReload: Bool, now: Int64) -> [Fault] {
        let configuration = deployment.configuration
        let leaf = credential.leaf
        var faults: [Fault] = []
        func fault(_ what: String) { faults.append(Fault(file: files.certificate, what: what)) }
        let id = SPIFFEID(trustDomain: configuration.trustDomain, kind: SPIFFEID.brokerKind, code: configuration.name)
        if leaf.identity != id { fault("it is of \(leaf.identity?.uri ?? "nobody") and not of \(id?.uri ?? "nobody")") }
        if leaf.extendedKeyUsage != .serverAuth { fault("it is not for serverAuth alone") }
        for (certificate, signer) in zip(credential.chain, credential.chain.dropFirst()) where !certificate.isSigned(by: signer) {
            fault("\(certificate.subject) is not signed by the certificate after it")
        }
        guard isReload else { return faults }
        if leaf.notAfter < now { fault("it has expired") }
        if leaf.notBefore > now { fault("it is not valid yet") }
        let host = (configuration.edge.advertise ?? configuration.edge.listen).host
        if !BrokerHosts.isWildcard(host), !leaf.bears(host) { fault("it does not bear \(host), which partners dial") }
        return faults
    }

    private func revocations(
        of authorities: [Certificate], replacing before: RevocationLists?, now: Int64, _ faults: inout [Fault]
    ) -> RevocationLists? {
        guard let place = files.revocations else { return nil }
        let (lists, found) = RevocationFolder(path: place).lists(of: authorities, now: now)
        faults += found
        guard found.isEmpty else { return nil }
        do throws(RevocationFault) {
            let grace = Duration.seconds(deployment.configuration.tls.revocationGraceMinutes * 60)
            let chosen = try RevocationLists(choosingFrom: lists, of: authorities, grace: grace)
            if let before { try chosen.requireNotOlder(than: before) }
            return chosen
        } catch {
            faults.append(Fault(file: place, what: "\(error)"))
            return nil
        }
    }

    private func context(
        _ credential: Credential, _ authorities: [Certificate], _ revocations: RevocationLists?
    ) throws(CertificateError) -> ServerContext {
        try ServerContext(
            credential: credential, clientAuthorities: authorities, trustDomain: deployment.configuration.trustDomain,
            revocations: revocations
        ) { [admission] peer in
            guard let partner = PartnerID(peer.partner) else { return .refuse(.unknownPartner) }
            return switch admission.standing(of: partner) {
            case .admitted: .admit
            case .suspended: .refuse(.suspendedPartner)
            case .unknown: .refuse(.unknownPartner)
            }
        }
    }
}

extension Certificate {
    /// Whether it may be dialled under this name or address.
    func bears(_ host: String) -> Bool {
        if let address = SubjectNames.address(host) { return names.addresses.contains(address) }
        return names.dns.contains(host)
    }
}
