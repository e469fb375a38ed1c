// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Client

/// Receives notices as a recipient.
struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Receive notices as a recipient: one JSON line each.",
        discussion: """
            Each notice gets the receipts up to --receipt. `opened` and `acknowledged` say that a named person read it, so they need \
            --by, the e-mail of a trained key adult. With --out, each notice is stored as a file before `delivered` is sent. Runs until \
            interrupted, or until --count notices came.
            """)

    /// How far receipts go.
    enum Receipt: String, ExpressibleByArgument, CaseIterable {
        case delivered, opened, acknowledged

        var stage: NoticeStage {
            switch self {
            case .delivered: .delivered
            case .opened: .opened
            case .acknowledged: .acknowledged
            }
        }
    }

    @Option(help: "End after this many notices.")
    var count: Int?

    @Option(help: "The last receipt to send: delivered, opened or acknowledged.")
    var receipt: Receipt = .delivered

    @Option(help: "E-mail of the key adult who reads.")
    var by: String?

    @Flag(help: "With --receipt acknowledged: what recalls take back was deleted. Without it recalls are opened only.")
    var deleted = false

    @Option(help: "Folder to store each notice in.", completion: .directory)
    var out: String?

    @Flag(help: "First what was delivered earlier and nobody has opened.")
    var unread = false

    @OptionGroup var profile: ProfileOption

    func validate() throws {
        if receipt != .delivered, by == nil {
            throw ValidationError("--receipt \(receipt.rawValue) needs --by: a machine cannot have read a notice.")
        }
        if deleted, receipt != .acknowledged {
            throw ValidationError("--deleted is said by --receipt acknowledged.")
        }
        if let count, count < 1 { throw ValidationError("--count is at least 1.") }
    }

    func run() async throws {
        try await Reception(
            profile: profile.load(), count: count, last: receipt.stage, by: by, deleted: deleted, folder: out, unread: unread
        ).perform()
    }
}
