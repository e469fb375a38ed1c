// SPDX-License-Identifier: Apache-2.0
import Logging
import NIOConcurrencyHelpers

/// Counts what the broker logs as an error, by which a run learns that a transaction failed.
struct FailureLog: LogHandler {
    let failures: NIOLockedValueBox<Int>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.error

    init(failures: NIOLockedValueBox<Int>) { self.failures = failures }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { failures.withLockedValue { $0 += 1 } }
}
