// SPDX-License-Identifier: Apache-2.0

/// A PING of ZMTP, and the PONG that answers it.
///
/// 37/ZMTP: ping = %d4 "PING" ping-ttl ping-context, pong = %d4 "PONG" ping-context, ping-context = 0*16OCTET.
package struct Ping: Hashable, Sendable {
    static let name = Array("PING".utf8)
    static let answer = Array("PONG".utf8)
    static let longestContext = 16

    /// After how many tenths of a second without a word the sender asks to be given up; 0 for never.
    package var timeToLive: UInt16
    /// What the PONG has to repeat.
    package var context: [UInt8]

    package init(timeToLive: UInt16, context: [UInt8] = []) {
        self.timeToLive = timeToLive
        self.context = context
    }

    /// The command frame.
    package var frame: [UInt8] {
        Ping.frame(Ping.name, [UInt8(timeToLive >> 8), UInt8(truncatingIfNeeded: timeToLive)] + context)
    }

    /// The command frame of the PONG.
    package var pong: [UInt8] { Ping.frame(Ping.answer, context) }

    private static func frame(_ name: [UInt8], _ data: [UInt8]) -> [UInt8] {
        [FrameFlags.command, UInt8(1 + name.count + data.count), UInt8(name.count)] + name + data
    }
}
