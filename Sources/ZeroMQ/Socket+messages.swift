// SPDX-License-Identifier: Apache-2.0
import CZeroMQ

/// What became of a message that was to be sent.
package enum SendResult: Hashable, Sendable {
    /// All of it is in the peer's queue in memory; whether it arrives, only an answer can say (zeromq.md 1.3 point 6).
    case sent
    /// None of it is: the peer's queue is full (EAGAIN). Nothing will say when there is room; try again later.
    case wouldBlock
    /// None of it is: no peer has this routing id (EHOSTUNREACH).
    case unroutable
}

extension Socket {
    /// Takes the next whole message, without waiting; nil when there is none.
    ///
    /// Frames beyond `maxFrames` are read and thrown away, and `isTruncated` says so: a message can be left neither half
    /// read nor refused, because libzmq hands over only whole messages and has no call that skips one.
    ///
    /// - Throws: `ZeroMQError` ETERM once the context has ended.
    package borrowing func receive(maxFrames: Int = 8) throws(ZeroMQError) -> Message? {
        var message = Message()
        if kind == .router {
            guard try receiveFrame(into: &message.head) else { return nil }
            message.routingID = Message.octets(of: &message.head)
        }
        // The properties of a connection hang on body frames; the routing id frame has them or not depending on whether
        // zmq_poll prefetched it (zeromq.md 1.1).
        guard try receiveFrame(into: &message.head) else { return nil }
        message.frames.reserveCapacity(4)
        message.frames.append(Message.octets(of: &message.head))
        var more = unsafe zmq_msg_more(&message.head) != 0
        guard more else { return message }

        var frame = zmq_msg_t()
        unsafe zmq_msg_init(&frame)
        defer { unsafe zmq_msg_close(&frame) }
        while more {
            guard try receiveFrame(into: &frame) else { break }
            more = unsafe zmq_msg_more(&frame) != 0
            if message.frames.count < maxFrames {
                message.frames.append(Message.octets(of: &frame))
            } else {
                message.isTruncated = true
            }
        }
        return message
    }

    /// Queues a message to one peer of a ROUTER, all of it or nothing, without waiting.
    ///
    /// With ROUTER_MANDATORY libzmq answers for the peer on the routing id frame alone; after that it takes every frame of the
    /// message, or rolls all of them back when the peer is gone (libzmq 4.3.4 `router.cpp`, `xsend`). So a refusal never leaves
    /// half a message behind.
    ///
    /// - Parameter frames: at least one.
    /// - Throws: `ZeroMQError` ETERM once the context has ended.
    package borrowing func send(to routingID: [UInt8], _ frames: [[UInt8]]) throws(ZeroMQError) -> SendResult {
        precondition(kind == .router && !frames.isEmpty)
        let first = try sendFrame(routingID, more: true)
        return first == .sent ? try send(body: frames) : first
    }

    /// Queues a message to the peer of a DEALER, all of it or nothing, without waiting.
    ///
    /// - Parameter frames: at least one.
    /// - Throws: `ZeroMQError` ETERM once the context has ended.
    package borrowing func send(_ frames: [[UInt8]]) throws(ZeroMQError) -> SendResult {
        precondition(kind == .dealer && !frames.isEmpty)
        return try send(body: frames)
    }

    private borrowing func send(body frames: [[UInt8]]) throws(ZeroMQError) -> SendResult {
        for index in frames.indices {
            // A DEALER whose pipe dies between two frames answers EAGAIN after it rolled the earlier ones back
            // (libzmq 4.3.4 `lb.cpp`, `sendpipe`), so leaving here leaves nothing behind.
            let result = try sendFrame(frames[index], more: index < frames.count - 1)
            guard result == .sent else { return result }
        }
        return .sent
    }

    @inline(__always)
    private borrowing func sendFrame(_ octets: [UInt8], more: Bool) throws(ZeroMQError) -> SendResult {
        let flags = more ? ZMQ_DONTWAIT | ZMQ_SNDMORE : ZMQ_DONTWAIT
        return unsafe try withRaw { raw throws(ZeroMQError) in
            while true {
                if unsafe octets.withUnsafeBytes({ unsafe zmq_send(raw, $0.baseAddress, $0.count, flags) }) >= 0 { return .sent }
                switch zmq_errno() {
                case EAGAIN: return .wouldBlock
                case EHOSTUNREACH: return .unroutable
                case EINTR: continue
                case let code: throw ZeroMQError(call: "zmq_send", code: code)
                }
            }
        }
    }

    @inline(__always)
    private borrowing func receiveFrame(into frame: inout zmq_msg_t) throws(ZeroMQError) -> Bool {
        unsafe try withRaw { raw throws(ZeroMQError) in
            while true {
                if unsafe zmq_msg_recv(&frame, raw, ZMQ_DONTWAIT) >= 0 { return true }
                switch zmq_errno() {
                case EAGAIN: return false
                case EINTR: continue
                case let code: throw ZeroMQError(call: "zmq_msg_recv", code: code)
                }
            }
        }
    }
}
