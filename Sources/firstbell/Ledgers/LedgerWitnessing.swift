// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger
import Safeguarding
import Wire

/// What the operator of a ledger does to have it witnessed.
struct LedgerWitnessing {
    var deployment: Deployment

    /// What a witness is to be sent.
    func request(_ witness: String?, old: UInt64?, checkpoint file: String?) throws -> WitnessRequest {
        let published = try PublishedLedger(deployment: deployment)
        let text: String
        let head: TreeHead
        if let file {
            text = try InputText.read(file)
            do throws(CheckpointFault) {
                head = try published.keys.open(text, now: nil).checkpoint.head
            } catch {
                throw CommandFailure("\(file): \(CheckpointWords.of(error))", try: "a checkpoint that this ledger published")
            }
            guard head.size <= published.head.size else {
                throw CommandFailure(
                    "\(file) is newer than what is published", try: "the ledger.path of the deployment that signed it")
            }
        } else {
            (text, head) = (published.text, published.head)
        }
        var known = old ?? 0
        if old == nil, let witness {
            known = try DeploymentJournal(deployment: deployment).reader().cosignatures().first { $0.witness == witness }?.size ?? 0
        }
        guard known <= head.size else {
            throw CommandFailure(
                "the witness knows \(known) leaves, and the checkpoint covers \(head.size)",
                try: "a newer checkpoint; if there is none, the ledger was set back, and the witness must be told")
        }
        let proof = try ConsistencyProof(from: known, to: head.size, in: TileNodes(size: published.head.size, in: published.files))
        return WitnessRequest(old: known, proof: proof.path, checkpoint: text)
    }

    /// Takes what witnesses have signed.
    func accept(_ file: String, _ format: FormatOption.Format) async throws {
        let text = try InputText.read(file)
        let published = try PublishedLedger(deployment: deployment)
        let witnesses = try WitnessFile.load(of: deployment)
        guard !witnesses.isEmpty else {
            throw CommandFailure("no witnesses are configured", try: "ledger.witnesses with a file of their keys")
        }
        let seen: TrustedKeys.Seen
        do throws(CheckpointFault) {
            seen = try TrustedKeys(ledger: published.keys.ledger, witnesses: witnesses, quorum: 1)
                .open(text, now: nil)
        } catch {
            throw CommandFailure("\(file): \(CheckpointWords.of(error))", try: "the checkpoint with the witness's line behind it")
        }
        let head = seen.checkpoint.head
        let root = head.size == 0 ? nil : try DeploymentJournal(deployment: deployment).reader().root(at: head.size)
        guard root == head.root else {
            throw CommandFailure(
                "\(file): its \(head.size) leaves are not the first of this ledger",
                try: "keep the file: somebody has signed another past with this ledger's key")
        }
        let now = UInt64(max(0, Date().timeIntervalSince1970))
        if let early = seen.witnessed.first(where: { $0.time > now + TrustedKeys.skew }) {
            throw CommandFailure(
                "\(file): \(early.name) says that it signed \(early.time - now) s after now",
                try: "the clock of the witness, or of this machine")
        }
        var accepted: [JSON] = []
        for cosigned in seen.witnessed {
            let reply = try await Administrator(deployment).ask(
                .ledgerAccept,
                [
                    "witness": .string(cosigned.name), "size": .integer(Int64(head.size)),
                    "signedAt": .integer(Int64(clamping: cosigned.time)),
                ], payload: Array(text.utf8))
            accepted.append([
                "witness": .string(reply.value.member("witness")?.string ?? cosigned.name), "size": .integer(Int64(head.size)),
                "signedAt": .string(Instant(milliseconds: Int64(clamping: cosigned.time) * 1000).rfc3339),
            ])
        }
        try PrintedAnswer(["accepted": .array(accepted)]).print(format)
    }

    /// What each witness signed last.
    func list(_ format: FormatOption.Format) throws {
        let reader = try DeploymentJournal(deployment: deployment).reader()
        let known = Dictionary(uniqueKeysWithValues: try reader.cosignatures().map { ($0.witness, $0) })
        let size = try reader.ledgerSize()
        let maxAge = deployment.configuration.ledger.witnessMaxAgeMinutes
        let now = Int64(Date().timeIntervalSince1970)
        let lines: [JSON] = try WitnessFile.load(of: deployment).map { witness in
            let standing = WitnessStanding(witness: witness.name, last: known[witness.name], maxAge: maxAge, began: nil, now: now)
            let behind = size - min(size, standing.last?.size ?? 0)
            return .object(standing.members + [.init("behind", .integer(Int64(behind)))])
        }
        try PrintedAnswer(["witnesses": .array(lines)]).print(format)
    }
}

/// A small text from a file, or from standard input for `-`.
enum InputText {
    static func read(_ name: String) throws -> String {
        let octets = name == "-" ? try? FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: name)
        guard let octets, octets.count < 1 << 17, let text = String(validating: octets, as: UTF8.self) else {
            throw CommandFailure("\(name) cannot be read as a text", try: "a file of less than 128 KiB in UTF-8")
        }
        return text
    }
}

/// A fault of a checkpoint, for people.
enum CheckpointWords {
    static func of(_ fault: CheckpointFault) -> String {
        switch fault {
        case .malformed: "it is no signed checkpoint"
        case .badKey: "a key cannot be read"
        case .unsigned(let by): "it is not signed by \(by) with that key"
        case .wrongSignature(let name): "the signature of \(name) is not over this text"
        case .otherOrigin(let origin): "it is of another ledger, \(origin)"
        case .fromTheFuture(let seconds): "it says that it was signed \(seconds) s after now"
        case .tooFewWitnesses(let found, let wanted): "\(found) of \(wanted) witnesses have signed it"
        }
    }
}
