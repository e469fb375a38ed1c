// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Configuration
import Yams

@main
struct FirstBell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "firstbell", abstract: "The safeguarding message broker.")
}
