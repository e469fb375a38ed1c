// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding
import Wire

/// The way of a backup back into a deployment.
struct BackupRestoring {
    var deployment: Deployment
    var file: String
    /// Instead of the configuration's `journal.path`.
    var folder: String?
    var proving: Bool

    /// Proves the backup, puts it in place and tells what it found.
    func perform(_ format: FormatOption.Format) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let target = folder.map { URL(fileURLWithPath: $0).standardizedFileURL.path } ?? journal.folder
        let configuration = deployment.configuration
        do {
            let (manifest, proof) = try Restoration(
                file: URL(fileURLWithPath: file).standardizedFileURL.path, folder: target, key: try journal.key(),
                trustDomain: configuration.trustDomain, name: configuration.name
            ).perform(proving: proving) { Console.progress("\($0) leaves") }
            var answer: JSON = [
                "journal": .string(Journal.path(in: target)), "takenAt": .string(manifest.takenAt.rfc3339),
                "ledgerSize": .integer(Int64(manifest.facts.head.size)), "root": .string(manifest.facts.head.root.hex),
                "verified": .boolean(proof != nil),
            ]
            if let proof, case .object(let members) = answer {
                answer = .object(
                    members + [
                        .init("opened", .integer(Int64(proof.opened))), .init("sealed", .integer(Int64(proof.sealed))),
                    ])
            }
            try PrintedAnswer(answer).print(format)
        } catch let failure as BackupFailure {
            throw CommandFailure("\(file): \(failure.what)", try: failure.remedy)
        } catch let damage as LedgerDamage {
            throw CommandFailure("\(file): \(LedgerCheck.words(for: damage))", try: "an earlier backup")
        } catch let error as JournalError {
            throw journal.failure(error, at: target)
        }
    }
}
