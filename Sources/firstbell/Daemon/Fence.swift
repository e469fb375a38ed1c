// SPDX-License-Identifier: Apache-2.0
import Journal
import ServiceLifecycle

/// Ends the daemon when a write to the journal has failed.
///
/// Nothing more may be acknowledged by this process; the next one recovers from what is on the disk (design.md section 7).
struct Fence: Service {
    private let errors: AsyncStream<JournalError>
    private let error: AsyncStream<JournalError>.Continuation

    init() { (errors, error) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1)) }

    /// Says that the journal takes no more; from any thread.
    func fell(_ error: JournalError) { self.error.yield(error) }

    func run() async throws {
        for await error in errors.cancelOnGracefulShutdown() {
            throw CommandFailure("\(error)", try: "the disk, and then start again: what was acknowledged is on it")
        }
    }
}
