// SPDX-License-Identifier: Apache-2.0
import Logging
import NIOConcurrencyHelpers
import ServiceLifecycle
import Wire

/// What `status` says of a listener that notices do not wait for, and where it listens.
final class ListenerReport: Sendable {
    private struct State {
        var place: HostPort?
        var fault: String?
        /// Whether it has listened, or failed to, for the first time.
        var isSettled = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = NIOLockedValueBox(State())

    /// Where it listens now.
    var place: HostPort? { state.withLockedValue { $0.place } }

    func listens(at place: HostPort) { settle { ($0.place, $0.fault) = (place, nil) } }

    /// It cannot serve, or not with its new certificate; true when that is news.
    @discardableResult func failed(_ fault: String, isListening: Bool = false) -> Bool {
        let isNews = state.withLockedValue { $0.fault != fault }
        settle { state in
            if !isListening { state.place = nil }
            state.fault = fault
        }
        return isNews
    }

    /// It will not listen any more, if it ever did: nobody waits for it.
    func ended() { settle { _ in } }

    /// Its certificate was read anew.
    func recovered() { state.withLockedValue { $0.fault = nil } }

    /// Where it listens, once that is known; nil where it could not.
    func firstPlace() async -> HostPort? {
        await withCheckedContinuation { continuation in
            let isSettled = state.withLockedValue { state in
                if !state.isSettled { state.waiting.append(continuation) }
                return state.isSettled
            }
            if isSettled { continuation.resume() }
        }
        return state.withLockedValue { $0.place }
    }

    /// Serves until the daemon ends; what cannot serve is said and tried again, and stops nothing else.
    ///
    /// - Parameters:
    ///   - name: what is served, for the log.
    ///   - serve: returns when it has ended; its errors are of sockets, of certificate files and of the journal, and name nobody.
    func keep(_ name: String, logger: Logger, serve: () async throws -> Void) async {
        defer { ended() }
        func fail(_ fault: String) {
            if failed(fault) { logger.critical("\(name) cannot be served", metadata: ["what": "\(fault)"]) }
        }
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await serve()
                if !Task.isShuttingDownGracefully { fail("it ended") }
            } catch {
                fail("\(error)")
            }
            guard !Task.isShuttingDownGracefully else { return }
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: Self.patience) }
        }
    }

    private static let patience = Duration.seconds(10)

    var json: JSON {
        let state = state.withLockedValue { $0 }
        return [
            "healthy": .boolean(state.fault == nil && state.place != nil),
            "listen": state.place.map { .string($0.description) } ?? .null, "fault": state.fault.map { .string($0) } ?? .null,
        ]
    }

    private func settle(_ change: (inout State) -> Void) {
        let waiting = state.withLockedValue { state in
            change(&state)
            state.isSettled = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
