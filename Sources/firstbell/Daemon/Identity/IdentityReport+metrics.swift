// SPDX-License-Identifier: Apache-2.0
import Portal
import TLS

extension IdentityReport {
    /// What is watched of certificates and lists; no partner is named.
    func metrics(now: Int64) -> [Metric] {
        Metric.revocationLists(partners: loaded.revocations, people: portal.revocations, now: now)
            + Metric.certificates(certificates, now: now)
    }
}

extension Metric {
    /// How old the lists in force are and how long each still counts.
    ///
    /// Two authorities of a bundle may have one name, while the key is replaced: the older of their lists is told then.
    static func revocationLists(partners: RevocationLists?, people: RevocationLists?, now: Int64) -> [Metric] {
        var ages: [Sample] = []
        var rests: [Sample] = []
        for (whose, lists) in [("partners", partners), ("people", people)] {
            let standings = Dictionary(grouping: lists?.standings(now: now) ?? []) { $0.list.issuer }
            for (authority, standings) in standings.sorted(by: { $0.key < $1.key }) {
                guard let age = standings.map(\.age).max(), let left = standings.map(\.left).min() else { continue }
                ages.append(Sample(age, ["of": whose, "authority": authority]))
                rests.append(Sample(left, ["of": whose, "authority": authority]))
            }
        }
        return [
            Metric("firstbell_revocation_list_age_seconds", .gauge, "Seconds since the list in force was made.", ages),
            Metric(
                "firstbell_revocation_list_left_seconds", .gauge,
                "Seconds until the next list is due, negative past it, the grace not counted.", rests),
        ]
    }

    /// How many certificates are so near their ends, and how far the nearest of each sort is.
    static func certificates(_ certificates: [DatedCertificate], now: Int64) -> [Metric] {
        let roles = Dictionary(grouping: certificates, by: \.role).sorted { $0.key.rawValue < $1.key.rawValue }
        let near = roles.flatMap { role, certificates -> [Sample] in
            let reached = certificates.compactMap { $0.threshold(at: now) }
            return (DatedCertificate.thresholds + [0]).map { days in
                Sample(Int64(reached.count { $0 <= days }), ["role": role.rawValue, "days": "\(days)"])
            }
        }
        let ends = roles.compactMap { role, certificates in
            certificates.map(\.notAfter).min().map { Sample($0 - now, ["role": role.rawValue]) }
        }
        return [
            Metric(
                "firstbell_certificates_expiring", .gauge,
                "Certificates that end within so many days; those of 0 days have ended.", near),
            Metric(
                "firstbell_certificate_left_seconds", .gauge, "Seconds to the nearest end of a certificate, negative past it.",
                ends),
        ]
    }
}
