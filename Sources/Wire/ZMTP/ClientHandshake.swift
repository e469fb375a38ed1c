// SPDX-License-Identifier: Apache-2.0

/// A client's greeting and READY, judged as their octets come, in whatever pieces.
///
/// At most 64 octets and one READY frame are ever held.
package struct ClientHandshake: Sendable {
    private var held: [UInt8] = []
    /// How many octets must be held before anything more can be decided.
    private var wanted = Greeting.size
    private var phase = Phase.greeting

    private enum Phase { case greeting, flags, size, body, complete }

    package init() {}

    /// Whether greeting and READY have come and been found right.
    package var isComplete: Bool { phase == .complete }

    /// Judges the next octets.
    ///
    /// - Returns: how many of them belong to the handshake; fewer than all only once it is complete.
    /// - Throws: `ZMTPRefusal`, and then the connection is to be cut.
    package mutating func receive(_ octets: UnsafeRawBufferPointer) throws(ZMTPRefusal) -> Int {
        var taken = 0
        while phase != .complete, taken < octets.count {
            let count = min(wanted - held.count, octets.count - taken)
            held.append(contentsOf: octets[taken..<taken + count])
            taken += count
            if phase == .greeting { try Greeting.check(held) }
            if held.count == wanted { try advance() }
        }
        return taken
    }

    private mutating func advance() throws(ZMTPRefusal) {
        switch phase {
        case .greeting:
            held.removeAll(keepingCapacity: true)
            (phase, wanted) = (.flags, 1)
        case .flags:
            let flags = held[0]
            guard flags & FrameFlags.reserved == 0 else { throw .frameReservedBits }
            guard flags & FrameFlags.command != 0 else { throw .readyNotFirst }
            guard flags & FrameFlags.more == 0 else { throw .commandMalformed }
            (phase, wanted) = (.size, flags & FrameFlags.long == 0 ? 2 : 9)
        case .size:
            let size = held.dropFirst().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard size <= UInt64(Ready.limit) else { throw .frameTooLarge }
            guard size > 0 else { throw .readyNotFirst }
            (phase, wanted) = (.body, held.count + Int(size))
        case .body:
            try Ready.check(held.dropFirst(held[0] & FrameFlags.long == 0 ? 2 : 9))
            held = []
            phase = .complete
        case .complete: break
        }
    }
}
