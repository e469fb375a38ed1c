// SPDX-License-Identifier: Apache-2.0

/// A certificate whose end somebody has to think of.
struct DatedCertificate: Hashable, Sendable {
    /// Whose it is.
    enum Role: String, Hashable, Sendable { case broker, authority, partner }

    var role: Role
    /// A partner's id, or the subject of the certificate.
    var name: String
    /// Seconds since 1970-01-01T00:00:00Z.
    var notAfter: Int64

    /// Days before the end at which it is said.
    static let thresholds = [60, 30, 14, 7, 1]

    /// Whole days that are left; negative once it has ended.
    func days(at now: Int64) -> Int64 { (notAfter - now).quotient(flooredBy: 86_400) }

    /// The nearest threshold that is reached, 0 once it has ended; nil while the end is far.
    func threshold(at now: Int64) -> Int? {
        if notAfter < now { return 0 }
        return DatedCertificate.thresholds.last { notAfter - now <= Int64($0) * 86_400 }
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
        // Who is gone from the list, renewed or removed, is forgotten.
        said = reached
        return due.sorted { ($0.certificate.notAfter, $0.certificate.name) < ($1.certificate.notAfter, $1.certificate.name) }
    }
}

extension Int64 {
    fileprivate func quotient(flooredBy divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
