// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers

/// Signing in with somebody else's word for who one is (OpenID Connect, decision 0039).
extension PortalSite {
    /// What templates need to offer the providers.
    func offers(_ words: Words) -> [[String: Any]] {
        (providers?.providers ?? []).map { provider in
            [
                "id": provider.id, "sentence": words("providerSignIn", ["provider": provider.name]),
                "instead": words("providerInstead", ["provider": provider.name]),
            ]
        }
    }

    /// Somebody at the door chooses a provider.
    func leave(for id: String, _ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        guard let provider = providers?.provider(id) else { return writer.message(404, "notFound", "notFoundText") }
        guard seal.accepts(request.form["seal"], for: request.cookies[Cookie.visitor.rawValue]) else {
            return signInForm(request, writer, status: 403, problem: "formExpired")
        }
        return await leave(for: provider, .signIn, request, writer)
    }

    /// Sends a browser to a provider, from a page of our own: neither the policy of forms nor cookies that are sent to this site
    /// alone would let a redirect through.
    func leave(
        for provider: Provider, _ purpose: SignInFlow.Purpose, _ request: PageRequest, _ writer: PageWriter
    ) async -> Page {
        let now = machine()
        guard let providers, let origin = origin() else { return writer.message(503, "unavailable", "unavailableText") }
        guard limits.withLockedValue({ $0.allows(address: request.address, now: now) }) else {
            desk.refused("too-many-attempts", of: nil)
            return writer.message(429, "signIn", "tooMany")
        }
        let flow = SignInFlow(provider: provider.id, purpose: purpose, begunAt: now)
        let place: String
        do throws(ProviderFault) {
            place = try await providers.departure(to: provider, for: flow, back: origin + Self.callback(of: provider))
        } catch {
            return failed(error, provider, request, writer)
        }
        let cookie = flows.withLockedValue { $0.begin(flow, from: request.address) }
        var page = writer.page(
            200, title: "leaving", "passage",
            [
                "heading": writer.words("leavingTo", ["provider": provider.name]), "place": place,
                "link": writer.words("continueTo", ["provider": provider.name]),
            ], isGet: false)
        page.set(cookie: .flow, to: cookie)
        page.pass(to: place)
        return page
    }

    /// Where a provider sends browsers back to: a place of its own, so that none can be taken for another (RFC 9700 section 4.4.2.2).
    package static func callback(of provider: Provider) -> String { "/sign-in/callback/\(provider.id)" }

    /// Somebody comes back from a provider.
    ///
    /// - Parameter id: of the provider whose place it is.
    func arrive(from id: String, _ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        var writer = writer
        writer.visitor = nil
        let now = machine()
        let cookie = request.cookies[Cookie.flow.rawValue]
        let flow = flows.withLockedValue { $0.arrive(cookie, state: request.query["state"] ?? "", now: now) }
        guard let flow, let providers, let provider = providers.provider(flow.provider), let origin = origin() else {
            return unknownFlow(writer)
        }
        // Where a provider says who it is, it must be the one that was asked (RFC 9207).
        guard provider.id == id, request.query["iss"] ?? provider.issuer == provider.issuer else {
            return failed(.issuer, provider, request, writer)
        }
        guard request.query["error"] == nil, let code = request.query["code"], (1...4096).contains(code.utf8.count) else {
            return failed(.refused, provider, request, writer)
        }
        let identity: ProviderIdentity
        do throws(ProviderFault) {
            identity = try await providers.arrival(
                at: provider, code: code, saysIssuer: request.query["iss"] != nil, flow: flow,
                back: origin + Self.callback(of: provider))
        } catch {
            return failed(error, provider, request, writer)
        }
        let proof = PortalProof(kind: .provider, issuer: identity.issuer, subject: identity.subject)
        switch flow.purpose {
        case .signIn: return try await signIn(identity, proof, provider, request, writer)
        case .invitation(let token, let step):
            return try await accept(token, step, identity, proof, provider, request, writer)
        case .bind(let account, let generation):
            guard let owner = try await desk.account(account), owner.email.lowercased() == identity.email else {
                return turnedAway("provider-other-email", "providerOtherEmail", provider, request, writer)
            }
            guard !owner.isSuspended, try await desk.bind(account, to: proof, generation: generation) else {
                return turnedAway("provider-bound-elsewhere", "providerNotLinked", provider, request, writer)
            }
            return passage(to: "/account?done=linked", writer, "accountLinked", "account")
        }
    }

