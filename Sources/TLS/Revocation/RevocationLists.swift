// SPDX-License-Identifier: Apache-2.0

/// The revocation lists in force: exactly one of every authority, the newest there is.
///
/// OpenSSL keeps every list it was ever given and, of two with one `thisUpdate`, lets the older content win (zeromq.md 1.3
/// point 13). So the choice is made here, and a store is only ever given what was chosen.
package struct RevocationLists: Sendable {
    /// In the order of the authorities.
    package let lists: [RevocationList]
    /// How long past its `nextUpdate` a list still counts.
    package let grace: Duration

    /// Seconds by which an authority's clock may be ahead of this one.
    package static let skew: Int64 = 300

    /// Chooses among lists each of which `examine` has passed.
    ///
    /// Of one authority the latest `thisUpdate` counts, then the highest number. Throws ``RevocationFault/contradictory(issuer:)``
    /// when neither tells two lists apart that say different things, and ``RevocationFault/missing(authority:)``.
    package init(
        choosingFrom candidates: [RevocationList], of authorities: [Certificate], grace: Duration = .zero
    ) throws(RevocationFault) {
        var chosen: [RevocationList] = []
        for authority in authorities {
            let own = candidates.filter { $0.names(authority) && $0.isSigned(by: authority) }
            guard var newest = own.first else { throw .missing(authority: authority.subject) }
            for candidate in own.dropFirst() {
                if newest.isOlder(than: candidate) {
                    newest = candidate
                } else if !candidate.isOlder(than: newest), candidate.fingerprint != newest.fingerprint {
                    throw .contradictory(issuer: candidate.issuer)
                }
            }
            chosen.append(newest)
        }
        lists = chosen
        self.grace = grace
    }

    /// Looks at one list by itself: whose it is, whether its signature holds, whether it can be used.
    package static func examine(_ list: RevocationList, of authorities: [Certificate], now: Int64) throws(RevocationFault) {
        let named = authorities.filter { list.names($0) }
        guard !named.isEmpty else { throw .foreignIssuer(list.issuer) }
        guard named.contains(where: { list.isSigned(by: $0) && $0.maySignLists }) else { throw .badSignature(issuer: list.issuer) }
        guard !list.isDelta else { throw .incomplete }
        guard list.nextUpdate != nil else { throw .endless }
        guard list.thisUpdate <= now + skew else { throw .fromTheFuture }
    }

    /// Throws when any list here is older than the one of the same authority in `before`.
    ///
    /// A copy from a backup would otherwise bring a revoked partner back.
    package func requireNotOlder(than before: RevocationLists) throws(RevocationFault) {
        for list in lists {
            for known in before.lists where known.issuer == list.issuer {
                guard !list.isOlder(than: known) else { throw .older(issuer: list.issuer, number: known.number) }
            }
        }
    }

    /// The last second at which every list counts, grace included.
    package var validUntil: Int64 {
        lists.map { ($0.nextUpdate ?? 0) + grace.components.seconds }.min() ?? .max
    }
}

extension RevocationList {
    /// By `thisUpdate`, then by number; a list without a number is older than one with.
    func isOlder(than other: RevocationList) -> Bool {
        if thisUpdate != other.thisUpdate { return thisUpdate < other.thisUpdate }
        guard let theirs = other.number else { return false }
        guard let own = number else { return true }
        return own < theirs
    }
}

/// Why a revocation list, or a set of them, cannot be used.
package enum RevocationFault: Error, Hashable, Sendable {
    /// No authority of the bundle has the issuer's name.
    case foreignIssuer(String)
    /// No authority of that name, that may sign lists, signed it.
    case badSignature(issuer: String)
    /// It says only what changed since another list.
    case incomplete
    /// It has no `nextUpdate`, so nobody could tell when it is stale.
    case endless
    case fromTheFuture
    /// Two lists of one authority have one `thisUpdate` and no number that tells which is newer.
    case contradictory(issuer: String)
    case missing(authority: String)
    /// The list in force, with its number, is newer.
    case older(issuer: String, number: RevocationNumber?)
}

extension RevocationFault: CustomStringConvertible {
    /// A sentence without a full stop.
    package var description: String {
        switch self {
        case .foreignIssuer(let issuer): "a list of \(issuer), which is no authority of the bundle"
        case .badSignature(let issuer): "the signature is not that of \(issuer)"
        case .incomplete: "a delta list, which says only what changed"
        case .endless: "it has no nextUpdate, so nobody could tell when it is stale"
        case .fromTheFuture: "its thisUpdate is in the future"
        case .contradictory(let issuer): "two lists of \(issuer) with one thisUpdate, and no number says which is newer"
        case .missing(let authority): "there is no list of \(authority)"
        case .older(let issuer, let number):
            "the list of \(issuer) is older than the one in force\(number.map { " (number \($0))" } ?? "")"
        }
    }
}
