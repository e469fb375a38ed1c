// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// How one witness stands: what it signed last, and whether that is too long ago.
struct WitnessStanding {
    var witness: String
    /// Nil where it has never signed.
    var last: Cosignature?
    var isSilent: Bool

    /// - Parameters:
    ///   - maxAge: in minutes; 0 is off.
    ///   - began: in seconds since 1970: until then nobody was silent; nil where that is not known.
    init(witness: String, last: Cosignature?, maxAge: Int, began: Int64?, now: Int64) {
        self.witness = witness
        self.last = last
        let heard = last.map { Int64(clamping: $0.signedAt) } ?? began
        isSilent = maxAge > 0 && heard.map { now - $0 > Int64(maxAge) * 60 } ?? true
    }

    var members: [JSON.Member] {
        [
            .init("witness", .string(witness)), .init("size", last.map { .integer(Int64($0.size)) } ?? .null),
            .init(
                "signedAt",
                last.map { .string(Instant(milliseconds: Int64(clamping: $0.signedAt) * 1000).rfc3339) } ?? .null),
            .init("silent", .boolean(isSilent)),
        ]
    }
}
