// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Safeguarding
import TLS
import Wire

/// Giving a partner its certificate and telling the broker about it.
struct Enrolment {
    var partner: PartnerID
    var certificate: CertificateOptions
    var deployment: Deployment

    /// Adds the partner; what was written is told.
    func add(name: String?) async throws -> [String] {
        try await enrol { leaf in
            try await Administrator(deployment).ask(
                .partnerAdd, .object(leaf + [.init("name", .string(name ?? partner.description))]))
        }
    }

    /// Gives the partner a further certificate; what was written is told.
    func renew() async throws -> [String] {
        try await enrol { leaf in
            try await Administrator(deployment).ask(.partnerRenew, .object(leaf))
        }
    }

    private func enrol(_ register: ([JSON.Member]) async throws -> Administrator.Reply) async throws -> [String] {
        let authority = try AuthorityFolder(path: certificate.authority ?? deployment.path(AuthorityFolder.name)).load()
        guard let id = SPIFFEID(trustDomain: deployment.configuration.trustDomain, kind: partner.kind.rawValue, code: partner.code)
        else { throw CommandFailure("\(partner) cannot stand in a certificate", try: "a kind and code such as school/116900") }
        let now = Int64(Date().timeIntervalSince1970)
        let life = Duration.seconds(certificate.days * 86_400)
        let key: PrivateKey?
        let leaf: Certificate
        if let file = certificate.csr {
            let request: CertificateRequest
            do {
                request = try CertificateRequest(pem: PEMFile.read(file))
            } catch {
                throw CommandFailure("\(file): \(error)", try: "openssl req -new -key key.pem -subj /CN=firstbell -out request.pem")
            }
            key = nil
            leaf = try authority.issuePartner(id, request: request, now: now, life: life)
        } else {
            let credential = try authority.makePartner(id, now: now, life: life)
            (key, leaf) = (credential.key, credential.leaf)
        }
        let files = try write(leaf, key: key, authority: authority.certificate, broker: try await broker())
        do {
            _ = try await register([
                .init("id", .string(partner.description)), .init("fingerprint", .string(leaf.fingerprint)),
                .init("serial", .string(leaf.serial)), .init("notBefore", .string(time(leaf.notBefore))),
                .init("notAfter", .string(time(leaf.notAfter))),
            ])
        } catch {
            for file in files { try? FileManager.default.removeItem(atPath: file) }
            throw error
        }
        return [
            "\(partner), until \(time(leaf.notAfter)):",
            "  SHA-256 \(leaf.fingerprint)",
        ] + files.map { "  \($0)" }
            + (key == nil ? ["Put the partner's own key beside them as key.pem, or name it in profile.yaml."] : [])
    }

    private func time(_ seconds: Int64) -> String { Instant(milliseconds: seconds * 1000).rfc3339 }

    /// Where profiles send partners: what was advertised, else where the daemon listens, else where it will.
    private func broker() async throws -> HostPort {
        let edge = deployment.configuration.edge
        if let advertised = edge.advertise { return advertised }
        if try await Administrator(deployment).ask(.status).fromDaemon, let running = DaemonAddress(of: deployment)?.edge,
            !BrokerHosts.isWildcard(running.host)
        {
            return running
        }
        guard edge.listen.port != 0 else {
            throw CommandFailure(
                "edge.listen leaves the port to the system, and no daemon runs that has one",
                try: "start `firstbell serve` first, or give edge.listen a port")
        }
        return edge.listen
    }

    private func write(_ leaf: Certificate, key: PrivateKey?, authority: Certificate, broker: HostPort) throws -> [String] {
        let folder = certificate.out
        try PrivateFile.folder(folder)
        var files: [String] = []
        do {
            func next(_ name: String) -> String {
                "\(folder)/\(name)"
            }
            if let key {
                try key.write(toNewFile: next("key.pem"))
                files.append(next("key.pem"))
            }
            try PEMFile.create(next("certificate.pem"), octets: leaf.pem())
            files.append(next("certificate.pem"))
            try PEMFile.create(next("authority.pem"), octets: authority.pem())
            files.append(next("authority.pem"))
            try PrivateFile.createReadable(PartnerProfile(partner: partner, broker: broker).text, at: next("profile.yaml"))
            files.append(next("profile.yaml"))
        } catch {
            for file in files { try? FileManager.default.removeItem(atPath: file) }
            if case .fileExists(let path)? = error as? CertificateError {
                throw CommandFailure("\(path) exists already", try: "--out with a new folder; nothing is ever overwritten")
            }
            throw error
        }
        return files
    }
}
