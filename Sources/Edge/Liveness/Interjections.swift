// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Wire

/// What the edge says to a client itself, put between the messages of the ROUTER and never into one.
///
/// What cannot be said yet is owed: one PING and the answer to the last PING of the client, as with libzmq, so that a client
/// that asks and never reads costs nothing.
struct Interjections: Sendable {
    private var boundaries = MessageBoundaries()
    private var owesPing = false
    private var pong: Ping?

    private static let ping = Ping(timeToLive: Silence.timeToLive).frame

    /// The PING to write now; nil when it is owed, or when so much waits for the client that it can do without.
    mutating func ping(isWritable: Bool) -> [UInt8]? {
        guard isWritable else { return nil }
        guard boundaries.isBetween else {
            owesPing = true
            return nil
        }
        return Interjections.ping
    }

    /// The answers to write now; nil when the last of them is owed.
    mutating func answer(_ pings: [Ping], isWritable: Bool) -> [UInt8]? {
        guard isWritable, boundaries.isBetween else {
            pong = pings.last
            return nil
        }
        return pings.flatMap(\.pong)
    }

    /// What is owed, when it can be said now.
    mutating func takeOwed() -> [UInt8]? { boundaries.isBetween ? takeAll() : nil }

    /// Follows the ROUTER's next octets; when something is owed and a message ends among them, what to say after how many.
    mutating func passing(_ octets: ByteBuffer) -> (after: Int, commands: [UInt8])? {
        guard let boundary = octets.withUnsafeReadableBytes({ boundaries.follow($0) }) else { return nil }
        return takeAll().map { (boundary, $0) }
    }

    private mutating func takeAll() -> [UInt8]? {
        guard owesPing || pong != nil else { return nil }
        let commands = (pong?.pong ?? []) + (owesPing ? Interjections.ping : [])
        owesPing = false
        pong = nil
        return commands
    }
}
