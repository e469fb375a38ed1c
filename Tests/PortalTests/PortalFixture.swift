// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Wire

@testable import Portal

/// A desk of two settings that lives in memory, and a browser before it.
final class PortalFixture: Sendable {
    let desk = FakeDesk()
    let site: PortalSite
    let clock = NIOLockedValueBox<Int64>(1_780_000_000)

    /// - Parameter line: what answers in the place of providers.
    init(providers: [Provider] = [], line: (any ProviderLine)? = nil) {
        let machine: @Sendable () -> Int64 = { [clock] in clock.withLockedValue { $0 } }
        site = PortalSite(
            desk: desk, issuer: "FirstBell test", cost: .init(logN: 4, r: 1, p: 1), boardsEvery: .milliseconds(10),
            providers: line.map { ProviderDesk(providers, line: $0, clock: machine) }, origin: { "https://portal.example" },
            machine: machine)
    }

    deinit { site.end() }

    func pass(_ seconds: Int64) { clock.withLockedValue { $0 += seconds } }

    /// The code that an authenticator of an account shows now.
    func code(of email: String) -> String {
        let factor = desk.state.withLockedValue { $0.people[email]?.secret.factor ?? [] }
        return OneTimeCode(key: factor).code(step: OneTimeCode.step(at: clock.withLockedValue { $0 }))
    }

    /// A browser, signed in as somebody.
    func browser(as email: String) async -> Browser {
        let browser = Browser(site)
        _ = await browser.signIn(email, FakeDesk.password, code(of: email))
        return browser
    }
}

/// What a browser does: keeps cookies, reads the seal out of a form and sends it back.
final class Browser: Sendable {
    private let site: PortalSite
    let cookies = NIOLockedValueBox<[String: String]>([:])
    let address: String

    init(_ site: PortalSite, address: String = "192.0.2.1") {
        self.site = site
        self.address = address
    }

    func get(_ path: String, language: String? = nil) async -> Page {
        let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
        return await send(
            PageRequest(
                .get, halves[0], query: halves.count > 1 ? PageRequest.fields(halves[1]) ?? [:] : [:],
                cookies: cookies.withLockedValue { $0 }, address: address, acceptLanguage: language))
    }

    func post(_ path: String, _ form: [String: String], seal: String?, fetchSite: String? = "same-origin") async -> Page {
        var form = form
        if let seal { form["seal"] = seal }
        return await send(
            PageRequest(
                .post, path, cookies: cookies.withLockedValue { $0 }, form: form, address: address, host: "portal.example",
                origin: "null", fetchSite: fetchSite))
    }

    /// Fills in the form of sign-in.
    func signIn(_ email: String, _ password: String, _ code: String) async -> Page {
        let form = await get("/sign-in")
        return await post("/sign-in", ["email": email, "password": password, "code": code], seal: Self.seal(in: form))
    }

    static func seal(in page: Page) -> String? {
        guard let found = page.text.firstRange(of: "name=\"seal\" value=\"") else { return nil }
        return String(page.text[found.upperBound...].prefix { $0 != "\"" })
    }

    /// The seal of the forms of the session.
    func sessionSeal() async -> String? { Self.seal(in: await get("/nothing")) }

    private func send(_ request: PageRequest) async -> Page {
        let page = await site.answer(request)
        for (name, value) in page.headers where name == "Set-Cookie" {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let gone = value.contains("Max-Age=0")
            cookies.withLockedValue { $0[String(pair[0])] = gone ? nil : String(pair[1]) }
        }
        return page
    }
}

/// Two settings, their people, and what they were sent.
final class FakeDesk: PortalDesk {
    struct Person: Sendable {
        var account: PortalAccountRecord
        var secret: PortalSecret
        var lastStep: Int64 = 0
        var recovery: Set<String> = []
        var standing = PortalReaderStanding.trained
        var token: [UInt8]?
        var proofs: [PortalProof] = []
        /// Whether the person is close to everybody in every event.
        var isConflicted = false
    }