    private func signIn(
        _ identity: ProviderIdentity, _ proof: PortalProof, _ provider: Provider, _ request: PageRequest, _ writer: PageWriter
    ) async throws -> Page {
        // The address alone says nothing: it must be that of the account that this name at the provider was bound to.
        guard let found = try await desk.account(boundTo: proof), found.account.email.lowercased() == identity.email,
            found.account.acceptedAt != nil, !found.account.isSuspended
        else { return turnedAway("provider-not-bound", "providerNotBound", provider, request, writer) }
        if identity.hasFactor { return try await welcome(found.account, .proved, proof, writer) }
        let awaited = AwaitedFactor(
            account: found.account.id, email: found.account.email, generation: found.account.generation, proof: proof,
            begunAt: machine())
        let cookie = flows.withLockedValue { $0.hold(awaited, from: request.address) }
        var page = factorForm(cookie, writer)
        page.set(cookie: .flow, to: cookie)
        return page
    }

    /// The form that asks whom a provider has proved for the second factor.
    func factorForm(_ cookie: String, _ writer: PageWriter, status: Int = 200, problem: String? = nil) -> Page {
        var values: [String: Any] = ["seal": seal.text(for: cookie)]
        if let problem { values["problem"] = writer.words[problem] }
        return writer.page(status, title: "factorStep", "factor", values, isGet: false)
    }

    /// Takes the second factor of somebody whom a provider has proved.
    func finish(_ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        var writer = writer
        writer.visitor = nil
        let now = machine()
        let cookie = request.cookies[Cookie.flow.rawValue]
        guard let cookie, let awaited = flows.withLockedValue({ $0.awaited(cookie, now: now) }) else {
            return unknownFlow(writer)
        }
        guard seal.accepts(request.form["seal"], for: cookie) else {
            return factorForm(cookie, writer, status: 403, problem: "formExpired")
        }
        let typed = Secret.recovered(request.form["code"] ?? "")
        let (page, isLast): (Page?, Bool)
        do {
            (page, isLast) = try await judged(as: awaited.email, from: request.address) { () -> Page? in
                guard let found = try await desk.account(boundTo: awaited.proof), found.account.id == awaited.account,
                    found.account.generation == awaited.generation, !found.account.isSuspended
                else { throw Unbound() }
                let step = OneTimeCode(key: found.secret.factor).step(of: typed, at: now)
                guard step.map({ $0 > found.lastStep }) ?? (typed.utf8.count == 16) else { return nil }
                return try await welcome(
                    ifRight: found.account, step.map { .step($0) } ?? .recovery(typed), awaited.proof, writer)
            }
        } catch is Unbound {
            return turnedAway("provider-not-bound", "providerNotBound", nil, request, writer)
        }
        if let page {
            flows.withLockedValue { $0.end(cookie) }
            return page
        }
        return factorForm(cookie, writer, status: isLast ? 429 : 403, problem: isLast ? "tooMany" : "codeOld")
    }

    /// The account is not bound any more to what was proved.
    private struct Unbound: Error {}

    private func welcome(
        _ account: PortalAccountRecord, _ factor: PortalFactor, _ proof: PortalProof, _ writer: PageWriter
    ) async throws -> Page {
        try await welcome(ifRight: account, factor, proof, writer) ?? writer.message(403, "signIn", "providerExpired")
    }

