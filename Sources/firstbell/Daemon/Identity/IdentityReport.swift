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
        var loaded: DaemonIdentity.Loaded
        var loadedAt: Int64
        /// Loads that succeeded, the first included.
        var loads = 1
        var failure: (at: Int64, faults: [DaemonIdentity.Fault])?
    }

    private let state: NIOLockedValueBox<State>
    private let refusals: RefusalCounter
    private let admission: PartnerAdmission

    init(_ loaded: DaemonIdentity.Loaded, at now: Int64, refusals: RefusalCounter, admission: PartnerAdmission) {
        state = NIOLockedValueBox(State(loaded: loaded, loadedAt: now))
        self.refusals = refusals
        self.admission = admission
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

    /// Every certificate whose end matters: the broker's, the authorities', and of each partner the one that lasts longest.
    var certificates: [DatedCertificate] {
        let loaded = self.loaded
        return [DatedCertificate(role: .broker, name: loaded.credential.leaf.subject, notAfter: loaded.credential.leaf.notAfter)]
            + loaded.authorities.map { DatedCertificate(role: .authority, name: $0.subject, notAfter: $0.notAfter) }
            + admission.certifiedUntil.map { partner, end in
                DatedCertificate(role: .partner, name: partner.description, notAfter: end.milliseconds / 1000)
            }
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
            "revocationLists": .array((lists?.lists ?? []).map { json($0, grace: lists?.grace ?? .zero, now: now) }),
            "expiring": .integer(Int64(near.count)),
            "expiries": .array(near.prefix(IdentityReport.listed).map { json($0, now: now) }),
            "refusals": .object(
                refusals.counts.sorted { $0.key < $1.key }.map { .init($0.key, .integer(Int64(clamping: $0.value))) }),
        ]
    }

    private func json(_ list: RevocationList, grace: Duration, now: Int64) -> JSON {
        let next = list.nextUpdate ?? 0
        let state = now <= next ? "current" : now <= next + grace.components.seconds ? "grace" : "stale"
        return [
            "authority": .string(list.issuer), "number": list.number.map { .string("\($0)") } ?? .null, "state": .string(state),
            "revoked": .integer(Int64(list.count)), "thisUpdate": time(list.thisUpdate), "nextUpdate": time(next),
            "ageSeconds": .integer(now - list.thisUpdate), "leftSeconds": .integer(next - now),
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