    struct State: Sendable {
        var people: [String: Person] = [:]
        var notices: [NoticeID: (row: PortalNoticeRow, of: PartnerID, content: OutgoingNotice)] = [:]
        var receipts: [(stage: ReceiptStage, notice: NoticeID, by: String, code: ReceiptCode?, note: String?)] = []
        var views: [(notice: NoticeID, by: String, purpose: String)] = []
        var showed: [NoticeID] = []
        var refusals: [String] = []
        var refused: [Int64?] = []
        var holds: [StandingHold] = []
        var shown: [(hold: NoticeID, by: String)] = []
        var decisions: [(decision: PortalDecision, hold: NoticeID, by: String, reason: String)] = []
        /// What the broker says instead of doing what was decided.
        var failure: AdminFailure?
        var suspended: Set<PartnerID> = []
        var board: [BoardNotice] = []
        /// Whether a look at the board fails.
        var boardFails = false
        /// The authority that the deployment is of alone.
        var sole: PartnerID?
        var orders: [ReportOrder] = []
        var overseen: [(number: Int64, by: String, exclusion: OversightExclusion?)] = []
        var proved: [String] = []
        var boardsAsked = 0
        var readiness = ReadinessSheet(asOf: nil, settings: 0, notReady: 0)
        /// Of which authorities it was asked.
        var readinessAsked: [PartnerID] = []
        /// How often it was asked whose a proof is.
        var proofsAsked = 0
    }

    static let password = "correct horse battery"
    let state = NIOLockedValueBox(State())
    let registers = NIOLockedValueBox(RegisterState())
    let meetings = NIOLockedValueBox(MeetingState())

    let zone = Zone.london
    let isRehearsal = false
    let now = Instant(milliseconds: 1_780_000_000_000)

    /// Makes somebody at a setting who has accepted.
    func admit(
        _ email: String, _ name: String, of setting: PartnerID, as role: PortalRole = .keyAdult,
        standing: PortalReaderStanding = .trained
    ) {
        let hash = PasswordHash(Self.password, salt: [1, 2, 3], cost: .init(logN: 4, r: 1, p: 1))?.text
        state.withLockedValue { state in
            let account = PortalAccountRecord(
                id: Int64(state.people.count + 1), email: email, name: name, partner: setting, role: role, invitedAt: now,
                acceptedAt: now)
            state.people[email] = Person(
                account: account, secret: PortalSecret(password: hash, factor: Array("\(email) 1234567890".utf8.prefix(20))),
                standing: standing)
        }
    }

    /// Sends a notice to a setting.
    func deliver(_ content: [UInt8], to setting: PartnerID, kind: NoticeKind = .subject, openedBy: Int64? = nil) -> NoticeID {
        let id = NoticeID(at: now)
        let row = PortalNoticeRow(
            id: id, kind: kind, flow: kind == .recall ? .correction : .encompass, releasedAt: now, deadline: now + .seconds(3600),
            stage: openedBy == nil ? .released : .opened, openedAt: openedBy.map { _ in now }, openedBy: openedBy)
        let notice = OutgoingNotice(
            id: id, kind: kind, recipient: setting, attempt: 0, body: content, digest: Digest.sha256(content), releasedAt: now)
        state.withLockedValue { $0.notices[id] = (row, setting, notice) }
        return id
    }

