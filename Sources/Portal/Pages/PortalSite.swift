// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Wire

/// The pages: what is asked for, by whom, and what is answered.
///
/// It knows no sockets.
package final class PortalSite: Sendable {
    let desk: any PortalDesk
    let passwords: PasswordWork
    let seal = FormSeal()
    let sessions = NIOLockedValueBox(SessionTable())
    let limits = NIOLockedValueBox(SignInLimits())
    let flows = NIOLockedValueBox(SignInFlows())
    let boards: BoardFeed
    /// Nil where nobody signs in with somebody else's word.
    let providers: ProviderDesk?
    /// How browsers name this site, `https://` and what follows without a path; nil until it is known.
    let origin: @Sendable () -> String?
    /// The same of the door for certificates; nil where there is none.
    let certificates: @Sendable () -> String?
    /// What authenticators call the account's issuer.
    let issuer: String
    /// Seconds since 1970 by the machine's clock, by which authenticators go whatever a rehearsal's clock shows.
    let machine: @Sendable () -> Int64

    package init(
        desk: any PortalDesk, issuer: String, cost: PasswordHash.Cost = .standard, boardsEvery interval: Duration = .seconds(1),
        providers: ProviderDesk? = nil, origin: @escaping @Sendable () -> String? = { nil },
        certificates: @escaping @Sendable () -> String? = { nil },
        machine: @escaping @Sendable () -> Int64
    ) {
        self.desk = desk
        boards = BoardFeed(desk: desk, every: interval)
        self.issuer = issuer
        self.providers = providers
        self.origin = origin
        self.certificates = certificates
        self.machine = machine
        passwords = PasswordWork(cost: cost)
    }

    /// Ends what has a thread.
    package func end() { passwords.end() }

    /// Somebody who is signed in and whose account still stands.
    struct Visitor: Sendable {
        var token: String
        var account: PortalAccountRecord
        var setting: String
        var standing: PortalReaderStanding
        /// Seconds until the session ends where nobody asks for anything.
        var left: Int64
        var home: String { PortalPlace.home(of: account.role) }
        var reader: PortalReader { PortalReader(partner: account.partner, email: account.email) }
    }

    /// Answers a request; whatever fails inside becomes a plain page.
    package func answer(_ request: PageRequest) async -> Page {
        let writer = writer(for: request)
        do {
            return try await route(request, writer)
        } catch is PasswordWork.Busy {
            return writer.message(503, "unavailable", "busy")
        } catch {
            return writer.message(503, "unavailable", "unavailableText")
        }
    }

    /// The page for a request that HTTP itself refused.
    package func refusal(_ status: Int, _ request: PageRequest) -> Page {
        writer(for: request).message(status, "badRequest", status == 413 ? "tooLarge" : "notFoundText")
    }

    func writer(for request: PageRequest) -> PageWriter {
        let chosen = request.cookies[Cookie.language.rawValue].flatMap(Language.init(rawValue:))
        let asked: Language? = request.acceptLanguage?.lowercased().hasPrefix("cy") == true ? .welsh : nil
        return PageWriter(
            words: .of(chosen ?? asked ?? .english), zone: desk.zone, isRehearsal: desk.isRehearsal, now: desk.now,
            here: request.path, hasAccountPage: providers != nil || certificates() != nil)
    }

    private func route(_ request: PageRequest, _ writer: PageWriter) async throws -> Page {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        let visitor = try await visitor(of: request)
        var writer = writer
        writer.visitor = visitor
        writer.sessionEnd = visitor.map { Instant(milliseconds: (desk.now.seconds + $0.left) * 1000) }
        if let visitor { writer.seal = seal.text(for: visitor.token) }
        if request.method == .post, request.isForeign { return refuseForm(writer, visitor) }
        switch (request.method, parts.count, parts.first ?? "") {
        case (.get, 1, ""): return .redirect(to: visitor?.home ?? "/sign-in")
        case (.get, 1, String(StyleSheet.path.dropFirst())):
            return .file("text/css; charset=utf-8", StyleSheet.text)
        case (.get, 1, String(BoardScript.path.dropFirst())):
            return .file("text/javascript; charset=utf-8", BoardScript.text)
        case (.get, 2, "language"):
            guard let language = Language(rawValue: parts[1]) else { break }
            var page = Page.redirect(to: "/")
            page.set(cookie: .language, to: language.rawValue)
            return page
        case (.get, 1, "sign-in"): return signInForm(request, writer, saying: request.query["ended"] == "1" ? "sessionEnded" : nil)
        case (.post, 1, "sign-in"): return try await signIn(request, writer)
        case (.get, 3, "sign-in") where parts[1] == "callback":
            // A code counts once: what has begun with it goes on although the browser may have gone.
            return try await Task { [writer] in try await arrive(from: parts[2], request, writer) }.value
        case (.post, 2, "sign-in") where parts[1] == "code": return try await finish(request, writer)
        case (.post, 3, "sign-in") where parts[1] == "with": return try await leave(for: parts[2], request, writer)
        case (.post, 1, "sign-out"): return signOut(request, writer, visitor)
        case (.get, 2, "invitation"): return try await invitation(parts[1], request, writer)
        case (.post, 2, "invitation"): return try await accept(parts[1], request, writer)
        case (_, 1...4, let first):
            guard let place = PortalPlace(rawValue: first) else { break }
            guard let visitor else {
                return .redirect(to: "/sign-in\(request.cookies[Cookie.session.rawValue] == nil ? "" : "?ended=1")")
            }
            // A page of another's setting or role is no page: which of them exist is nobody's to learn.
            guard place.roles.contains(visitor.account.role) else {
                desk.refused("other-role", of: visitor.account)
                break
            }
            if request.method == .post, !seal.accepts(request.form["seal"], for: visitor.token) {
                return refuseForm(writer, visitor)
            }
            switch place {
            case .inbox, .notices: return try await notices(request, parts, writer, visitor)
            case .account: return try await account(request, parts, writer, visitor)
            default: break
            }
            guard visitor.standing == .trained else { return writer.message(403, "notListed", "suspendedText") }
            switch place {
            case .inbox, .notices, .account: break
            case .exceptions: return try await duty(request, parts, writer, visitor)
            case .consent: return try await consent(request, parts, writer, visitor)
            case .directory: return try await directory(request, parts, writer, visitor)
            case .marac: return try await marac(request, parts, writer, visitor)
            case .recalls: return try await recalls(request, parts, writer, visitor)
            case .board: return try await boards(request, parts, writer, visitor)
            case .reports: return try await reports(request, parts, writer, visitor)
            case .proof: return try await proofs(request, parts, writer, visitor)
            case .service: return try await service(request, parts, writer, visitor)
            case .readiness: return try await readiness(request, parts, writer, visitor)
            }
        default: break
        }
        return writer.message(404, "notFound", "notFoundText")
    }

    private func notices(
        _ request: PageRequest, _ parts: [String], _ writer: PageWriter, _ visitor: Visitor
    ) async throws -> Page {
        switch visitor.standing {
        case .trained: break
        case .untrained: return writer.message(403, "notListed", "untrainedText")
        case .unknown: return writer.message(403, "notListed", "notListedText")
        }
        switch (request.method, parts.count, parts[0]) {
        case (.get, 1, "before-school"): return try await inbox(request, writer, visitor)
        case (.get, 1, "notices"): return try await history(request, writer, visitor)
        case (.get, 2, "notices"):
            guard let id = NoticeID(parts[1]) else { break }
            return try await notice(id, writer, visitor)
        case (.get, 3, "notices"):
            guard parts[2] == "row.csv", let id = NoticeID(parts[1]) else { break }
            return try await row(id, writer, visitor)
        case (.post, 3, "notices"):
            guard let id = NoticeID(parts[1]), let act = NoticeAct(rawValue: parts[2]) else { break }
            return try await perform(act, on: id, request, writer, visitor)
        default: break
        }
        return writer.message(404, "notFound", "notFoundText")
    }

    /// Who asks; nil for nobody, and for a session that is over.
    private func visitor(of request: PageRequest) async throws -> Visitor? {
        guard let token = request.cookies[Cookie.session.rawValue] else { return nil }
        let now = machine()
        // A board that a browser opens again by itself is no sign of somebody at the screen.
        let isWatching = request.path == "/board/events"
        guard let session = sessions.withLockedValue({ isWatching ? $0.session(token, now: now) : $0.use(token, now: now) })
        else { return nil }
        // The journal is asked each time, so that a suspension counts at once.
        guard let account = try await desk.account(session.account), !account.isSuspended,
            account.generation == session.generation
        else {
            sessions.withLockedValue { $0.end(token) }
            return nil
        }
        let standing: PortalReaderStanding =
            if account.role.isOfAuthority {
                // No list names them; whoever invited them did.
                try await desk.isSuspended(account.partner) ? .unknown : .trained
            } else {
                try await desk.standing(of: PortalReader(partner: account.partner, email: account.email))
            }
        return Visitor(
            token: token, account: account, setting: try await desk.settingName(account.partner) ?? account.partner.description,
            standing: standing, left: SessionTable.left(of: session, now: now))
    }

    /// Somebody's form that another site sent, or that is of another session.
    func refuseForm(_ writer: PageWriter, _ visitor: Visitor?) -> Page {
        desk.refused("forged-form", of: visitor?.account)
        return writer.message(403, "badRequest", "formExpired")
    }
}

