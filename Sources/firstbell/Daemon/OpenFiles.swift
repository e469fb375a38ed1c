// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The process's limit of file descriptors.
enum OpenFiles {
    /// Takes all that the system allows: a session needs two, and 1,024 is the usual start.
    static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
