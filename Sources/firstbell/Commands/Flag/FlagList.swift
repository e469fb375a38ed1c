// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Wire

/// Lists the flags that stand.
struct FlagList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The flags that stand, by forum and last day; of nobody's name.")

    @Option(help: "Only those whose last day comes within so many days.")
    var lapsing: Int?

    @Option(help: "Only those of one MARAC, such as marac/worcester.")
    var forum: String?

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        if let lapsing, !(0...3_660).contains(lapsing) { throw ValidationError("--lapsing is a number of days from 0 to 3660.") }
    }

    private var members: [JSON.Member] {
        [("lapsing", lapsing.map { .integer(Int64($0)) }), ("forum", forum.map { .string($0) })].compactMap { name, value in
            value.map { JSON.Member(name, $0) }
        }
    }

    func run() async throws {
        let reply = try await Administrator(deployment.load()).ask(.flagList, .object(members))
        try PrintedAnswer(reply).print(format.format)
    }
}