    /// Begins the session of somebody who has proved everything; nil when the factor was used before.
    func welcome(
        ifRight account: PortalAccountRecord, _ factor: PortalFactor, _ proof: PortalProof, _ writer: PageWriter,
        at origin: String = "", isVoid: (@Sendable () -> Bool)? = nil, certifiedUntil: Int64 = .max
    ) async throws -> Page? {
        guard try await desk.signIn(account.id, factor: factor, proof: proof) else { return nil }
        let token = sessions.withLockedValue {
            $0.begin(
                account.id, generation: account.generation, now: machine(), isVoid: isVoid, certifiedUntil: certifiedUntil)
        }
        guard let token else { return writer.message(503, "unavailable", "busy") }
        // It may have been revoked while the password was judged, before there was a session to be ended.
        if let isVoid, isVoid() {
            sessions.withLockedValue { $0.end(token) }
            return nil
        }
        var page = passage(to: origin + PortalPlace.home(of: account.role), writer, "signedIn", PortalPlace.word(of: account.role))
        page.set(cookie: .session, to: token)
        page.remove(cookie: .visitor)
        return page
    }

    private func accept(
        _ text: String, _ step: Int64, _ identity: ProviderIdentity, _ proof: PortalProof, _ provider: Provider,
        _ request: PageRequest, _ writer: PageWriter
    ) async throws -> Page {
        guard let token = Secret.token(text), let invited = try await desk.invitation(token) else {
            return writer.message(404, "invitationGone", "invitationGoneText")
        }
        guard invited.account.email.lowercased() == identity.email else {
            return turnedAway("provider-other-email", "providerOtherEmail", provider, request, writer)
        }
        let codes = (0..<10).map { _ in Secret.recoveryCode() }
        guard
            try await desk.accept(
                token, password: nil, proof: proof, step: step, recovery: codes.map { Secret.recovered($0) })
        else { return turnedAway("provider-bound-elsewhere", "providerNotLinked", provider, request, writer) }
        var page = writer.page(200, title: "accepted", "accepted", ["codes": codes], isGet: false)
        page.remove(cookie: .flow)
        return page
    }

    /// A page of our own between one that another site led to and one for which the session's cookie must be sent.
    func passage(to path: String, _ writer: PageWriter, _ heading: String, _ word: String) -> Page {
        var page = writer.page(
            200, title: heading, "passage", ["heading": writer.words[heading], "place": path, "link": writer.words[word]],
            isGet: false)
        page.remove(cookie: .flow)
        page.pass(to: path)
        return page
    }

    /// A provider could not be believed, or asked.
    private func failed(_ fault: ProviderFault, _ provider: Provider, _ request: PageRequest, _ writer: PageWriter) -> Page {
        switch fault {
        case .down, .busy:
            desk.refused(fault.rawValue, of: nil)
            var writer = writer
            writer.visitor = nil
            return problem(503, "providerDown", provider, writer)
        case .refused: return turnedAway(fault.rawValue, "providerRefused", provider, request, writer)
        case .email, .tenant: return turnedAway(fault.rawValue, "providerEmail", provider, request, writer)
        default: return turnedAway(fault.rawValue, "providerBad", provider, request, writer)
        }
    }

    /// Nothing is under way in this browser, or not with this state.
    ///
    /// It counts against nobody and ends nothing: any page of any site can send a browser here.
    private func unknownFlow(_ writer: PageWriter) -> Page {
        desk.refused("provider-unknown-flow", of: nil)
        return problem(403, "providerExpired", nil, writer)
    }

    /// Somebody whom a provider sent is not let in; it counts against the address.
    private func turnedAway(
        _ code: String, _ text: String, _ provider: Provider?, _ request: PageRequest, _ writer: PageWriter
    ) -> Page {
        limits.withLockedValue { $0.failed(address: request.address, now: machine()) }
        desk.refused(code, of: nil)
        var page = problem(403, text, provider, writer)
        page.remove(cookie: .flow)
        return page
    }

    private func problem(_ status: Int, _ text: String, _ provider: Provider?, _ writer: PageWriter) -> Page {
        var writer = writer
        writer.visitor = nil
        return writer.page(
            status, title: "providerProblem", "message-back",
            [
                "heading": writer.words["providerProblem"],
                "text": writer.words(text, ["provider": provider?.name ?? writer.words["providerAny"]]),
            ], isGet: false)
    }
}
