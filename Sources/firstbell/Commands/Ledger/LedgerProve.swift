// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// Makes evidence that something was recorded.
struct LedgerProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Write the proofs that something stands in the ledger, for whoever does not trust us.",
        discussion: """
            Says of a notice, a hold or an event everything that was recorded of it: what was decided, each stage, each escalation, the \
            destruction of its body. The file carries the signed checkpoint and is checked by `firstbell-verify FILE --key KEY`, without \
            this deployment. Of a body that has been destroyed the proofs hold as before; what they said can be opened no more.
            """)

    /// The forms of a proof.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case evidence
        case tlogProof = "tlog-proof"
    }

    @Option(help: "Of the notice or hold with this id.")
    var notice: String?

    @Option(help: "Of the event with this id; its decisions, notices and holds too. Needs --source.")
    var event: String?

    @Option(help: "Who published the event, such as police/22.")
    var source: PartnerID?

    @Option(help: "Of the leaf at this index.")
    var index: UInt64?

    @Flag(help: "Under the newest checkpoint that witnesses have signed, not the newest of all.")
    var witnessed = false

    @Option(help: "evidence: one JSON file; tlog-proof: the C2SP text of one leaf, with --index.")
    var form: Form = .evidence

    @Option(help: "A new file; without it the proof goes to standard output.", completion: .file())
    var out: String?

    @OptionGroup var deployment: DeploymentOptions

    func validate() throws {
        guard [notice != nil, event != nil, index != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("Give one of --notice, --event and --index.")
        }
        guard (event == nil) == (source == nil) else { throw ValidationError("--event and --source go together.") }
        guard form == .evidence || index != nil else { throw ValidationError("--form tlog-proof is of one leaf: give --index.") }
    }

    func run() async throws {
        let proving = LedgerProving(deployment: try deployment.load(), witnessed: witnessed)
        let octets: [UInt8]
        switch form {
        case .evidence:
            let evidence = try proving.evidence(of: query())
            octets = evidence.octets
            if evidence.uncovered > 0 {
                Console.note("\(evidence.uncovered) leaves are newer than the checkpoint and are not proved yet")
            }
        case .tlogProof: octets = try proving.document(of: index ?? 0)
        }
        if let out { try PrivateFile.create(octets, at: out) } else { try Console.text(String(decoding: octets, as: UTF8.self)) }
    }

    private func query() throws -> LedgerProving.Query {
        if let index { return .index(index) }
        if let event, let source { return .event(source: source, id: event) }
        return .item(notice ?? "")
    }
}
