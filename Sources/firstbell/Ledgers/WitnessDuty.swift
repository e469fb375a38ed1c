// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger

/// A witness at its work: it has a key, a ledger that it watches, and a file that remembers.
struct WitnessDuty {
    private let signer: NoteSigner
    private let ledger: NoteVerifier
    private let state: String

    init(key: String, ledger: String, state: String) throws {
        guard let signer = try? NoteSigner(InputText.read(key)), signer.verifier.algorithm == .cosignature else {
            throw CommandFailure("\(key) is no key of a witness", try: "a file that `firstbell ledger witness key` made")
        }
        guard let ledger = try? NoteVerifier(ledger), ledger.algorithm == .ed25519 else {
            throw CommandFailure(
                "--ledger is no key of a ledger", try: "what `firstbell ledger key` prints at the ledger's operator")
        }
        self.signer = signer
        self.ledger = ledger
        self.state = state
    }

    static func makeKey(name: String, at path: String) throws {
        guard let signer = try? NoteSigner.generate(name: name, algorithm: .cosignature) else {
            throw CommandFailure("a name of a witness has no blanks and no plus sign", try: "a host's name that is yours")
        }
        try PrivateFile.create(Array((signer.text + "\n").utf8), at: path)
        try Console.line(signer.verifier.text)
    }

    /// Checks a request and gives the line of the signature, after the state is on the disk.
    func sign(_ file: String) throws -> String {
        // One at a time: two that read the same state could both sign.
        let lock = open(state + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw CommandFailure("the state cannot be written: \(state)", try: "--state with a file that you may write to")
        }
        defer { close(lock) }
        do {
            var witness = try Witness(signer: signer, ledger: ledger, last: remembered())
            let line = try witness.sign(WitnessRequest(InputText.read(file)), now: UInt64(max(0, Date().timeIntervalSince1970)))
            if let last = witness.last {
                try PrivateFile.replace(state, with: Array(Checkpoint(origin: ledger.name, head: last).text.utf8))
            }
            return line
        } catch let fault as WitnessFault {
            throw CommandFailure(words(for: fault), try: remedy(for: fault))
        } catch let fault as CheckpointFault {
            throw CommandFailure(CheckpointWords.of(fault), try: "the ledger's own key with --ledger; keep what you were sent")
        }
    }

    private func remembered() throws -> TreeHead? {
        guard FileManager.default.fileExists(atPath: state) else { return nil }
        guard let checkpoint = try? Checkpoint(text: InputText.read(state)), checkpoint.origin == ledger.name else {
            throw CommandFailure(
                "\(state) is not the state of \(ledger.name)", try: "the state file of this ledger, from your backup")
        }
        return checkpoint.head
    }

    private func words(for fault: WitnessFault) -> String {
        switch fault {
        case .malformed: "it is no request"
        case .otherSize(let known): "this witness knows \(known) leaves"
        case .rolledBack(let from, let to): "the ledger has \(to) leaves where it had \(from)"
        case .inconsistent(let from, let to): "the tree of \(to) leaves does not begin with the \(from) that were signed"
        }
    }

    private func remedy(for fault: WitnessFault) -> String {
        switch fault {
        case .malformed: "what `firstbell ledger witness request` printed"
        case .otherSize(let known): "`firstbell ledger witness request --old \(known)`"
        case .rolledBack, .inconsistent: "keep what you were sent: it is evidence; tell the partnership"
        }
    }
}
