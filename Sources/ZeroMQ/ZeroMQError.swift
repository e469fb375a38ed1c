// SPDX-License-Identifier: Apache-2.0
import CZeroMQ

/// A call of libzmq or of the kernel that failed: which one, and with what `errno`.
///
/// Programming errors (EFAULT, ENOTSOCK) are not reported here; they stop the process where they happen.
package struct ZeroMQError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function that failed, such as `zmq_bind`.
    package let call: String
    /// The `errno` value that the call left, ZeroMQ's own codes (156384712 and up) included.
    package let code: Int32

    package init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    package var description: String {
        let reason = unsafe zmq_strerror(code).map { unsafe String(cString: $0) } ?? "unknown"
        return "\(call) failed: \(reason) (errno \(code))"
    }
}

/// Runs one C call that returns a negative value on failure, again after EINTR, and reads `errno` before anything else can.
@discardableResult
@inline(__always)
func check(_ call: StaticString, _ body: () -> Int32) throws(ZeroMQError) -> Int32 {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = zmq_errno()
        if code == EINTR { continue }
        precondition(code != EFAULT && code != ENOTSOCK, "a closed or foreign ZeroMQ object was used")
        throw ZeroMQError(call: call.description, code: code)
    }
}
