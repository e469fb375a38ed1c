// SPDX-License-Identifier: Apache-2.0
import CZeroMQ
import Glibc

/// A ZeroMQ socket with exactly one owner.
///
/// libzmq's sockets are not thread safe and may not even be closed on another thread than the one that used them last
/// without a full fence, so a socket is neither copyable nor `Sendable`: an actor whose executor is a `SocketThread` owns
/// it, and closes it there (explicitly at the end of its run; `isolated deinit` is the safety net).
@safe
package struct Socket: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    // Keeps libzmq's context alive for as long as one of its sockets is.
    private let context: Context
    private var watch: SocketThread.Watch?
    package let kind: SocketKind

    /// Makes a socket and sets its options.
    ///
    /// - Throws: `ZeroMQError` EMFILE when the context has no socket left, EINVAL for an option out of its range.
    package init(_ kind: SocketKind, in context: Context, options: SocketOptions = SocketOptions()) throws(ZeroMQError) {
        unsafe raw = try Socket.open(kind, in: context, options: options)
        self.context = context
        self.kind = kind
    }

    deinit {
        if let watch { watch.thread.remove(watch) }
        unsafe zmq_close(raw)
    }

    /// Stops watching and closes; the last use of the socket, on the thread that owns it.
    package consuming func close() {}

    /// Listens on an endpoint such as `ipc:///run/firstbell/router` or `tcp://127.0.0.1:*`.
    ///
    /// - Throws: `ZeroMQError` EADDRINUSE when another socket listens there, ENAMETOOLONG for an ipc path over 107 octets.
    package func bind(to endpoint: String) throws(ZeroMQError) {
        try check("zmq_bind") { unsafe zmq_bind(raw, endpoint) }
    }

    /// Connects in the background, and again whenever the connection is lost.
    ///
    /// - Throws: `ZeroMQError` EINVAL when the endpoint cannot be read.
    package func connect(to endpoint: String) throws(ZeroMQError) {
        try check("zmq_connect") { unsafe zmq_connect(raw, endpoint) }
    }

    /// The endpoint last bound or connected to, its wildcard replaced by what the kernel chose.
    package var lastEndpoint: String {
        get throws(ZeroMQError) {
            var text = [CChar](repeating: 0, count: 512)
            var size = text.count
            try check("zmq_getsockopt") { unsafe zmq_getsockopt(raw, ZMQ_LAST_ENDPOINT, &text, &size) }
            return String(decoding: text.prefix(max(0, size - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Calls `readable` on `thread` whenever a message can be received; level triggered, so it need not drain everything.
    ///
    /// Must run on `thread`, which owns the socket from now on. Replaces an earlier watch.
    package mutating func watch(on thread: SocketThread, readable: @escaping @Sendable () -> Void) {
        unwatch()
        unsafe watch = thread.add(raw, readable: readable)
    }

    /// Ends the watch, if there is one; on the thread that owns the socket.
    package mutating func unwatch() {
        if let watch { watch.thread.remove(watch) }
        watch = nil
    }

    /// Lends libzmq's pointer to the message calls of this target.
    @inline(__always)
    borrowing func withRaw<R>(_ body: (UnsafeMutableRawPointer) throws(ZeroMQError) -> R) throws(ZeroMQError) -> R {
        try unsafe body(raw)
    }

    private static func open(_ kind: SocketKind, in context: Context, options: SocketOptions) throws(ZeroMQError)
        -> UnsafeMutableRawPointer
    {
        let raw = unsafe try context.makeSocket(kind == .router ? ZMQ_ROUTER : ZMQ_DEALER)
        do throws(ZeroMQError) {
            try unsafe apply(options, of: kind, to: raw)
        } catch {
            unsafe zmq_close(raw)
            throw error
        }
        return unsafe raw
    }

    private static func apply(_ options: SocketOptions, of kind: SocketKind, to raw: UnsafeMutableRawPointer) throws(ZeroMQError) {
        func set(_ option: Int32, _ value: Int32) throws(ZeroMQError) {
            var value = value
            try check("zmq_setsockopt") { unsafe zmq_setsockopt(raw, option, &value, MemoryLayout<Int32>.size) }
        }
        func set(_ option: Int32, _ value: Duration) throws(ZeroMQError) { try set(option, value.milliseconds32) }

        try set(ZMQ_LINGER, options.linger)
        try set(ZMQ_SNDHWM, options.sendHighWater)
        try set(ZMQ_RCVHWM, options.receiveHighWater)
        try set(ZMQ_HANDSHAKE_IVL, options.handshakeInterval)
        try set(ZMQ_RECONNECT_IVL, options.reconnectInterval)
        try set(ZMQ_RECONNECT_IVL_MAX, options.reconnectIntervalMax)
        var size = options.maxMessageSize
        try check("zmq_setsockopt") { unsafe zmq_setsockopt(raw, ZMQ_MAXMSGSIZE, &size, MemoryLayout<Int64>.size) }
        if let heartbeat = options.heartbeat {
            try set(ZMQ_HEARTBEAT_IVL, heartbeat.interval)
            try set(ZMQ_HEARTBEAT_TIMEOUT, heartbeat.timeout)
            try set(ZMQ_HEARTBEAT_TTL, heartbeat.timeToLive)
        }
        for peer in options.localPeers {
            // pid_t and uid_t have the size of an Int32 (x86-64 and AArch64 Linux).
            switch peer {
            case .thisProcess: try set(ZMQ_IPC_FILTER_PID, getpid())
            case .user(let id): try set(ZMQ_IPC_FILTER_UID, Int32(bitPattern: id))
            }
        }
        if kind == .router {
            try set(ZMQ_ROUTER_MANDATORY, 1)
            try set(ZMQ_ROUTER_HANDOVER, 0)
        }
        if let id = options.routingID {
            try check("zmq_setsockopt") { unsafe zmq_setsockopt(raw, ZMQ_ROUTING_ID, id, id.count) }
        }
    }
}

extension Duration {
    /// Whole milliseconds as libzmq's options take them, at most its `int`.
    var milliseconds32: Int32 {
        let parts = components
        let whole = parts.seconds.multipliedReportingOverflow(by: 1000)
        guard !whole.overflow else { return Int32.max }
        return Int32(clamping: whole.partialValue + parts.attoseconds / 1_000_000_000_000_000)
    }
}
