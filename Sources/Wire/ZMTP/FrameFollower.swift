// SPDX-License-Identifier: Apache-2.0

/// Follows a client's frames by their headers after the handshake, holding no body, and refuses what libzmq must never see.
///
/// Commands are told apart from messages: they are between the client and the edge, and none goes on to libzmq.
///
/// libzmq limits a frame but not a message, and counts only whole messages against its high-water mark (zeromq.md 1.1), so
/// the bounds on a message are here. Any split of the stream into pieces gives the same verdict.
package struct FrameFollower: Sendable {
    /// The bounds of one message and one PING (design.md section 4).
    package struct Limits: Hashable, Sendable {
        package var frames = 8
        package var octets = 320 * 1024
        /// In tenths of a second.
        package var pingTTL: UInt16 = 600

        package init() {}
    }

    /// What a piece of the stream held.
    package struct Passage: Hashable, Sendable {
        /// The octets of each PUBLISH message that ended in it: four frames, the first `FB1`, the second `PUBLISH`.
        package var publishes: [Int] = []
        /// Where commands, or parts of them, lie in it; none touches the next.
        package var commands: [Range<Int>] = []
        /// The PINGs that ended in it.
        package var pings: [Ping] = []
    }

    private enum Part { case flags, size, body }

    private static let mark = Array("FB1".utf8)
    private static let verb = Array("PUBLISH".utf8)
    /// A PING: name length, name, time to live, and a context of at most 16 octets.
    private static let longestCommand = 1 + 4 + 2 + Ping.longestContext

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
    /// - Throws: `ZMTPRefusal`; nothing of these octets may be passed on, and the connection is to be cut.
    package mutating func follow(_ stream: UnsafeRawBufferPointer) throws(ZMTPRefusal) -> Passage {
        var passage = Passage()
        var index = 0
        var commandStart = 0
        while index < stream.count {
            switch part {
            case .flags:
                if stream[index] & FrameFlags.command != 0 { commandStart = index }
                try begin(stream[index])
                index += 1
            case .size:
                size = size << 8 | UInt64(stream[index])
                index += 1
                sizeOctetsLeft -= 1
                if sizeOctetsLeft == 0 { try beginBody(&passage) }
            case .body:
                let count = min(bodyLeft, stream.count - index)
                look(at: stream, from: index, count: count)
                index += count
                bodyLeft -= count
                bodyDone += count
                if bodyLeft == 0 { try endFrame(&passage) }
            }
            if isCommand, part == .flags || index == stream.count { passage.add(command: commandStart..<index) }
        }
        return passage
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

    private mutating func beginBody(_ passage: inout Passage) throws(ZMTPRefusal) {
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
        if bodyLeft == 0 { try endFrame(&passage) }
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

    private mutating func endFrame(_ passage: inout Passage) throws(ZMTPRefusal) {
        part = .flags
        if isCommand {
            if let ping = try check(command) { passage.pings.append(ping) }
        } else {
            guard flags & FrameFlags.more == 0 else { return }
            if isPublish, frames == 4 { passage.publishes.append(octets) }
            frames = 0
            octets = 0
        }
        if frames == 0 { finished &+= 1 }
    }

    /// The PING that a command is, nil for a PONG.
    private func check(_ command: [UInt8]) throws(ZMTPRefusal) -> Ping? {
        let data = command.dropFirst(1 + Ping.name.count)
        if command.starts(with: [4] + Ping.name) {
            guard data.count >= 2 else { throw .commandMalformed }
            let timeToLive = UInt16(data[5]) << 8 | UInt16(data[6])
            guard timeToLive <= limits.pingTTL else { throw .pingTTLTooLong }
            return Ping(timeToLive: timeToLive, context: Array(data.dropFirst(2)))
        }
        guard command.starts(with: [4] + Ping.answer) else { throw .commandNotAllowed }
        guard data.count <= Ping.longestContext else { throw .commandMalformed }
        return nil
    }
}

extension FrameFollower.Passage {
    fileprivate mutating func add(command range: Range<Int>) {
        if let last = commands.last, last.upperBound == range.lowerBound {
            commands[commands.count - 1] = last.lowerBound..<range.upperBound
        } else {
            commands.append(range)
        }
    }
}
