// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Ledger

/// Checks what a FirstBell deployment says it recorded, without the deployment, its journal or a network.
@main struct FirstBellVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firstbell-verify", abstract: "Check a ledger or a piece of evidence, believing nothing but its key.",
        discussion: """
            PATH is a folder that `firstbell ledger export` or a mirror wrote, a file of evidence that `firstbell ledger prove` wrote, or a \
            .tlog-proof. --key is the ledger's key, which you were given by a way you trust; the key file in a folder is not believed.

            Exit code 0: it holds. 1: it does not hold, and the first place that disagrees is named. 2: it cannot be judged, for something \
            is missing or unreadable. 64: a usage error.
            """)

    /// How the verdict is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A folder, a file of evidence or a .tlog-proof.", completion: .file())
    var path: String

    @Option(help: "The ledger's key, NAME+HASH+KEY, or a file with it.")
    var key: String

    @Option(help: "The key of a witness who must have signed, or a file with it; may be given several times.")
    var witness: [String] = []

    @Option(help: "How many of the witnesses must have signed; without it all.")
    var quorum: Int?

    @Option(help: "A checkpoint, or a folder, that you kept: the ledger must begin with it. Needs a folder.", completion: .file())
    var earlier: String?

    @Flag(help: "Do not compare the checkpoint's time with this machine's clock.")
    var anyTime = false

    @Option(help: "text for people, json for programs; the fields of json are stable.")
    var format: Format = .text

    func validate() throws {
        guard quorum.map({ (0...witness.count).contains($0) }) ?? true else {
            throw ValidationError("--quorum is from 0 to the number of witnesses.")
        }
    }

    func run() throws {
        let verdict: Verdict
        do throws(Failing) {
            verdict = try Verification(
                path: path, keys: try keys(), earlier: earlier,
                now: anyTime ? nil : UInt64(max(0, Date().timeIntervalSince1970))
            ).perform()
        } catch {
            verdict = Verdict(failing: error)
        }
        let text = format == .json ? verdict.json : verdict.text
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        if verdict.code != 0 { throw ExitCode(verdict.code) }
    }

    private func keys() throws(Failing) -> TrustedKeys {
        let ledger = try read(key, .ed25519)
        var witnesses: [NoteVerifier] = []
        for text in witness { witnesses.append(try read(text, .cosignature)) }
        return TrustedKeys(ledger: ledger, witnesses: witnesses, quorum: quorum)
    }

    private func read(_ text: String, _ algorithm: NoteVerifier.Algorithm) throws(Failing) -> NoteVerifier {
        let content = FileManager.default.contents(atPath: text).map { String(decoding: $0, as: UTF8.self) } ?? text
        guard let key = try? NoteVerifier(content.trimmingCharacters(in: .whitespacesAndNewlines)), key.algorithm == algorithm
        else {
            throw .unreadable("bad-key", "a key is not of the form NAME+HASH+KEY, or not of that kind")
        }
        return key
    }
}
