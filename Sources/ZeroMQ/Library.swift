// SPDX-License-Identifier: Apache-2.0
import CZeroMQ

/// What the linked libzmq says about itself.
package enum Library {
    /// The run-time version, such as `4.3.4`; the headers' version may differ.
    package static var version: String {
        var major: Int32 = 0
        var minor: Int32 = 0
        var patch: Int32 = 0
        unsafe zmq_version(&major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }

    /// Whether libzmq was built with a capability such as `ipc`, `curve`, `draft` or `WS` (the case matters).
    package static func has(_ capability: String) -> Bool { unsafe zmq_has(capability) == 1 }
}
