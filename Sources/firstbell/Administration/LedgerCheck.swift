// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Journal
import Wire

/// The verification of a deployment's ledger, read beside whoever writes it.
struct LedgerCheck {
    var deployment: Deployment

    /// Verifies and prints; throws exit code 1 when the ledger does not hold.
    func perform(_ format: FormatOption.Format) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let reader = try journal.reader()
        let answer: JSON
        var holds = true
        do {
            let found = try reader.verifyLedger { Console.progress("\($0) leaves") }
            answer = [
                "holds": true, "leaves": .integer(Int64(found.leaves)), "roots": .integer(Int64(found.roots)),
                "root": .string("\(found.root)"), "opened": .integer(Int64(found.opened)), "sealed": .integer(Int64(found.sealed)),
            ]
        } catch let damage as LedgerDamage {
            holds = false
            answer = ["holds": false, "damage": .string(LedgerCheck.words(for: damage))]
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        switch format {
        case .text: try Console.lines(ReplyText.lines(JSONDocument(answer.octets).root))
        case .json: try Console.document(answer)
        }
        if !holds { throw ExitCode.failure }
    }

    static func words(for damage: LedgerDamage) -> String {
        switch damage {
        case .tree(let fault): "the tree does not hold: \(fault)"
        case .entry(let position): "the entry at \(position) is not the one that was committed to"
        case .salt(let position): "the salt of the leaf at \(position) cannot be read"
        case .page(let size): "the leaves of the transaction that ends at \(size) cannot be read"
        case .frontier: "the kept shape of the tree is not that of its leaves"
        }
    }
}