    func account(email: String) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        state.withLockedValue { $0.people[email].map { ($0.account, $0.secret, $0.lastStep) } }
    }

    func account(_ id: Int64) async throws -> PortalAccountRecord? {
        state.withLockedValue { $0.people.values.first { $0.account.id == id }?.account }
    }

    func invitation(_ token: [UInt8]) async throws -> (account: PortalAccountRecord, secret: PortalSecret)? {
        state.withLockedValue { $0.people.values.first { $0.token == token }.map { ($0.account, $0.secret) } }
    }

    func accept(
        _ token: [UInt8], password: String?, proof: PortalProof?, step: Int64, recovery: [String]
    ) async throws -> Bool {
        state.withLockedValue { state in
            guard let email = state.people.first(where: { $0.value.token == token })?.key else { return false }
            if let proof { state.people[email]?.proofs.append(proof) }
            state.people[email]?.token = nil
            state.people[email]?.secret.password = password
            state.people[email]?.account.acceptedAt = now
            state.people[email]?.lastStep = step
            state.people[email]?.recovery = Set(recovery)
            return true
        }
    }

    func account(
        boundTo proof: PortalProof
    ) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)? {
        state.withLockedValue { $0.proofsAsked += 1 }
        // As a journal does, it lets others go on meanwhile.
        for _ in 0..<20 { await Task.yield() }
        return state.withLockedValue { state in
            state.people.values.first { $0.proofs.contains(proof) }.map { ($0.account, $0.secret, $0.lastStep) }
        }
    }

    func bindings(of account: Int64) async throws -> [PortalBinding] {
        state.withLockedValue { state in
            (state.people.values.first { $0.account.id == account }?.proofs ?? []).map {
                PortalBinding(account: account, proof: $0, boundAt: now)
            }
        }
    }

    func bind(_ account: Int64, to proof: PortalProof, generation: Int64) async throws -> Bool {
        state.withLockedValue { state in
            guard let email = state.people.first(where: { $0.value.account.id == account })?.key,
                state.people[email]?.account.generation == generation,
                !state.people.contains(where: { $0.key != email && $0.value.proofs.contains(proof) })
            else { return false }
            state.people[email]?.proofs.append(proof)
            return true
        }
    }

    func unbind(_ account: Int64, from proof: PortalProof) async throws -> Bool {
        state.withLockedValue { state in
            guard let email = state.people.first(where: { $0.value.account.id == account })?.key else { return false }
            state.people[email]?.proofs.removeAll { $0.kind == proof.kind && $0.issuer == proof.issuer }
            state.people[email]?.account.generation += 1
            return true
        }
    }

    func signIn(_ account: Int64, factor: PortalFactor, proof: PortalProof?) async throws -> Bool {
        state.withLockedValue { state in
            guard let email = state.people.first(where: { $0.value.account.id == account })?.key else { return false }
            if let proof, state.people[email]?.proofs.contains(proof) != true { return false }
            switch factor {
            case .proved: return proof != nil
            case .step(let step):
                guard step > state.people[email]?.lastStep ?? .max else { return false }
                state.people[email]?.lastStep = step
                return true
            case .recovery(let code): return state.people[email]?.recovery.remove(code) != nil
            }
        }
    }

    func confirm(_ account: Int64, factor: PortalFactor) async throws -> Bool {
        if case .proved = factor { return false }
        return try await signIn(account, factor: factor, proof: nil)
    }

    func standing(of reader: PortalReader) async throws -> PortalReaderStanding {
        state.withLockedValue { $0.people[reader.email]?.standing ?? .unknown }
    }

    func settingName(_ id: PartnerID) async throws -> String? { "Sample \(id.code)" }

    func inbox(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int) {
        let all = state.withLockedValue { state in
            state.notices.values.filter {
                $0.of == setting && $0.row.stage != .closed && $0.row.stage != .refused && $0.row.kind != .drill
            }.map(\.row)
                .sorted { $0.id.description < $1.id.description }
        }
        return (Array(all.dropFirst(offset).prefix(limit)), all.count)
    }

    func readiness(of authority: PartnerID) async throws -> ReadinessSheet {
        state.withLockedValue { state in
            state.readinessAsked.append(authority)
            return authority == Sample.authority ? state.readiness : ReadinessSheet(asOf: nil, settings: 0, notReady: 0)
        }
    }

    func drills(of setting: PartnerID) async throws -> [PortalNoticeRow] {
        state.withLockedValue { state in
            state.notices.values.filter { $0.of == setting && $0.row.kind == .drill && $0.row.stage != .closed }.map(\.row)
        }
    }

    func history(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int) {
        let all = state.withLockedValue { $0.notices.values.filter { $0.of == setting }.map(\.row) }
            .sorted { $0.id.description > $1.id.description }
        return (Array(all.dropFirst(offset).prefix(limit)), all.count)
    }

    func notice(_ id: NoticeID, of setting: PartnerID) async throws -> PortalNoticeRow? {
        state.withLockedValue { $0.notices[id].flatMap { $0.of == setting ? $0.row : nil } }
    }

    func names(ofKeyAdults rows: Set<Int64>) async throws -> [Int64: String] {
        state.withLockedValue { state in
            Dictionary(
                uniqueKeysWithValues: state.people.values.filter { rows.contains($0.account.id) }.map {
                    ($0.account.id, $0.account.name)
                })
        }
    }

    func showed(_ ids: [NoticeID], to reader: PortalReader) async throws { state.withLockedValue { $0.showed += ids } }

    func read(_ id: NoticeID, by reader: PortalReader, purpose: String) async throws -> PortalReading {
        try state.withLockedValue { state in
            guard let found = state.notices[id], found.of == reader.partner else { throw PortalRefusal.unknownNotice }
            guard let person = state.people[reader.email], person.standing == .trained, !person.isConflicted else {
                throw PortalRefusal.notKeyAdult
            }
            guard found.row.openedAt != nil else { throw PortalRefusal.unopened }
            state.views.append((id, reader.email, purpose))
            return PortalReading(
                notice: found.content,
                mayRead: state.people.values.filter { $0.account.partner == reader.partner && !$0.isConflicted }.map(\.account.id)
                    .sorted())
        }
    }

    func receipt(
        _ stage: ReceiptStage, of id: NoticeID, by reader: PortalReader, code: ReceiptCode?, note: String?
    ) async throws -> Problem? {
        state.withLockedValue { state in
            guard let found = state.notices[id], found.of == reader.partner else { return Problem(.unknownNotice) }
            guard let person = state.people[reader.email], person.standing == .trained, !person.isConflicted else {
                return Problem(.notKeyAdult)
            }
            state.receipts.append((stage, id, reader.email, code, note))
            if stage == .opened, found.row.openedAt == nil {
                state.notices[id]?.row.openedAt = now
                state.notices[id]?.row.openedBy = person.account.id
                state.notices[id]?.row.stage = .opened
            }
            if stage == .acknowledged { state.notices[id]?.row.stage = .closed }
            if stage == .refused { state.notices[id]?.row.stage = .refused }
            return nil
        }
    }

    func isSuspended(_ partner: PartnerID) async throws -> Bool { state.withLockedValue { $0.suspended.contains(partner) } }

    func queue(of authority: PartnerID) async throws -> DutyQueue {
        state.withLockedValue { state in
            DutyQueue(
                holds: state.holds.filter { $0.owner == authority && $0.state == .open },
                unopened: state.board.filter { $0.authority == authority && $0.openedAt == nil && $0.deadline < now })
        }
    }

    func hold(_ id: NoticeID, of authority: PartnerID) async throws -> StandingHold? {
        state.withLockedValue { $0.holds.first { $0.id == id && $0.owner == authority } }
    }

    func showHold(_ id: NoticeID, of authority: PartnerID, by: String) async throws -> JSON {
        try state.withLockedValue { state in
            guard state.holds.contains(where: { $0.id == id && $0.owner == authority }) else { throw PortalRefusal.unknownNotice }
            state.shown.append((id, by))
            return [
                "id": .string(id.description),
                "child": ["givenName": "Sample", "familyName": "Example", "settings": .array([.string("\(Sample.primary)")])],
                "texts": ["summary": "Rang 01632 960001."],
                "findings": .array([["pointer": "summary", "code": "telephone"]]),
            ]
        }
    }

    func decide(
        _ decision: PortalDecision, on id: NoticeID, of authority: PartnerID, by: String, reason: String
    ) async throws {
        try state.withLockedValue { state in
            guard state.holds.contains(where: { $0.id == id && $0.owner == authority }) else { throw PortalRefusal.unknownNotice }
            if let failure = state.failure { throw failure }
            state.decisions.append((decision, id, by, reason))
        }
    }

    func names(of partners: Set<PartnerID>) async throws -> [PartnerID: String] {
        Dictionary(uniqueKeysWithValues: partners.map { ($0, "Sample \($0.code)") })
    }

    func settings(named text: String) async throws -> [(id: PartnerID, name: String)] {
        [Sample.primary, Sample.high].filter { "Sample \($0.code)".contains(text) }.map { ($0, "Sample \($0.code)") }
    }

    func board() async throws -> BoardReading {
        try state.withLockedValue { state in
            state.boardsAsked += 1
            if state.boardFails { throw PortalRefusal.unavailable }
            let leads = state.people.values.map(\.account).filter { $0.role == .lead && !$0.isSuspended }
            var lines: [PartnerID: BoardLine] = [:]
            for notice in state.board {
                var line =
                    lines[notice.setting] ?? BoardLine(setting: notice.setting, name: notice.name, authority: notice.authority)
                switch DeadlineStanding(of: notice, at: now) {
                case .late: line.late += 1
                case .atRisk: line.atRisk += 1
                case .waiting: line.waiting += 1
                case .met: line.met += 1
                }
                if notice.openedAt == nil { line.nextDeadline = min(line.nextDeadline ?? notice.deadline, notice.deadline) }
                lines[notice.setting] = line
            }
            return BoardReading(
                lines: lines.values.sorted { $0.setting < $1.setting },
                accounts: Dictionary(uniqueKeysWithValues: leads.map { ($0.id, $0.generation) }))
        }
    }

    func boardNotices(of setting: PartnerID, authority: PartnerID) async throws -> [BoardNotice] {
        state.withLockedValue { $0.board.filter { $0.setting == setting && $0.authority == authority } }
    }

    func life(of id: NoticeID, authority: PartnerID, by: String) async throws -> NoticeTrail? {
        state.withLockedValue { state in
            if state.board.contains(where: { $0.id == id && $0.isProtected }) { state.shown.append((id, by)) }
            return state.board.first { $0.id == id && $0.authority == authority }.map { notice in
                NoticeTrail(notice: notice, steps: [.init(leaf: 7, kind: "stage", at: now, said: "opened")], until: now)
            }
        }
    }

    func isSole(_ authority: PartnerID) async throws -> Bool { state.withLockedValue { $0.sole == authority } }

    func report(_ order: ReportOrder) async throws -> String {
        state.withLockedValue { $0.orders.append(order) }
        switch order.format {
        case .html:
            return """
                <html><style>x{}</style><main><h1>Report</h1><figure><svg></svg></figure>
                <table><caption>Of &lt;5&gt;</caption><tbody><tr><td>1</td></tr></tbody></table>
                </main></html>
                """
        default: return "\(order.name.rawValue)\n"
        }
    }

    func recordOversight(of number: Int64, by: String, exclusion: OversightExclusion?) async throws {
        try state.withLockedValue { state in
            if let failure = state.failure { throw failure }
            state.overseen.append((number, by, exclusion))
        }
    }

    func evidence(of id: NoticeID, authority: PartnerID, by: String) async throws -> PortalEvidence? {
        state.withLockedValue { state in
            guard state.board.contains(where: { $0.id == id && $0.authority == authority }) else { return nil }
            state.proved.append(by)
            return PortalEvidence(
                octets: Array("{\"format\":\"firstbell-evidence/1\"}".utf8), leaves: [.init(index: 7, kind: "stage", at: nil)],
                uncovered: 1, origin: "worcestershire.example/ledger", size: 9, root: "c0ffee", signedAt: now)
        }
    }

    func receipts(of digest: [UInt8], authority: PartnerID) async throws -> [ProvedReceipt] {
        state.withLockedValue { state in
            state.board.filter { $0.authority == authority && digest == Wire.Digest.sha256(Array($0.id.description.utf8)) }.map {
                ProvedReceipt(notice: $0.id, recipient: $0.setting, stage: .opened, at: now)
            }
        }
    }

    func status() async throws -> JSON {
        ["condition": "ready", "byStage": ["opened": 3], "sources": .array(["a", "b"])]
    }

    func refused(_ code: String, of account: PortalAccountRecord?) {
        state.withLockedValue {
            $0.refusals.append(code)
            $0.refused.append(account?.id)
        }
    }

    /// Makes a hold of an authority that waits.
    func hold(
        _ code: HoldCode, of owner: PartnerID = Sample.authority, exception: Bool = false, recipient: PartnerID? = Sample.primary,
        candidates: [PartnerID] = [], isProtected: Bool = false, in seconds: Int = 1800
    ) -> NoticeID {
        let id = NoticeID(at: now)
        let hold = StandingHold(
            sequence: 1, id: id, event: 1, subject: 1, recipient: recipient, candidates: candidates, code: code, owner: owner,
            isOwnerCertain: true, isProtected: isProtected, flow: .encompass, rule: "OE-1", exception: exception, state: .open,
            openedAt: now, resolvedAt: nil,
            deadline: now + .seconds(seconds), escalation: nil)
        state.withLockedValue { $0.holds.append(hold) }
        return id
    }

    /// Puts a notice on boards.
    func due(
        at setting: PartnerID = Sample.primary, of authority: PartnerID = Sample.authority, in seconds: Int, opened: Bool = false,
        isProtected: Bool = false
    ) -> NoticeID {
        let id = NoticeID(at: now)
        let notice = BoardNotice(
            id: id, flow: .encompass, setting: setting, name: "Sample \(setting.code)", authority: authority, releasedAt: now,
            deadline: now + .seconds(seconds), openedAt: opened ? now : nil, isProtected: isProtected)
        state.withLockedValue { $0.board.append(notice) }
        return id
    }
}

