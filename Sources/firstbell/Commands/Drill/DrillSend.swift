// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// Sends a drill.
struct DrillSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send a drill to settings.",
        discussion: """
            It goes the way of a notice, says that it is a drill and names nobody; a key adult opens and acknowledges it. It takes the \
            place of a drill that nobody there has acknowledged, and is counted as a notice nowhere. `firstbell report drills` says how \
            far each came. Settings to which no notice could be sent are left out.
            """)

    @Option(help: "A setting, such as school/116900; may be given several times.")
    var setting: [PartnerID] = []

    @Option(help: "Every setting of the local authority with this code, such as 885.")
    var authority: String?

    @Flag(help: "Every setting of the area, and whoever else is counted on, as `readiness` has them.")
    var all = false

    @Option(help: "Who sends it; a keyed digest is kept.")
    var by: String

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard [!setting.isEmpty, authority != nil, all].count(where: \.self) == 1 else {
            throw ValidationError("Say to whom it goes: --setting, --authority or --all.")
        }
        guard !by.allSatisfy(\.isWhitespace) else { throw ValidationError("--by must say who sends it.") }
    }

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(
            .drillSend,
            [
                "settings": .array(setting.map { .string($0.description) }), "authority": authority.map { .string($0) } ?? .null,
                "all": .boolean(all), "by": .string(by),
            ])
        try PrintedAnswer(reply).print(format.format)
    }
}
