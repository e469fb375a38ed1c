// SPDX-License-Identifier: Apache-2.0
import CZeroMQ
import NIOConcurrencyHelpers

/// libzmq's I/O threads and the sockets made from them; one to a process, or one to a test.
///
/// Every `Socket` keeps its context alive, so the last reference ends it without waiting.
package final class Context: Sendable {
    // zmq_ctx_* may be called from any thread (zmq_ctx_new(3)); the box says whether the pointer is still alive.
    private let box: NIOLockedValueBox<ContextPointer>

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - maxSockets: 1 to 65,535; ZeroMQ's default of 1,023 reserves memory for each.
    ///   - ioThreads: threads that move bytes; one carries about a gigabyte a second.
    /// - Throws: `ZeroMQError` when the kernel has no more threads or files to give.
    package init(maxSockets: Int32 = 64, ioThreads: Int32 = 1) throws(ZeroMQError) {
        guard let pointer = unsafe zmq_ctx_new() else { throw ZeroMQError(call: "zmq_ctx_new", code: zmq_errno()) }
        box = NIOLockedValueBox(unsafe ContextPointer(raw: pointer))
        try check("zmq_ctx_set") { unsafe zmq_ctx_set(pointer, ZMQ_MAX_SOCKETS, maxSockets) }
        try check("zmq_ctx_set") { unsafe zmq_ctx_set(pointer, ZMQ_IO_THREADS, ioThreads) }
        // With the default of 1 unsent messages keep zmq_ctx_term from returning (zmq_ctx_set(3)).
        try check("zmq_ctx_set") { unsafe zmq_ctx_set(pointer, ZMQ_BLOCKY, 0) }
    }

    /// Ends the context, waiting until every socket of it is closed; a second call does nothing.
    ///
    /// Blocks: call it after the last socket was closed.
    package func terminate() {
        guard let pointer = unsafe box.withLockedValue({ box in unsafe box.take() }) else { return }
        while unsafe zmq_ctx_term(pointer) != 0, zmq_errno() == EINTR {}
    }

    deinit { terminate() }

    /// Makes libzmq's socket object, or throws ETERM once the context has ended.
    func makeSocket(_ type: Int32) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        let made = unsafe box.withLockedValue { box -> (UnsafeMutableRawPointer?, Int32) in
            guard let pointer = unsafe box.raw else { return (nil, ETERM) }
            let socket = unsafe zmq_socket(pointer, type)
            return unsafe (socket, zmq_errno())
        }
        guard let socket = unsafe made.0 else { throw unsafe ZeroMQError(call: "zmq_socket", code: made.1) }
        return unsafe socket
    }
}

/// The pointer of a living context, or nil.
@safe
private struct ContextPointer: @unchecked Sendable {  // true because libzmq's context functions are thread safe (zmq(7))
    private(set) var raw: UnsafeMutableRawPointer?

    init(raw: UnsafeMutableRawPointer) { unsafe self.raw = raw }

    mutating func take() -> UnsafeMutableRawPointer? {
        defer { unsafe raw = nil }
        return unsafe raw
    }
}
