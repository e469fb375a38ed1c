// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding

extension PortalSite {
    /// The form, and the cookie by which its seal is made.
    func signInForm(
        _ request: PageRequest, _ writer: PageWriter, status: Int = 200, problem: String? = nil, saying: String? = nil
    ) -> Page {
        var writer = writer
        writer.visitor = nil
        let visitor = request.cookies[Cookie.visitor.rawValue].flatMap { Secret.token($0) == nil ? nil : $0 }
        let cookie = visitor ?? Secret.text(Secret.octets(32))
        var page = writer.page(
            status, title: "signIn", "sign-in",
            ["seal": seal.text(for: cookie), "offers": offers(writer.words)].merging(
                [
                    ("certificates", certificates().map { $0 + CertificateDoor.path }),
                    ("problem", problem.map { writer.words[$0] }), ("said", saying.map { writer.words[$0] }),
                ].compactMap {
                    name, value in
                    value.map { (name, $0 as Any) }
                }
            ) { one, _ in one })
        if visitor == nil { page.set(cookie: .visitor, to: cookie) }
        return page
    }

    func signIn(_ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        guard seal.accepts(request.form["seal"], for: request.cookies[Cookie.visitor.rawValue]) else {
            return signInForm(
                request, writer, status: 403, problem: request.cookies[Cookie.visitor.rawValue] == nil ? "noCookies" : "formExpired"
            )
        }
        let email = (request.form["email"] ?? "").lowercased().filter { !$0.isWhitespace }
        let (password, typed) = (request.form["password"] ?? "", Secret.recovered(request.form["code"] ?? ""))
        let now = machine()
        guard email.utf8.count <= 254, password.utf8.count <= 1024 else {
            desk.refused("too-many-attempts", of: nil)
            return signInForm(request, writer, status: 429, problem: "tooMany")
        }
        let (page, isLast) = try await judged(as: email, from: request.address) { () -> Page? in
            // Every step is taken whatever the one before says: neither the answer nor its time tells what was wrong.
            let found = try await desk.account(email: email)
            let isRight = try await passwords.matches(password, found?.secret.password)
            let step = OneTimeCode(key: found?.secret.factor ?? [UInt8](repeating: 0, count: 20)).step(of: typed, at: now)
            guard let found, isRight, found.account.acceptedAt != nil, !found.account.isSuspended,
                step.map({ $0 > found.lastStep }) ?? (typed.utf8.count == 16),
                try await desk.signIn(found.account.id, factor: step.map { .step($0) } ?? .recovery(typed), proof: nil),
                let token = sessions.withLockedValue({
                    $0.begin(found.account.id, generation: found.account.generation, now: now)
                })
            else { return nil }
            var page = Page.redirect(to: PortalPlace.home(of: found.account.role))
            page.set(cookie: .session, to: token)
            page.remove(cookie: .visitor)
            return page
        }
        if let page { return page }
        return signInForm(request, writer, status: isLast ? 429 : 403, problem: isLast ? "tooMany" : "wrongCredentials")
    }

    func signOut(_ request: PageRequest, _ writer: PageWriter, _ visitor: Visitor?) -> Page {
        guard let visitor, seal.accepts(request.form["seal"], for: visitor.token) else { return .redirect(to: "/sign-in") }
        sessions.withLockedValue { $0.end(visitor.token) }
        flows.withLockedValue { $0.endBindings(of: visitor.account.id) }
        var page = signInForm(request, writer, saying: "signedOut")
        page.remove(cookie: .session)
        // Nothing of what was read stays in the browser.
        page.headers.append(("Clear-Site-Data", "\"cache\""))
        return page
    }

    func invitation(
        _ text: String, _ request: PageRequest, _ writer: PageWriter, status: Int = 200, problem: String? = nil
    ) async throws -> Page {
        guard let token = Secret.token(text), let invited = try await desk.invitation(token) else {
            return writer.message(404, "invitationGone", "invitationGoneText")
        }
        var writer = writer
        writer.visitor = nil
        let factor = OneTimeCode(key: invited.secret.factor)
        let setting = try await desk.settingName(invited.account.partner) ?? invited.account.partner.description
        var values: [String: Any] = [
            "seal": seal.text(for: text), "here": "/invitation/\(text)", "key": factor.typed, "email": invited.account.email,
            "link": factor.link(account: invited.account.email, issuer: issuer),
            "welcome": writer.words(
                invited.account.role.isOfAuthority ? "invitationForAuthority" : "invitationFor",
                ["name": invited.account.name, "setting": setting]),
            "offers": offers(writer.words),
        ]
        if providers != nil { values["hasOffers"] = true }
        if let problem { values["problem"] = writer.words[problem] }
        return writer.page(status, title: "invitation", "invitation", values)
    }

    func accept(_ text: String, _ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        let now = machine()
        // Guesses at the code of a stolen link are bounded as guesses at a password are.
        guard limits.withLockedValue({ $0.allows(email: "invitation \(text)", address: request.address, now: now) }) else {
            desk.refused("too-many-attempts", of: nil)
            return writer.message(429, "invitation", "tooMany")
        }
        guard let token = Secret.token(text), let invited = try await desk.invitation(token) else {
            limits.withLockedValue { $0.failed(address: request.address, now: now) }
            desk.refused("unknown-invitation", of: nil)
            return writer.message(404, "invitationGone", "invitationGoneText")
        }
        guard seal.accepts(request.form["seal"], for: text) else {
            return try await invitation(text, request, writer, status: 403, problem: "formExpired")
        }
        let provider = request.form["with"].flatMap { providers?.provider($0) }
        let password = request.form["password"] ?? ""
        guard provider != nil || PasswordRule.accepts(password) else {
            return try await invitation(text, request, writer, status: 422, problem: "passwordShort")
        }
        guard provider != nil || password == request.form["again"] else {
            return try await invitation(text, request, writer, status: 422, problem: "passwordDiffers")
        }
        let typed = Secret.recovered(request.form["code"] ?? "")
        guard limits.withLockedValue({ $0.attempt(email: "invitation \(text)", address: request.address, now: now) }) else {
            desk.refused("too-many-attempts", of: nil)
            return writer.message(429, "invitation", "tooMany")
        }
        guard let step = OneTimeCode(key: invited.secret.factor).step(of: typed, at: now) else {
            return try await invitation(text, request, writer, status: 422, problem: "codeWrong")
        }
        limits.withLockedValue { $0.withdrawn(email: "invitation \(text)", address: request.address) }
        if let provider { return await leave(for: provider, .invitation(token: text, step: step), request, writer) }
        let codes = (0..<10).map { _ in Secret.recoveryCode() }
        guard let hash = try await passwords.hash(password),
            try await desk.accept(token, password: hash, proof: nil, step: step, recovery: codes.map { Secret.recovered($0) })
        else { return writer.message(404, "invitationGone", "invitationGoneText") }
        var writer = writer
        writer.visitor = nil
        return writer.page(200, title: "accepted", "accepted", ["codes": codes])
    }
}
