// SPDX-License-Identifier: Apache-2.0
import ServiceLifecycle
import UnixSignals

/// Why followed files are looked at now: a second has passed, or SIGHUP asks to read them whatever they look like.
enum FilePrompt: Sendable {
    case second, hangup

    /// Lets `body` have every prompt until the daemon shuts down.
    ///
    /// - Parameter hangups: SIGHUP, trapped before anybody is told that the daemon is ready.
    static func follow(
        _ hangups: UnixSignalsSequence, _ body: @escaping @Sendable (AsyncStream<FilePrompt>) async -> Void
    ) async {
        let (prompts, prompt) = AsyncStream.makeStream(of: FilePrompt.self)
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    while (try? await Task.sleep(for: .seconds(1))) != nil { prompt.yield(.second) }
                    prompt.finish()
                }
                group.addTask {
                    for await _ in hangups { prompt.yield(.hangup) }
                }
                await body(prompts)
                group.cancelAll()
            }
        }
    }
}
