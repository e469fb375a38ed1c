// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import TLS
import TestSupport
import Testing

@testable import Portal
@testable import firstbell

/// Whose ends are watched, and what `/metrics` says of them.
@Suite struct IdentityReportTests {
    private static let day: Int64 = 86_400
    private let now = TestAuthority.now
    private let authority: TestAuthority
    private let admission = PartnerAdmission()
    private let portal = PortalCertificates()
    private let terms = NIOLockedValueBox<[PartnerTerm]>([])

    init() throws { authority = try TestAuthority() }

    private func loaded(_ chain: Credential? = nil, _ lists: RevocationLists? = nil) throws -> DaemonIdentity.Loaded {
        let credential = try chain ?? authority.broker()
        return DaemonIdentity.Loaded(
            context: try ServerContext(
                credential: credential, clientAuthorities: [authority.authority.certificate], trustDomain: authority.trustDomain,
                revocations: lists, admission: { _ in .admit }), credential: credential,
            authorities: [authority.authority.certificate], revocations: lists)
    }

    private func report(_ loaded: DaemonIdentity.Loaded) -> IdentityReport {
        IdentityReport(
            loaded, at: now, refusals: RefusalCounter(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
            admission: admission, portal: portal
        ) { [terms] in terms.withLockedValue { $0 } }
    }

    private func lists(revoking revoked: [Credential] = [], number: UInt64 = 1, age: Int64 = 0) throws -> RevocationLists {
        try RevocationLists(
            choosingFrom: [authority.list(revoking: revoked, number: number, age: age)], of: [authority.authority.certificate],
            grace: .seconds(60))
    }

    private func record(_ partner: String, _ credentials: [Credential], suspended: Bool = false) throws -> PartnerRecord {
        PartnerRecord(
            id: try #require(PartnerID(partner)), name: "Example", suspended: suspended, addedAt: Instant(milliseconds: 0),
            certificates: credentials.map { credential in
                let leaf = credential.leaf
                return CertificateRecord(
                    fingerprint: leaf.fingerprint, serial: leaf.serial, notBefore: Instant(milliseconds: leaf.notBefore * 1000),
                    notAfter: Instant(milliseconds: leaf.notAfter * 1000))
            })
    }

    private func partners(_ report: IdentityReport) -> [String: Int64] {
        Dictionary(report.certificates.filter { $0.role == .partner }.map { ($0.name, $0.notAfter) }) { $1 }
    }

    @Test func `the portal's certificate, its authorities and what stands between are watched, each once`() throws {
        let between = try TestAuthority(trustDomain: "between.example")
        let people = try TestAuthority(trustDomain: "people.example")
        let broker = try authority.broker()
        let chain = try Credential(chain: broker.chain + [between.authority.certificate], key: broker.key)
        let report = report(try loaded(chain))
        // The portal proves itself with the broker's own at first.
        portal.proves(with: chain.chain)
        #expect(report.certificates.map(\.role) == [.broker, .intermediate, .authority])
        let own = try people.broker("portal")
        portal.proves(with: own.chain + [people.authority.certificate])
        portal.judges(by: [people.authority.certificate, between.authority.certificate], nil)
        let said = report.certificates.map { [$0.role.rawValue, $0.name] }
        #expect(
            said == [
                ["broker", broker.leaf.subject], ["intermediate", between.authority.certificate.subject],
                ["authority", authority.authority.certificate.subject], ["portal", own.leaf.subject],
                ["intermediate", people.authority.certificate.subject],
            ])
        portal.proves(with: own.chain)
        #expect(report.certificates.last?.role == .portalAuthority)
    }

