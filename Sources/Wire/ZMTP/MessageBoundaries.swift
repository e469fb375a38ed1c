// SPDX-License-Identifier: Apache-2.0

/// Where the messages of a trusted ZMTP stream end, found by the headers of its frames and holding nothing.
///
/// Between two messages a command may be put into the stream; 37/ZMTP has no place for one within a message.
package struct MessageBoundaries: Sendable {
    private enum Part { case flags, size, body }

    private var part = Part.flags
    private var flags: UInt8 = 0
    private var sizeOctetsLeft = 0
    private var bodyLeft: UInt64 = 0
    private var isInMessage = false
    private var hasBegun = false

    package init() {}

    /// Whether the stream stands between two messages; not before its first frame, which is READY.
    package var isBetween: Bool { hasBegun && !isInMessage && part == .flags }

    /// Follows the next octets.
    ///
    /// - Returns: how many of them come before the last place between two messages, nil when none of them ends a message.
    package mutating func follow(_ stream: UnsafeRawBufferPointer) -> Int? {
        var boundary: Int?
        var index = 0
        while index < stream.count {
            switch part {
            case .flags:
                flags = stream[index]
                index += 1
                sizeOctetsLeft = flags & FrameFlags.long == 0 ? 1 : 8
                bodyLeft = 0
                part = .size
            case .size:
                bodyLeft = bodyLeft << 8 | UInt64(stream[index])
                index += 1
                sizeOctetsLeft -= 1
                if sizeOctetsLeft == 0 { part = .body }
            case .body:
                let count = min(bodyLeft, UInt64(stream.count - index))
                index += Int(count)
                bodyLeft -= count
            }
            if part == .body, bodyLeft == 0 {
                part = .flags
                hasBegun = true
                if flags & FrameFlags.command == 0 { isInMessage = flags & FrameFlags.more != 0 }
                if !isInMessage { boundary = index }
            }
        }
        return boundary
    }
}
