// SPDX-License-Identifier: Apache-2.0
import CZeroMQ
import Glibc

/// A received message: who sent it, its frames, and what its connection said about itself in READY.
@safe
package struct Message: ~Copyable {
    /// The sender's routing id; empty when received by a DEALER.
    package internal(set) var routingID: [UInt8] = []
    /// The body frames, the routing id left out; at least one.
    package internal(set) var frames: [[UInt8]] = []
    /// Whether more frames came than were asked for, and were thrown away.
    package internal(set) var isTruncated = false
    // The first body frame stays open, because the properties of the connection hang on it.
    var head = zmq_msg_t()

    init() { unsafe zmq_msg_init(&head) }

    deinit {
        var head = self.head
        unsafe zmq_msg_close(&head)
    }

    /// Whether the connection's property has exactly these octets; allocates nothing.
    ///
    /// `name` is a READY property such as `X-Partner`, its case as sent, or one of libzmq's own, such as `Peer-Address`.
    /// A value with a NUL ends there, because libzmq lends it as a C string.
    package borrowing func property(_ name: StaticString, equals expected: [UInt8]) -> Bool {
        unsafe withValue(of: name) { value in
            guard let value = unsafe value, unsafe strlen(value) == expected.count else { return false }
            return unsafe expected.withUnsafeBytes {
                unsafe memcmp(value, $0.baseAddress ?? UnsafeRawPointer(value), $0.count) == 0
            }
        }
    }

    /// The property's octets up to the first NUL, or nil when the connection has no such property.
    package borrowing func property(_ name: StaticString) -> [UInt8]? {
        unsafe withValue(of: name) { value -> [UInt8]? in
            guard let value = unsafe value else { return nil }
            return unsafe [UInt8](UnsafeRawBufferPointer(start: value, count: strlen(value)))
        }
    }

    private borrowing func withValue<R>(of name: StaticString, _ body: (UnsafePointer<CChar>?) -> R) -> R {
        unsafe withUnsafePointer(to: head) { head in
            name.withUTF8Buffer { name in
                unsafe name.withMemoryRebound(to: CChar.self) { name in
                    guard let base = name.baseAddress else { return body(nil) }
                    return unsafe body(zmq_msg_gets(head, base))
                }
            }
        }
    }

    /// Copies a frame's content.
    @inline(__always)
    static func octets(of frame: inout zmq_msg_t) -> [UInt8] {
        let count = unsafe zmq_msg_size(&frame)
        guard count > 0, let data = unsafe zmq_msg_data(&frame) else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: count))
    }
}
