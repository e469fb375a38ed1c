// SPDX-License-Identifier: Apache-2.0

/// Bytes of ZMTP as a peer of ours, or an attacker, would write them; nothing is checked.
package enum ZMTPBytes {
    /// A greeting of 64 octets.
    package static func greeting(
        major: UInt8 = 3, minor: UInt8 = 1, mechanism: String = "NULL", asServer: UInt8 = 0, padding: [UInt8] = .zeros(8)
    ) -> [UInt8] {
        let name = Array(mechanism.utf8.prefix(20))
        return [0xFF] + padding + [0x7F, major, minor] + name + .zeros(20 - name.count) + [asServer] + .zeros(31)
    }

    /// A command frame: flags, size, name and data.
    package static func command(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = [UInt8(name.utf8.count)] + name.utf8 + data
        if body.count <= 255 { return [0x04, UInt8(body.count)] + body }
        return [0x06] + bigEndian(UInt64(body.count)) + body
    }

    /// READY with the properties in the order given.
    package static func ready(_ properties: [(name: String, value: [UInt8])]) -> [UInt8] {
        command("READY", properties.flatMap { property($0.name, $0.value) })
    }

    /// READY of a DEALER with further text properties.
    package static func dealerReady(_ properties: [(name: String, value: String)] = []) -> [UInt8] {
        ready([("Socket-Type", Array("DEALER".utf8))] + properties.map { ($0.name, Array($0.value.utf8)) })
    }

    /// One property as it stands in READY.
    package static func property(_ name: String, _ value: [UInt8]) -> [UInt8] {
        [UInt8(truncatingIfNeeded: name.utf8.count)] + name.utf8 + bigEndian(UInt32(value.count)) + value
    }

    /// One message frame.
    package static func frame(_ body: [UInt8], more: Bool) -> [UInt8] {
        let flags: UInt8 = more ? 1 : 0
        if body.count <= 255 { return [flags, UInt8(body.count)] + body }
        return [flags | 2] + bigEndian(UInt64(body.count)) + body
    }

    /// A whole message.
    package static func message(_ frames: [[UInt8]]) -> [UInt8] {
        frames.indices.flatMap { frame(frames[$0], more: $0 < frames.count - 1) }
    }

    /// PING with a time to live in tenths of a second.
    package static func ping(ttl: UInt16, context: [UInt8] = []) -> [UInt8] {
        command("PING", bigEndian(ttl) + context)
    }

    package static func bigEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}

extension [UInt8] {
    package static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
