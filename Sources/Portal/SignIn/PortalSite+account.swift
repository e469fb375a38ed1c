// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers

/// The page on which somebody sees and changes how they sign in.
extension PortalSite {
    func account(_ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor) async throws -> Page {
        let (id, act) = (parts.count == 3 ? parts[2] : "", parts.count > 1 ? parts[1] : "")
        switch (request.method, parts.count, act) {
        case (.get, 1, _): return try await accountPage(request, writer, visitor)
        case (.post, 3, "link"):
            guard let provider = providers?.provider(id) else { break }
            // A session that somebody left open links nothing: whoever links must have the second factor now.
            let typed = Secret.recovered(request.form["code"] ?? "")
            let (isRight, isLast) = try await judged(as: visitor.account.email, from: request.address) { () -> Bool? in
                guard let found = try await desk.account(email: visitor.account.email) else { return nil }
                let step = OneTimeCode(key: found.secret.factor).step(of: typed, at: machine())
                guard step.map({ $0 > found.lastStep }) ?? (typed.utf8.count == 16) else { return nil }
                return try await desk.confirm(visitor.account.id, factor: step.map { .step($0) } ?? .recovery(typed)) ? true : nil
            }
            guard isRight == true else {
                return try await accountPage(
                    request, writer, visitor, status: isLast ? 429 : 403, problem: isLast ? "tooMany" : "codeOld")
            }
            return await leave(
                for: provider, .bind(account: visitor.account.id, generation: visitor.account.generation), request, writer)
        case (.post, 3, "unlink"):
            guard let provider = providers?.provider(id) else { break }
            let known = try await desk.account(email: visitor.account.email)
            guard known?.secret.password != nil else {
                return try await accountPage(request, writer, visitor, status: 409, problem: "unlinkLast")
            }
            _ = try await desk.unbind(
                visitor.account.id, from: PortalProof(kind: .provider, issuer: provider.issuer, subject: ""))
            // What was unbound may be what somebody else signed in with: every session of the account has ended, this one too.
            return .redirect(to: "/sign-in?ended=1")
        default: break
        }
        return writer.message(404, "notFound", "notFoundText")
    }

    private func accountPage(
        _ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor, status: Int = 200, problem: String? = nil
    ) async throws -> Page {
        let bindings = try await desk.bindings(of: visitor.account.id)
        func said(_ binding: PortalBinding?) -> String {
            binding.map { writer.words("accountBoundAt", ["time": writer.words.moment($0.boundAt, in: writer.zone)]) }
                ?? writer.words["accountUnbound"]
        }
        let rows = (providers?.providers ?? []).map { provider -> [String: Any] in
            let bound = bindings.first { $0.proof.kind == .provider && $0.proof.issuer == provider.issuer }
            return [
                "id": provider.id, "name": provider.name, "isFree": bound == nil, "state": said(bound),
                "act": bound == nil ? "link" : "unlink",
                "button": writer.words(bound == nil ? "accountLink" : "accountUnlink", ["provider": provider.name]),
            ]
        }
        var values: [String: Any] = ["rows": rows, "email": visitor.account.email]
        if certificates() != nil {
            values["certificate"] = ["state": said(bindings.first { $0.proof.kind == .certificate })]
        }
        if request.query["done"] == "linked" { values["done"] = writer.words["accountLinked"] }
        if let problem { values["problem"] = writer.words[problem] }
        return writer.page(status, title: "account", "account", values, isGet: request.method == .get)
    }
}