/// Settings, people and content that are obviously invented.
enum Sample {
    static let primary = school("116900")
    static let high = school("116901")
    static let authority = localAuthority("885")
    static let elsewhere = localAuthority("886")
    static let marac = marac("sample")
    static let officer = "duty@council.example"
    static let manager = "lead@council.example"
    static let lead = "dsl@example-primary.example"
    static let other = "dsl@sample-high.example"

    private static func localAuthority(_ code: String) -> PartnerID {
        guard let id = PartnerID(kind: .localAuthority, code: code) else { preconditionFailure("\(code) is no code") }
        return id
    }

    private static func marac(_ code: String) -> PartnerID {
        guard let id = PartnerID(kind: .marac, code: code) else { preconditionFailure("\(code) is no code") }
        return id
    }

    private static func school(_ urn: String) -> PartnerID {
        guard let id = PartnerID(kind: .school, code: urn) else { preconditionFailure("\(urn) is no code") }
        return id
    }

    /// The content of a notice in which everything a producer writes is `text`.
    static func content(_ text: String = "Sample", to setting: PartnerID = primary) throws -> [UInt8] {
        NoticeContent(
            flow: .encompass, recipient: setting, deadline: try Instant(rfc3339: "2026-05-28T08:30:00+01:00"), rehearsal: false,
            handling: .init(text: "Keep it close. \(text)", contactParentPolicy: .doNotContact),
            child: .init(
                givenName: text, familyName: "Example", dateOfBirth: CivilDate(iso: "2017-03-27") ?? CivilDate(daysSinceEpoch: 0),
                exposure: .presentSaw,
                voice: Voice(spokenTo: true, words: text, othersPresent: text), welfareCheckMade: true, siblingsElsewhere: false),
            incident: .init(
                force: "22",
                times: .instants(
                    occurredAt: try Instant(rfc3339: "2026-05-27T21:00:00+01:00"),
                    reportedAt: try Instant(rfc3339: "2026-05-27T21:20:00+01:00")), riskGrade: .high, abuseTypes: [.physical],
                locationCategory: .home, summary: text),
            adults: [.init(role: .perpetrator, relationshipToChild: text)], event: .init(id: "e-1", reference: "22/12345/26"),
            decision: .init(rule: "OE-1", basis: "A1", policy: String(repeating: "0", count: 64)), match: .upn, flags: []
        ).octets
    }
}
