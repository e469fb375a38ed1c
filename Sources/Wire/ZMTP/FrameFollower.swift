// SPDX-License-Identifier: Apache-2.0

/// Follows a client's frames by their headers after the handshake, holding no body, and refuses what libzmq must never see.
///
/// libzmq limits a frame but not a message, and counts only whole messages against its high-water mark (zeromq.md 1.1), so
/// the bounds on a message are here. Any split of the stream into pieces gives the same verdict.
package struct FrameFollower: Sendable {
    /// The bounds of one message and one PING (design.md section 4).
    package struct Limits: Hashable, Sendable {
        package var frames = 8
        package var octets = 320 * 1024
        /// In tenths of a second.
        package var pingTTL = 600

        package init() {}
    }

    private enum Part { case flags, size, body }

    private static let mark = Array("FB1".utf8)
    private static let verb = Array("PUBLISH".utf8)
    /// A PING: name length, name, time to live, and a context of at most 16 octets.
    private static let longestCommand = 1 + 4 + 2 + 16

    private let limits: Limits
    private var part = Part.flags
    private var flags: UInt8 = 0
    private var size: UInt64 = 0
    private var sizeOctetsLeft = 0
    private var bodyLeft = 0
    private var bodyDone = 0
    // Of the message being followed. A command may come between its frames: libzmq's heartbeat does not wait.
    private var frames = 0
    private var octets = 0
    private var isPublish = false
    private var command: [UInt8] = []

    /// How many messages and commands have ended; with `isUnfinished` it tells one unfinished message from the next.
    package private(set) var finished: UInt64 = 0

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// Whether a message, or a frame of one, or a command, was begun and has not ended.
    package var isUnfinished: Bool { frames > 0 || part != .flags }

    /// Follows the next octets.
    ///
    /// - Returns: how many PUBLISH messages ended in them: four frames, the first `FB1`, the second `PUBLISH`.
    /// - Throws: `ZMTPRefusal`; nothing of these octets may be passed on, and the connection is to be cut.
    package mutating func follow(_ stream: UnsafeRawBufferPointer) throws(ZMTPRefusal) -> Int {
        var publishes = 0
        var index = 0
        while index < stream.count {
            switch part {
            case .flags:
                try begin(stream[index])
                index += 1
            case .size:
                size = size << 8 | UInt64(stream[index])
                index += 1
                sizeOctetsLeft -= 1
                if sizeOctetsLeft == 0, try beginBody() { publishes += 1 }
            case .body:
                let count = min(bodyLeft, stream.count - index)
                look(at: stream, from: index, count: count)
                index += count
                bodyLeft -= count
                bodyDone += count
                if bodyLeft == 0, try endFrame() { publishes += 1 }
            }
        }
        return publishes
    }

    private var isCommand: Bool { flags & FrameFlags.command != 0 }

    private mutating func begin(_ flags: UInt8) throws(ZMTPRefusal) {
        self.flags = flags
        guard flags & FrameFlags.reserved == 0 else { throw .frameReservedBits }
        if isCommand {
            guard flags & FrameFlags.more == 0 else { throw .commandMalformed }
        } else {
            frames += 1
            guard frames < limits.frames || (frames == limits.frames && flags & FrameFlags.more == 0) else { throw .tooManyFrames }
        }
        size = 0
        sizeOctetsLeft = flags & FrameFlags.long == 0 ? 1 : 8
        part = .size
    }

    /// Judges the size; true when the frame is empty and with it a PUBLISH ended.
    private mutating func beginBody() throws(ZMTPRefusal) -> Bool {
        if isCommand {
            guard size <= UInt64(FrameFollower.longestCommand) else { throw .commandNotAllowed }
            command.removeAll(keepingCapacity: true)
        } else {
            guard size <= UInt64(limits.octets) else { throw .frameTooLarge }
            octets += Int(size)
            guard octets <= limits.octets else { throw .messageTooLarge }
            switch frames {
            case 1: isPublish = size == UInt64(FrameFollower.mark.count)
            case 2: isPublish = isPublish && size == UInt64(FrameFollower.verb.count)
            default: break
            }
        }
        bodyLeft = Int(size)
        bodyDone = 0
        part = .body
        return bodyLeft == 0 ? try endFrame() : false
    }

    /// Looks at the little that is looked at: commands, and the first two frames where a PUBLISH is still possible.
    private mutating func look(at stream: UnsafeRawBufferPointer, from index: Int, count: Int) {
        if isCommand {
            command.append(contentsOf: stream[index..<index + count])
        } else if isPublish, frames <= 2 {
            let expected = frames == 1 ? FrameFollower.mark : FrameFollower.verb
            for offset in 0..<count where stream[index + offset] != expected[bodyDone + offset] { isPublish = false }
        }
    }

    private mutating func endFrame() throws(ZMTPRefusal) -> Bool {
        part = .flags
        if isCommand {
            try check(command)
        } else {
            guard flags & FrameFlags.more == 0 else { return false }
            defer {
                frames = 0
                octets = 0
            }
            finished &+= 1
            return isPublish && frames == 4
        }
        if frames == 0 { finished &+= 1 }
        return false
    }

    /// 37/ZMTP: ping = %d4 "PING" ping-ttl ping-context, pong = %d4 "PONG" ping-context, ping-context = 0*16OCTET.
    private func check(_ command: [UInt8]) throws(ZMTPRefusal) {
        let data = command.dropFirst(5)
        if command.starts(with: [4] + "PING".utf8) {
            guard data.count >= 2 else { throw .commandMalformed }
            guard Int(data[5]) << 8 | Int(data[6]) <= limits.pingTTL else { throw .pingTTLTooLong }
        } else if command.starts(with: [4] + "PONG".utf8) {
            guard data.count <= 16 else { throw .commandMalformed }
        } else {
            throw .commandNotAllowed
        }
    }
}
