// SPDX-License-Identifier: Apache-2.0

/// The READY command of the NULL mechanism: what a client says of itself, and what the edge says instead.
package enum Ready {
    /// The largest READY that is read; libzmq's own is under 100 octets.
    package static let limit = 4096

    private static let name = Array("READY".utf8)

    /// Judges a client's READY; nothing of it is kept, because a partner is its certificate (design.md section 3).
    ///
    /// - Parameter body: the command frame's body.
    /// - Throws: `ZMTPRefusal` `.readyNotFirst`, `.readyMalformed`, `.readyDuplicateProperty`, `.identityMalformed` or
    ///   `.socketTypeNotDealer`.
    static func check(_ body: ArraySlice<UInt8>) throws(ZMTPRefusal) {
        guard body.first == UInt8(name.count), body.dropFirst().starts(with: name) else { throw .readyNotFirst }
        var rest = body.dropFirst(1 + name.count)
        var names: Set<[UInt8]> = []
        var socketType: ArraySlice<UInt8>?
        while let length = rest.popFirst() {
            guard length > 0, rest.count >= Int(length) + 4 else { throw .readyMalformed }
            let name = rest.prefix(Int(length)).map(lowercase)
            guard name.allSatisfy(isNameOctet) else { throw .readyMalformed }
            rest = rest.dropFirst(Int(length))
            let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard size <= rest.count else { throw .readyMalformed }
            let value = rest.prefix(size)
            rest = rest.dropFirst(size)
            guard names.insert(name).inserted else { throw .readyDuplicateProperty }
            switch name {
            case Array("socket-type".utf8): socketType = value
            case Array("identity".utf8): guard value.count <= 255, value.first != 0 else { throw .identityMalformed }
            default: continue
            }
        }
        guard let socketType, socketType.elementsEqual("DEALER".utf8) else { throw .socketTypeNotDealer }
    }

    /// The READY frame that the ROUTER gets in the client's name; every property in it is the edge's own.
    ///
    /// - Parameters:
    ///   - identity: the routing id, at most 64 octets.
    ///   - partner: `kind/code`.
    ///   - certificate: SHA-256 of the certificate, 64 lower-case hex digits.
    ///   - peer: the client's address and port.
    package static func frame(identity: [UInt8], partner: String, certificate: String, peer: String) -> [UInt8] {
        var body = [UInt8(name.count)] + name
        append("Socket-Type", "DEALER".utf8, to: &body)
        append("Identity", identity, to: &body)
        append("X-Partner", partner.utf8, to: &body)
        append("X-Cert-SHA256", certificate.utf8, to: &body)
        append("X-Peer", peer.utf8, to: &body)
        return [FrameFlags.command | FrameFlags.long] + bigEndian(UInt64(body.count)) + body
    }

    private static func append(_ name: String, _ value: some Collection<UInt8>, to body: inout [UInt8]) {
        body.append(UInt8(name.utf8.count))
        body.append(contentsOf: name.utf8)
        body.append(contentsOf: bigEndian(UInt32(value.count)))
        body.append(contentsOf: value)
    }

    private static func bigEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    private static func lowercase(_ octet: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet) ? octet | 0x20 : octet
    }

    /// 37/ZMTP: name-char = ALPHA | DIGIT | "-" | "_" | "." | "+"; the letters already in lower case.
    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}

/// The flags octet of a frame (37/ZMTP "Framing").
enum FrameFlags {
    static let more: UInt8 = 1
    static let long: UInt8 = 2
    static let command: UInt8 = 4
    static let reserved: UInt8 = 0xF8
}
