// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation

/// The simulation without a test runner, so that the release build can run many seeds (docs/simulation.md).
///
/// Exit 1 when a law was broken.
@main struct Simulate {
    static func main() async throws {
        var seeds: UInt64 = 1000, from: UInt64 = 0, hands = 2, failures = 2
        var words = CommandLine.arguments.dropFirst()
        while let word = words.popFirst() {
            guard let value = words.popFirst().flatMap(UInt64.init), value < 1 << 40 else { usage() }
            switch word {
            case "--seeds": seeds = value
            case "--from": from = value
            case "--seed": (from, seeds, hands) = (value, 1, 1)
            case "--hands" where 1...64 ~= value: hands = Int(value)
            case "--failures" where value > 0: failures = Int(value)
            default: usage()
            }
        }
        let total = seeds
        let isTerminal = isatty(STDERR_FILENO) == 1
        let started = Date()
        let broken = try await SeedRange.failures(
            in: from..<from + seeds, hands: hands, most: failures,
            found: { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) }
        ) { ended in
            if isTerminal && ended % 20 == 0 { FileHandle.standardError.write(Data("\r\(ended) of \(total) seeds".utf8)) }
            // A log shows by it where a run stood that came to no end.
            if !isTerminal && ended % 250 == 0 { FileHandle.standardError.write(Data("\(ended) of \(total) seeds\n".utf8)) }
        }
        if isTerminal { FileHandle.standardError.write(Data("\r".utf8)) }
        let seconds = Int(Date().timeIntervalSince(started).rounded())
        print("seeds \(from) to \(from + total - 1): \(broken.isEmpty ? "every law held" : "\(broken.count) failed"), \(seconds) s")
        if !broken.isEmpty { exit(1) }
    }

    private static func usage() -> Never {
        FileHandle.standardError.write(
            Data("usage: simulate [--seeds N] [--from SEED] [--seed SEED] [--hands N] [--failures N]\n".utf8))
        exit(64)
    }
}
