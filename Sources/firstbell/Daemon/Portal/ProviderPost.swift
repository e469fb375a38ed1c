// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOPosix
import Portal
import Post

/// Asks providers on threads of its own, so that one that says nothing keeps no page waiting that needs none.
final class ProviderPost: ProviderLine {
    private let threads = NIOThreadPool(numberOfThreads: 2)
    private let stop = TransferStop()
    private let waiting = NIOLockedValueBox<[String: Int]>([:])
    /// How many may wait for one place; more would only wait longer.
    private static let most = 8

    init() { threads.start() }

    /// Ends what is under way.
    func cut() { stop.raise() }

    /// Ends the threads.
    func end() {
        cut()
        threads.shutdownGracefully { _ in }
    }

    func ask(_ request: ProviderRequest, unless rests: @escaping @Sendable () -> Bool) async throws(ProviderFault) -> [UInt8] {
        let isFree = waiting.withLockedValue { waiting in
            let count = waiting[request.url] ?? 0
            if count < Self.most { waiting[request.url] = count + 1 }
            return count < Self.most
        }
        guard isFree else { throw .busy }
        defer {
            waiting.withLockedValue { waiting in
                waiting[request.url] = waiting[request.url].flatMap { $0 > 1 ? $0 - 1 : nil }
            }
        }
        let fetch = FetchRequest(
            url: request.url, form: request.form, authorization: request.authorization, authority: request.authority)
        let outcome: FetchOutcome?
        do {
            // Whoever waited behind others for a provider that did not answer them does not hold the thread as long as they did.
            outcome = try await threads.runIfActive { [stop] in rests() ? nil : fetch.send(stop) }
        } catch {
            throw .busy
        }
        switch outcome {
        case nil: throw .busy
        case .answered(let body): return body
        case .refused(let status): throw status >= 500 || status == 429 ? .down : .answer
        case .tooLarge: throw .answer
        case .failed: throw .down
        }
    }
}
