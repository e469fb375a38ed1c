// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger

/// Why something does not hold, or cannot be judged.
enum Failing: Error {
    /// It does not hold: exit code 1.
    case broken(String, String, index: UInt64? = nil)
    /// It cannot be judged: exit code 2.
    case unreadable(String, String)

    /// A fault that the ledger's own checks found.
    init(_ error: any Error) {
        switch error {
        case let failing as Failing: self = failing
        case let fault as CheckpointFault: self.init(checkpoint: fault)
        case let fault as EvidenceFault: self.init(evidence: fault)
        case let fault as TileFault: self.init(tile: fault)
        case let fault as ProofFault: self = .broken("wrong-proof", "the tiles give no proof: \(fault)")
        default: self = .unreadable("unreadable", "something cannot be read: \(type(of: error))")
        }
    }

    private init(checkpoint fault: CheckpointFault) {
        switch fault {
        case .malformed: self = .unreadable("no-checkpoint", "it has no signed checkpoint of the right form")
        case .badKey: self = .unreadable("bad-key", "a key cannot be read")
        case .unsigned(let name):
            self = .broken("other-key", "the checkpoint is not signed by \(name) with the key you gave: it was signed with another")
        case .wrongSignature(let name):
            self = .broken("wrong-signature", "the signature of \(name) is not over this checkpoint: its text was changed")
        case .otherOrigin(let origin): self = .broken("other-ledger", "it is of another ledger, \(origin)")
        case .fromTheFuture(let seconds):
            self = .broken("from-the-future", "the checkpoint says that it was signed \(seconds) seconds after now")
        case .tooFewWitnesses(let found, let wanted):
            self = .broken("too-few-witnesses", "\(found) of the witnesses have signed it, where \(wanted) must")
        }
    }

    private init(evidence fault: EvidenceFault) {
        switch fault {
        case .malformed(let what): self = .unreadable("malformed", "it is no evidence: \(what)")
        case .empty: self = .unreadable("empty", "there is nothing in it to be proved")
        case .notALeaf(let index): self = .broken("no-leaf", "what is said to stand at \(index) is no leaf", index: index)
        case .outside(let index, let size):
            self = .broken("outside", "leaf \(index) is not in a ledger of \(size) leaves", index: index)
        case .notIncluded(let index):
            self = .broken("not-included", "leaf \(index) does not stand in the signed ledger", index: index)
        case .otherEntry(let index):
            self = .broken("other-entry", "leaf \(index) stands in the ledger, and is not of the entry beside it", index: index)
        }
    }

    private init(tile fault: TileFault) {
        switch fault {
        case .missing(let path): self = .unreadable("missing", "\(path) is missing")
        case .wrongWidth(let path):
            self = .broken("wrong-width", "\(path) has not the number of hashes or leaves that its name says")
        case .malformedLeaf(let index): self = .broken("no-leaf", "what stands at \(index) is no leaf", index: index)
        case .differs(let path, let index):
            self = .broken("differs", "\(path) does not follow from the leaves, from leaf \(index) on", index: index)
        case .wrongRoot(let size):
            self = .broken("wrong-root", "the \(size) leaves agree with each other, and are not those that were signed")
        }
    }
}

/// What is said at the end.
struct Verdict: Encodable {
    /// `holds`, `broken` or `unreadable`.
    var verdict = "holds"
    /// A word for programs, where it does not hold.
    var reason: String?
    /// The same for people.
    var what: String?
    /// The first leaf that does not hold.
    var index: UInt64?
    var origin: String?
    var size: UInt64?
    var root: String?
    /// RFC 3339.
    var signedAt: String?
    var rehearsal: Bool?
    var witnesses: [Witnessed]?
    /// How many leaves the checkpoint has that they signed.
    var witnessedSize: UInt64?
    /// The size of the earlier ledger with which this one begins.
    var beginsWith: UInt64?
    /// Entries that were opened, and those whose salt is destroyed.
    var opened: Int?
    var sealed: Int?
    /// What was proved, of evidence.
    var leaves: [Proved]?

    struct Witnessed: Encodable {
        var name: String
        var signedAt: String
    }

    struct Proved: Encodable {
        var index: UInt64
        var kind: String
        /// Nil where it can no longer be opened.
        var entry: String?
    }

    init(_ seen: TrustedKeys.Seen) {
        origin = seen.checkpoint.origin
        size = seen.checkpoint.head.size
        root = seen.checkpoint.head.root.hex
        signedAt = seen.checkpoint.time.map(Self.time)
        rehearsal = seen.checkpoint.isRehearsal
        witnesses = seen.witnessed.map { Witnessed(name: $0.name, signedAt: Self.time($0.time)) }
    }

    mutating func witnessed(_ seen: TrustedKeys.Seen) {
        witnessedSize = seen.checkpoint.head.size
        witnesses = seen.witnessed.map { Witnessed(name: $0.name, signedAt: Self.time($0.time)) }
    }

    init(failing: Failing) {
        switch failing {
        case .broken(let reason, let what, let index):
            (verdict, self.reason, self.what, self.index) = ("broken", reason, what, index)
        case .unreadable(let reason, let what): (verdict, self.reason, self.what) = ("unreadable", reason, what)
        }
    }

    /// The exit code.
    var code: Int32 { verdict == "holds" ? 0 : verdict == "broken" ? 1 : 2 }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }

    var text: String {
        var lines: [String] = []
        switch code {
        case 1: lines.append("DOES NOT HOLD: \(what ?? "")")
        case 2: lines.append("CANNOT BE JUDGED: \(what ?? "")")
        default:
            if rehearsal == true { lines.append("REHEARSAL: nothing in this ledger is real") }
            lines.append("HOLDS: the ledger \(origin ?? "") of \(size ?? 0) leaves, root \(root ?? "")")
            if let signedAt { lines.append("Signed at \(signedAt)") }
            for witness in witnesses ?? [] {
                lines.append(
                    "Witnessed by \(witness.name) at \(witness.signedAt)" + (witnessedSize.map { ", \($0) leaves of it" } ?? ""))
            }
            if let beginsWith {
                lines.append("It begins with the \(beginsWith) leaves of the earlier one: nothing of them was changed")
            }
            if let opened, let sealed {
                lines.append("\(opened) entries are those that were committed to; \(sealed) can no longer be opened")
            }
            for leaf in leaves ?? [] {
                lines.append(
                    "Leaf \(leaf.index), \(leaf.kind): "
                        + (leaf.entry ?? "stands in the ledger; what it said was destroyed with the body it belonged to"))
            }
        }
        return lines.map(Self.plain).joined(separator: "\n") + "\n"
    }

    /// Without what a terminal would obey, or would show in another order.
    private static func plain(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{fffd}"
                    default: scalar
                    }
                }))
    }

    private static func time(_ seconds: UInt64) -> String {
        // Beyond the year 9999 there is no such form.
        seconds < 253_402_300_800 ? Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) : "\(seconds) s after 1970"
    }
}
