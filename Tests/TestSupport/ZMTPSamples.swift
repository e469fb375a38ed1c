// SPDX-License-Identifier: Apache-2.0
package import Wire

/// Handshakes that the edge must refuse or make harmless: the attacks of proofs.md T13 as octets.
extension ZMTPBytes {
    package struct Sample: Sendable, CustomStringConvertible {
        package let name: String
        package let octets: [UInt8]
        package let refusal: ZMTPRefusal

        package var description: String { name }

        package init(name: String, octets: [UInt8], refusal: ZMTPRefusal) {
            self.name = name
            self.octets = octets
            self.refusal = refusal
        }
    }

    private static func dealer(_ more: [(name: String, value: [UInt8])]) -> [UInt8] {
        ready([("Socket-Type", Array("DEALER".utf8))] + more)
    }

    /// Sent instead of a greeting.
    package static let refusedGreetings: [Sample] = [
        Sample(name: "version 1", octets: [0x01, 0x00], refusal: .greetingNotZMTP3),
        Sample(name: "version 1 behind a signature", octets: [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7E], refusal: .greetingNotZMTP3),
        Sample(name: "version 2", octets: [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 1, 5, 0, 0], refusal: .greetingNotZMTP3),
        Sample(name: "version 2 in full", octets: greeting(major: 2), refusal: .greetingNotZMTP3),
        Sample(name: "version 4", octets: greeting(major: 4), refusal: .greetingNotZMTP3),
        Sample(name: "HTTP", octets: Array("GET / HTTP/1.1\r\n".utf8), refusal: .greetingNotZMTP3),
        Sample(name: "PLAIN", octets: greeting(mechanism: "PLAIN"), refusal: .mechanismNotNull),
        Sample(name: "CURVE", octets: greeting(mechanism: "CURVE"), refusal: .mechanismNotNull),
        Sample(name: "NULLX", octets: greeting(mechanism: "NULLX"), refusal: .mechanismNotNull),
        Sample(name: "no mechanism", octets: greeting(mechanism: ""), refusal: .mechanismNotNull),
        Sample(name: "as-server 1", octets: greeting(asServer: 1), refusal: .asServer),
    ]

    /// Sent after a good greeting.
    package static let refusedReadies: [Sample] =
        [
            Sample(name: "a message first", octets: message([[1]]), refusal: .readyNotFirst),
            Sample(name: "PING first", octets: ping(ttl: 1), refusal: .readyNotFirst),
            Sample(name: "an empty command", octets: [4, 0], refusal: .readyNotFirst),
            Sample(name: "a name cut short", octets: [4, 3, 5, 82, 69], refusal: .readyNotFirst),
            Sample(name: "reserved bits", octets: [0x0C, 1, 0], refusal: .frameReservedBits),
            Sample(name: "READY with MORE", octets: [5, 6, 5] + "READY".utf8, refusal: .commandMalformed),
            Sample(name: "READY of 8 GiB", octets: [6, 0, 0, 0, 2, 0, 0, 0, 0], refusal: .frameTooLarge),
            Sample(name: "an empty property name", octets: command("READY", property("", [1])), refusal: .readyMalformed),
            Sample(name: "a space in a name", octets: dealer([("X Partner", [1])]), refusal: .readyMalformed),
            Sample(
                name: "a value longer than the frame", octets: command("READY", [1, 65, 0, 0, 0, 9, 1]), refusal: .readyMalformed),
            Sample(name: "a negative size", octets: command("READY", [1, 65, 255, 255, 255, 255]), refusal: .readyMalformed),
            Sample(name: "a size cut short", octets: command("READY", [1, 65, 0, 0]), refusal: .readyMalformed),
            Sample(name: "no socket type", octets: command("READY", []), refusal: .socketTypeNotDealer),
            Sample(
                name: "a duplicate property", octets: dealer([("X-Partner", [65]), ("X-Partner", [66])]),
                refusal: .readyDuplicateProperty),
            Sample(
                name: "a case variant", octets: dealer([("X-Cert-SHA256", [65]), ("x-cert-sha256", [66])]),
                refusal: .readyDuplicateProperty),
            Sample(
                name: "two socket types", octets: dealer([("SOCKET-TYPE", Array("ROUTER".utf8))]), refusal: .readyDuplicateProperty),
            Sample(
                name: "an identity of 300 octets", octets: dealer([("Identity", [UInt8](repeating: 65, count: 300))]),
                refusal: .identityMalformed),
            Sample(name: "a zero-led identity", octets: dealer([("Identity", [0, 1, 2, 3, 4])]), refusal: .identityMalformed),
        ]
        + ["ROUTER", "REQ", "REP", "PUB", "SUB", "PULL", "PUSH", "PAIR", "CLIENT", "dealer", "DEALER\0", ""].map { type in
            Sample(
                name: "socket type '\(type)'", octets: ready([("Socket-Type", Array(type.utf8))]), refusal: .socketTypeNotDealer)
        }

    /// Sent after a good greeting; each is let in and none of its properties is believed.
    package static let harmlessReadies: [[UInt8]] = [
        dealerReady(),
        dealerReady([("Identity", "police/22")]),
        dealerReady([("User-Id", "admin")]),
        dealerReady([("X-Partner", "police/22")]),
        dealerReady([("x-partner", "police/22")]),
        dealerReady([("X-Cert-SHA256", String(repeating: "0", count: 64)), ("X-Peer", "127.0.0.1:1")]),
        dealerReady([("X-Partner", "school/1\0police/22"), ("Peer-Address", "10.0.0.1")]),
        ready([("socket-type", Array("DEALER".utf8)), ("Identity", [])]),
    ]
}
