// SPDX-License-Identifier: Apache-2.0

/// A certificate whose end somebody has to think of.
struct DatedCertificate: Hashable, Sendable {
    /// Whose it is.
    enum Role: String, Hashable, Sendable, CaseIterable {
        case broker, authority, intermediate, portal, partner
        /// Of people who sign in with certificates.
        case portalAuthority = "portal-authority"
    }

    var role: Role
    /// A partner's id, or the subject of the certificate.
    var name: String
    /// Seconds since 1970-01-01T00:00:00Z.
    var notAfter: Int64
    /// Likewise its beginning, where somebody renews it by a rhythm of their own; nil where nobody is known to.
    var notBefore: Int64?

    /// Days before the end at which it is said.
    static let thresholds = [60, 30, 14, 7, 1]

    /// By so much issuers set back the beginning for clocks that are slow; one that lives for a day has not been near its end for that.
    private static let backdating: Int64 = 3600

    /// Each once that has the same name and end, by its first role: the portal may prove itself with the broker's, and a chain may
    /// end with its authority.
    static func once(_ certificates: [DatedCertificate]) -> [DatedCertificate] {
        var seen: [DatedCertificate] = []
        for one in certificates where !seen.contains(where: { ($0.name, $0.notAfter) == (one.name, one.notAfter) }) {
            seen.append(one)
        }
        return seen
    }

    /// Whole days that are left; negative once it has ended.
    func days(at now: Int64) -> Int64 { (notAfter - now).quotient(flooredBy: 86_400) }

    /// The nearest threshold that is reached, 0 once it has ended; nil while the end is far.
    ///
    /// What is known to begin is never near its end for a threshold that is as long as its whole life: a workload's certificate of an
    /// hour would always be.
    func threshold(at now: Int64) -> Int? {
        if notAfter < now { return 0 }
        let life = notBefore.map { notAfter - $0 - DatedCertificate.backdating } ?? .max
        return DatedCertificate.thresholds.last { notAfter - now <= Int64($0) * 86_400 && Int64($0) * 86_400 < life }
    }
}

/// Which ends of certificates are to be said, each once a threshold.
struct ExpiryWatch: Hashable, Sendable {
    private var said: [DatedCertificate: Int] = [:]

    /// Those that have reached a threshold since they were looked at last; the nearest end first.
    mutating func due(_ certificates: [DatedCertificate], now: Int64) -> [(certificate: DatedCertificate, threshold: Int)] {
        var reached: [DatedCertificate: Int] = [:]
        var due: [(certificate: DatedCertificate, threshold: Int)] = []
        for certificate in certificates {
            guard let threshold = certificate.threshold(at: now) else { continue }
            reached[certificate] = threshold
            if said[certificate].map({ threshold < $0 }) ?? true { due.append((certificate, threshold)) }
        }
        // Who is gone from the list, renewed or removed, is forgotten; but one that is known only while it is in use comes back.
        said = reached.merging(said.filter { $0.key.notBefore != nil && $0.key.notAfter >= now }) { reached, _ in reached }
        return due.sorted { ($0.certificate.notAfter, $0.certificate.name) < ($1.certificate.notAfter, $1.certificate.name) }
    }
}

extension Int64 {
    fileprivate func quotient(flooredBy divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