    @Test func `a partner whose certificate is from elsewhere is watched by its sessions, the longest of them`() throws {
        let (school, force) = (try #require(PartnerID("school/1")), try #require(PartnerID("police/22")))
        let issued = try authority.partner("police/22", life: .seconds(50 * Self.day))
        admission.replace([try record("police/22", [issued]), try record("school/1", [])])
        let report = report(try loaded())
        #expect(partners(report) == ["police/22": issued.leaf.notAfter])
        terms.withLockedValue {
            $0 = [
                PartnerTerm(partner: school, validFrom: now - 80 * Self.day, validUntil: now + 5 * Self.day),
                PartnerTerm(partner: school, validFrom: now - 80 * Self.day, validUntil: now + 10 * Self.day),
                PartnerTerm(partner: force, validFrom: now, validUntil: now + Self.day),
            ]
        }
        #expect(partners(report) == ["police/22": issued.leaf.notAfter, "school/1": now + 10 * Self.day])
        #expect(report.certificates.first { $0.name == "school/1" }?.threshold(at: now) == 14)
    }

    @Test(arguments: [(1, []), (24, []), (8 * 24, [7, 1]), (90 * 24, [60, 30, 14, 7, 1])] as [(Int64, [Int])])
    func `a certificate is not near its end for a threshold as long as its life`(hours: Int64, said: [Int]) {
        // An issuer sets the beginning back by some minutes.
        let end = now + hours * 3600
        let dated = DatedCertificate(role: .partner, name: "school/1", notAfter: end, notBefore: now - 300)
        var reached: [Int] = []
        for time in stride(from: now, through: end, by: 900) {
            if let threshold = dated.threshold(at: time), reached.last != threshold { reached.append(threshold) }
        }
        #expect(reached == said)
        #expect(dated.threshold(at: end + 1) == 0)
    }

    @Test func `a revoked certificate that lasts longest hides no nearer end, from the list in force on`() throws {
        let (near, far) = (
            try authority.partner("school/1", life: .seconds(6 * Self.day)),
            try authority.partner("school/1", life: .seconds(80 * Self.day))
        )
        let other = try authority.partner("school/2", life: .seconds(3 * Self.day))
        admission.replace([
            try record("school/1", [near, far]), try record("school/2", [other]),
            try record("school/3", [other], suspended: true),
        ])
        let report = report(try loaded(nil, lists()))
        #expect(partners(report) == ["school/1": far.leaf.notAfter, "school/2": other.leaf.notAfter])
        report.took(try loaded(nil, lists(revoking: [far, other], number: 2)), at: now)
        #expect(partners(report) == ["school/1": near.leaf.notAfter], "who has none left cannot connect, and is not said to end")
    }

    @Test func `metrics tell how old lists are and how near the ends, and name no partner`() throws {
        let people = try TestAuthority(trustDomain: "people.example")
        admission.replace([
            try record("school/1", [authority.partner("school/1", life: .seconds(6 * Self.day))]),
            try record("school/2", [authority.partner("school/2", life: .seconds(80 * Self.day))]),
            try record("school/3", [authority.partner("school/3", life: .seconds(-Self.day))]),
        ])
        portal.judges(
            by: [people.authority.certificate],
            try RevocationLists(choosingFrom: [people.list(age: 100)], of: [people.authority.certificate]))
        let report = report(try loaded(nil, lists(age: 90_000)))
        let lines = report.metrics(now: now).flatMap(\.lines)
        func value(_ sample: String) -> Int64? {
            lines.first { $0.hasPrefix(sample + " ") }.flatMap { Int64($0.dropFirst(sample.count + 1)) }
        }
        func list(_ metric: String, _ whose: String, _ authority: TestAuthority) -> Int64? {
            let subject = authority.authority.certificate.subject
            return value("firstbell_revocation_list_\(metric)_seconds{of=\"\(whose)\",authority=\"\(subject)\"}")
        }
        func isNear(_ value: Int64?, _ wanted: Int64) -> Bool { value.map { abs($0 - wanted) < 60 } ?? false }
        #expect(isNear(list("age", "partners", authority), 90_000))
        #expect(isNear(list("left", "partners", authority), Self.day - 90_000))
        #expect(isNear(list("age", "people", people), 100))
        func expiring(_ days: Int, _ role: String = "partner") -> Int64? {
            value("firstbell_certificates_expiring{role=\"\(role)\",days=\"\(days)\"}")
        }
        #expect([60, 30, 14, 7, 1, 0].map { expiring($0) } == [2, 2, 2, 2, 1, 1])
        #expect([60, 0].map { expiring($0, "broker") } == [0, 0])
        #expect(isNear(value("firstbell_certificate_left_seconds{role=\"partner\"}"), -Self.day))
        #expect(!lines.contains { $0.contains("school/") })
    }

    @Test func `an authority that stands twice in a bundle is told of once`() throws {
        let own = authority.authority.certificate
        let both = try RevocationLists(choosingFrom: [authority.list()], of: [own, own])
        let lines = Metric.revocationLists(partners: both, people: nil, now: now).flatMap(\.lines)
        #expect(both.lists.count == 2)
        #expect(lines.filter { !$0.hasPrefix("#") }.count == 2, "an age and a rest")
    }
}
