// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// The program: commands that set up, run and question a deployment, and commands that act as a partner.
@main
struct FirstBell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firstbell",
        abstract: "The safeguarding message broker: the right adult knows before the first bell.",
        discussion: """
            Begin with `firstbell demo`, or with `firstbell init DIR --trust-domain DOMAIN`.

            Commands on a deployment take --config FILE; without it they use $FIRSTBELL_CONFIG, then firstbell.yaml in this folder. \
            They ask the running daemon, or do the work themselves when none runs. Commands of a partner take --profile.

            Exit code 0 is success, 1 an error that `Error:` and `Try:` explain, 64 a command line that makes no sense.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Deployment", subcommands: [Init.self, Serve.self, Status.self, Doctor.self, Demo.self]),
            CommandGroup(
                name: "Partners and data",
                subcommands: [
                    PartnerCommand.self, PortalCommand.self, BrokerCommand.self, Import.self, Readiness.self, DrillCommand.self,
                ]),
            CommandGroup(name: "As a partner", subcommands: [Publish.self, Receive.self]),
            CommandGroup(name: "Keeping", subcommands: [Backup.self, Restore.self, Key.self, RetentionCommand.self]),
            CommandGroup(
                name: "People and proof",
                subcommands: [
                    Hold.self, RecallCommand.self, FlagCommand.self, ConsentCommand.self, Match.self, PolicyCommand.self,
                    Report.self, OversightCommand.self, LedgerCommand.self, Export.self,
                ]),
            CommandGroup(name: "Rehearsal", subcommands: [Clock.self]),
        ])
}
