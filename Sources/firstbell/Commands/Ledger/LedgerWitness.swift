// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Ledger

/// Witnesses of the ledger, from both sides.
struct LedgerWitness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Have the ledger witnessed by others, or be a witness of another's.",
        discussion: """
            A witness signs that it saw a checkpoint and that its ledger begins with the one it saw before; with two that know nothing of \
            each other nobody can be shown another past. The forms are those of C2SP tlog-witness: a request can be sent to any such \
            witness with `curl --data-binary`, and its answer, put behind the checkpoint, is what `accept` takes.
            """,
        subcommands: [Request.self, Accept.self, List.self, Key.self, Sign.self])

    struct Request: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "request",
            abstract: "Print what a witness is sent: a checkpoint, and the proof from the last one that it signed.")

        @Option(help: "The witness's name; the proof begins at what it signed last.")
        var witness: String?

        @Option(help: "The size that the witness says it knows; in place of what was accepted from it.")
        var old: UInt64?

        @Option(help: "A checkpoint that was published, so that several witnesses sign the same; without it the newest.")
        var checkpoint: String?

        @OptionGroup var deployment: DeploymentOptions

        func run() async throws {
            let request = try LedgerWitnessing(deployment: deployment.load()).request(witness, old: old, checkpoint: checkpoint)
            try Console.text(request.encoded)
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Take a checkpoint with the signatures of witnesses, and publish it.",
            discussion: "The signatures are checked against ledger.witnesses, and the checkpoint against the ledger.")

        @Argument(help: "The signed note, or - for standard input.", completion: .file())
        var note: String

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var format: FormatOption

        func run() async throws { try await LedgerWitnessing(deployment: deployment.load()).accept(note, format.format) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Say what each witness signed last, and who is silent for too long.")

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var format: FormatOption

        func run() async throws { try LedgerWitnessing(deployment: deployment.load()).list(format.format) }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key",
            abstract: "Make the key of a witness; needs no deployment.",
            discussion: "Prints the key that the ledger's operator puts into ledger.witnesses.")

        @Argument(help: "The witness's name, such as witness.westmercia.example.")
        var name: String

        @Option(help: "A new file for the private key.", completion: .file())
        var out: String

        func run() async throws { try WitnessDuty.makeKey(name: name, at: out) }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign",
            abstract: "As a witness, check a request and print the signature; needs no deployment.",
            discussion: """
                The state file remembers the last tree that was signed. It is written before the signature is printed and belongs to this \
                one ledger; without it a witness could be brought to sign two pasts.
                """)

        @Argument(help: "The request, or - for standard input.", completion: .file())
        var request: String

        @Option(help: "The witness's private key.", completion: .file())
        var key: String

        @Option(help: "The key that checks the ledger, as its operator gave it: NAME+HASH+KEY.")
        var ledger: String

        @Option(help: "The file that remembers what was signed last; made by the first signature.", completion: .file())
        var state: String

        func run() async throws {
            try Console.text(try WitnessDuty(key: key, ledger: ledger, state: state).sign(request))
        }
    }
}
