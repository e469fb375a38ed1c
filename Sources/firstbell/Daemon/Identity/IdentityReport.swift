// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import NIOConcurrencyHelpers
import Safeguarding
import TLS
import Wire

/// What `status` says of the edge: what is in use since when, what could not be read, whose end is near, who was refused.
final class IdentityReport: Sendable {
    /// Certificates listed at most; all are counted.
    private static let listed = 50

    private struct State {
        var loaded: DaemonIdentity.Loaded {
            didSet { revoked = loaded.revocations?.serials ?? [] }
        }
        var loadedAt: Int64
        /// Serial numbers on the lists in force.
        var revoked: Set<String>
        /// Loads that succeeded, the first included.
        var loads = 1
        var failure: (at: Int64, faults: [DaemonIdentity.Fault])?

        init(_ loaded: DaemonIdentity.Loaded, at now: Int64) {
            self.loaded = loaded
            loadedAt = now
            revoked = loaded.revocations?.serials ?? []
        }
    }

    private let state: NIOLockedValueBox<State>
    private let refusals: RefusalCounter
    private let admission: PartnerAdmission
    let portal: PortalCertificates
    private let terms: @Sendable () -> [PartnerTerm]

    /// - Parameter terms: of the sessions that are open whenever that is asked.
    init(
        _ loaded: DaemonIdentity.Loaded, at now: Int64, refusals: RefusalCounter, admission: PartnerAdmission,
        portal: PortalCertificates, terms: @escaping @Sendable () -> [PartnerTerm]
    ) {
        state = NIOLockedValueBox(State(loaded, at: now))
        self.refusals = refusals
        self.admission = admission
        self.portal = portal
        self.terms = terms
    }

    /// What is in use.
    var loaded: DaemonIdentity.Loaded { state.withLockedValue { $0.loaded } }

    func took(_ loaded: DaemonIdentity.Loaded, at now: Int64) {
        state.withLockedValue { state in
            state.loaded = loaded
            state.loadedAt = now
            state.loads += 1
            state.failure = nil
        }
    }

    /// A set of files could not be taken; true when that is news.
    func failed(_ faults: [DaemonIdentity.Fault], at now: Int64) -> Bool {
        state.withLockedValue { state in
            defer { state.failure = (now, faults) }
            return state.failure?.faults != faults
        }
    }

    /// Every certificate whose end matters: the broker's and the portal's with what they rest on, the authorities', and of each partner
    /// the one that lasts longest of those that count.
    var certificates: [DatedCertificate] {
        let (loaded, revoked) = state.withLockedValue { ($0.loaded, $0.revoked) }
        let own =
            DatedCertificate.all(of: loaded.credential.chain, leaf: .broker)
            + loaded.authorities.map { DatedCertificate($0, role: .authority) } + portal.dated
        var partners = admission.certifiedUntil(revoked: revoked).map { partner, end in
            (partner, DatedCertificate(role: .partner, name: partner.description, notAfter: end.milliseconds / 1000))
        }
        // Whose certificate is from elsewhere is known by it while it is in use.
        partners += terms().map { term in
            let name = term.partner.description
            let dated = DatedCertificate(role: .partner, name: name, notAfter: term.validUntil, notBefore: term.validFrom)
            return (term.partner, dated)
        }
        return DatedCertificate.once(own) + Dictionary(partners) { $0.notAfter >= $1.notAfter ? $0 : $1 }.values
    }

    /// The member `edge` of `status`.
    func json(now: Int64) -> JSON {
        let state = self.state.withLockedValue { $0 }
        let lists = state.loaded.revocations
        let near = certificates.filter { $0.threshold(at: now) != nil }.sorted { ($0.notAfter, $0.name) < ($1.notAfter, $1.name) }
        let isStale = lists.map { $0.validUntil < now } ?? false
        let isEnded = state.loaded.credential.leaf.notAfter < now
        return [
            "healthy": .boolean(state.failure == nil && !isStale && !isEnded),
            "loads": .integer(Int64(state.loads)), "loadedAt": time(state.loadedAt),
            "failedAt": state.failure.map { time($0.at) } ?? .null,
            "faults": .array(
                (state.failure?.faults ?? []).map { ["file": .string($0.file), "what": .string($0.what)] }),
            "revocationLists": .array((lists?.standings(now: now) ?? []).map { json($0) }),
            "expiring": .integer(Int64(near.count)),
            "expiries": .array(near.prefix(IdentityReport.listed).map { json($0, now: now) }),
            "refusals": .object(
                refusals.counts.sorted { $0.key < $1.key }.map { .init($0.key, .integer(Int64(clamping: $0.value))) }),
        ]
    }

    private func json(_ standing: RevocationStanding) -> JSON {
        let list = standing.list
        return [
            "authority": .string(list.issuer), "number": list.number.map { .string("\($0)") } ?? .null,
            "state": .string(standing.state.rawValue), "revoked": .integer(Int64(list.count)), "thisUpdate": time(list.thisUpdate),
            "nextUpdate": time(standing.nextUpdate), "ageSeconds": .integer(standing.age), "leftSeconds": .integer(standing.left),
        ]
    }

    private func json(_ certificate: DatedCertificate, now: Int64) -> JSON {
        [
            "role": .string(certificate.role.rawValue), "name": .string(certificate.name), "notAfter": time(certificate.notAfter),
            "days": .integer(certificate.days(at: now)), "threshold": .integer(Int64(certificate.threshold(at: now) ?? 0)),
        ]
    }

    private func time(_ seconds: Int64) -> JSON { .string(Instant(milliseconds: seconds * 1000).rfc3339) }
}
