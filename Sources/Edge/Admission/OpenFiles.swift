// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The process's file descriptors: how many it may have and how many it has.
enum OpenFiles {
    /// What one session costs: its TCP socket, and both ends of the Unix domain socket to the ROUTER.
    static let perSession = 3

    /// The soft limit of RLIMIT_NOFILE.
    static var limit: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        return Int(clamping: limit.rlim_cur)
    }

    /// How many are open now.
    static var used: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 64 }

    /// How many sessions fit below the share of the limit that may be used.
    static func sessions(percent: Int) -> Int {
        let share = limit > Int.max / 100 ? limit / 100 * percent : limit * percent / 100
        return max(1, (share - used) / perSession)
    }
}