/// The first part of a path for which somebody must be signed in, and for whom it is.
enum PortalPlace: String, CaseIterable {
    case inbox = "before-school"
    case notices, exceptions, consent, directory, marac, recalls, board, reports, proof, service, readiness, account

    var roles: [PortalRole] {
        switch self {
        case .inbox, .notices: [.keyAdult, .deputy]
        case .exceptions, .consent, .directory: [.dutyOfficer]
        case .marac: [.maracCoordinator]
        case .recalls: [.dutyOfficer, .maracCoordinator]
        case .board: [.lead]
        case .reports: [.lead, .auditor, .informationGovernance, .maracCoordinator]
        case .proof: [.lead, .auditor, .informationGovernance]
        case .service: [.operator, .informationGovernance]
        case .readiness: [.dutyOfficer, .lead, .operator]
        case .account: PortalRole.allCases
        }
    }

    /// The key of what links to it say.
    var word: String {
        switch self {
        case .inbox: "inbox"
        case .notices: "history"
        case .exceptions: "exceptions"
        case .consent: "consent"
        case .directory: "directory"
        case .marac: "marac"
        case .recalls: "recalls"
        case .board: "board"
        case .reports: "reports"
        case .proof: "proof"
        case .service: "serviceTitle"
        case .readiness: "readiness"
        case .account: "account"
        }
    }

    /// Where somebody begins; the first for whom it is.
    static func first(of role: PortalRole) -> PortalPlace? { allCases.first { $0.roles.contains(role) } }
    static func home(of role: PortalRole) -> String { first(of: role).map { "/\($0.rawValue)" } ?? "/" }
    static func word(of role: PortalRole) -> String { first(of: role)?.word ?? "service" }
}
