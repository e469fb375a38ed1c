// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers

/// The door at which people are asked for a certificate: another listener, for TLS 1.3 knows no second handshake and no browser does
/// what takes its place (decision 0039).
package enum CertificateDoor {
    /// The page there.
    package static let path = "/sign-in/certificate"

    /// What came with a connection.
    package enum Found: Sendable {
        case nothing
        /// One that counted when the connection began and does not any more.
        case void
        /// SHA-256 of the key, in lower-case hex, whether the certificate does not count any more whenever that is asked, and its last
        /// second, or that of one it rests on, since 1970-01-01T00:00:00Z.
        case key(String, isVoid: @Sendable () -> Bool = { false }, until: Int64 = .max)
    }
}

extension PortalSite {
    /// Answers at the door for certificates; everything else is at the other one.
    package func answer(_ request: PageRequest, _ found: CertificateDoor.Found) async -> Page {
        let writer = writer(for: request)
        do {
            switch (request.method, request.path) {
            case (.get, StyleSheet.path): return .file("text/css; charset=utf-8", StyleSheet.text)
            case (.get, CertificateDoor.path), (.post, CertificateDoor.path):
                switch found {
                case .nothing: return writer.message(403, "certificateNone", "certificateNoneText")
                case .void:
                    desk.refused("certificate-void", of: nil)
                    return writer.message(403, "certificateNone", "certificateVoidText")
                case .key(let key, let isVoid, let until):
                    return request.method == .get
                        ? certificateForm(request, writer) : try await signIn(key, isVoid, until, request, writer)
                }
            default:
                guard let origin = origin() else { return writer.message(404, "notFound", "notFoundText") }
                return .redirect(to: origin + "/")
            }
        } catch is PasswordWork.Busy {
            return writer.message(503, "unavailable", "busy")
        } catch {
            return writer.message(503, "unavailable", "unavailableText")
        }
    }

    /// Ends the sessions that began with a certificate that does not count any more, such as one that was revoked since.
    ///
    /// To be called when what people's certificates are judged by was read anew; each session takes a check of signatures then.
    package func endVoidSessions() async {
        // Judged without the lock, for which every request waits.
        let void = sessions.withLockedValue { $0.certified }.filter { $0.value() }.map(\.key)
        for session in sessions.withLockedValue({ $0.end(void) }) {
            // What is in the ledger names the account where it can still be read.
            desk.refused("certificate-void", of: try? await desk.account(session.account))
        }
    }

    private func certificateForm(
        _ request: PageRequest, _ writer: PageWriter, status: Int = 200, problem: String? = nil
    ) -> Page {
        let visitor = request.cookies[Cookie.visitor.rawValue].flatMap { Secret.token($0) == nil ? nil : $0 }
        let cookie = visitor ?? Secret.text(Secret.octets(32))
        var values: [String: Any] = ["seal": seal.text(for: cookie)]
        if let problem { values["problem"] = writer.words[problem] }
        var page = writer.page(status, title: "certificateSignIn", "certificate", values)
        if visitor == nil { page.set(cookie: .visitor, to: cookie) }
        return page
    }

    private func signIn(
        _ key: String, _ isVoid: @escaping @Sendable () -> Bool, _ until: Int64, _ request: PageRequest, _ writer: PageWriter
    ) async throws -> Page {
        guard !request.isForeign, seal.accepts(request.form["seal"], for: request.cookies[Cookie.visitor.rawValue]) else {
            desk.refused("forged-form", of: nil)
            return certificateForm(request, writer, status: 403, problem: "formExpired")
        }
        let proof = PortalProof.certificate(key)
        let typed = request.form["secret"] ?? ""
        // Whoever holds the certificate is limited as its owner is, known or not.
        let found = try await desk.account(boundTo: proof)
        let name = found?.account.email.lowercased() ?? "certificate \(key)"
        guard typed.utf8.count <= 1024 else {
            desk.refused("too-many-attempts", of: nil)
            return certificateForm(request, writer, status: 429, problem: "tooMany")
        }
        let (page, isLast) = try await judged(as: name, from: request.address) { () -> Page? in
            // Both are tried whatever the other says, so that neither the answer nor its time tells what was wrong.
            let isPassword = try await passwords.matches(typed, found?.secret.password)
            let code = Secret.recovered(typed)
            let step = OneTimeCode(key: found?.secret.factor ?? [UInt8](repeating: 0, count: 20)).step(of: code, at: machine())
            let isNew = step.map { $0 > found?.lastStep ?? .max } ?? (code.utf8.count == 16)
            guard let found, found.account.acceptedAt != nil, !found.account.isSuspended, isPassword || isNew else { return nil }
            return try await welcome(
                ifRight: found.account, isPassword ? .proved : step.map { .step($0) } ?? .recovery(code), proof, writer,
                at: origin() ?? "", isVoid: isVoid, certifiedUntil: until)
        }
        if let page { return page }
        return certificateForm(request, writer, status: isLast ? 429 : 403, problem: isLast ? "tooMany" : "certificateWrong")
    }
}
