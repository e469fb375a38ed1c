// SPDX-License-Identifier: Apache-2.0
import Foundation

/// How long a suite runs: short by default, longer by an environment variable that names a count.
enum RunLength {
    /// FIRSTBELL_SEED, by which the choices of a run are repeated.
    static let seed = UInt64(count("FIRSTBELL_SEED", short: 20_260_504))

    static func count(_ name: String, short: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? short
    }
}
