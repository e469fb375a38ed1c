// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOCore

/// Has the kernel throw away a share of the packets that come to a socket, before TCP sees them, as a bad line does.
///
/// Whoever sent them sends them again, later each time. It needs no rights: a filter of a socket may drop what it likes
/// (Linux, Documentation/networking/filter.rst).
enum PacketLoss {
    /// A `struct sock_fprog`: the number of instructions and where they are.
    private struct Program: Sendable {
        var count: UInt16
        var address: UInt
    }

    /// Instructions of classic BPF, kept until the kernel has copied them.
    private final class Instructions: Sendable {
        let program: Program

        init(dropping share: Double) {
            // A random word, which the kernel makes (SKF_AD_RANDOM); a packet passes where it is at least the bound.
            let bound = UInt64(share * 0x1_0000_0000)
            let words: [UInt64] = [
                0x20 | 0xFFFF_F038 << 32, 0x35 | 1 << 16 | min(bound, 0xFFFF_FFFF) << 32, 0x06, 0x06 | 0xFFFF_FFFF << 32,
            ]
            let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: words.count)
            _ = memory.initialize(from: words)
            program = Program(count: UInt16(words.count), address: UInt(bitPattern: memory.baseAddress))
        }

        deinit { UnsafeMutablePointer<UInt64>(bitPattern: program.address)?.deallocate() }
    }

    /// Drops this share of what comes to the socket of a channel from now on; 0 drops nothing.
    static func set(_ share: Double, on channel: any Channel) {
        guard let socket = channel as? any SocketOptionProvider else { return }
        guard share > 0 else {
            socket.unsafeSetSocketOption(level: .socket, name: .init(rawValue: SO_DETACH_FILTER), value: CInt(0))
                .whenComplete { _ in }
            return
        }
        let instructions = Instructions(dropping: share)
        socket.unsafeSetSocketOption(level: .socket, name: .init(rawValue: SO_ATTACH_FILTER), value: instructions.program)
            .whenComplete { _ in withExtendedLifetime(instructions) {} }
    }

    /// Segments that this machine sent again, since it started or since its network namespace was made.
    static func retransmissions() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/net/snmp", encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("Tcp:") }.map { $0.split(separator: " ") }
        guard lines.count == 2, let column = lines[0].firstIndex(of: "RetransSegs"), column < lines[1].count else { return 0 }
        return Int(lines[1][column]) ?? 0
    }
}
