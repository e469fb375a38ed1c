// SPDX-License-Identifier: Apache-2.0
import Crypto
import Safeguarding
import Testing

@testable import Journal

/// What is sealed at rest, held to published vectors and to another implementation.
struct SealingTests {
    private static func octets(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).compactMap { at in
            UInt8(hex.dropFirst(at).prefix(2), radix: 16)
        }
    }

    @Test func `the cipher gives the answer of test case 16 of the GCM specification`() throws {
        let key = SymmetricKey(data: Self.octets("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let plain = Self.octets(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        )
        let nonce = Self.octets("cafebabefacedbaddecaf888")
        let context = Self.octets("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let sealed = try SealingCipher.sealed(plain, key: key, nonce: nonce, authenticating: context)
        #expect(
            sealed
                == Self.octets(
                    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b"))
        #expect(try SealingCipher.open(sealed[...], key: key, nonce: nonce, authenticating: context) == plain)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 255, 4096])
    func `the cipher and swift-crypto's read each other`(count: Int) throws {
        let key = SymmetricKey(size: .bits256)
        let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let context = Array("notice/1".utf8)
        let nonce = RandomPool.shared.octets(SealingCipher.nonceLength)
        let sealed = try SealingCipher.sealed(plain, key: key, nonce: nonce, authenticating: context)
        let box = try AES.GCM.SealedBox(combined: nonce + sealed)
        #expect(try [UInt8](AES.GCM.open(box, using: key, authenticating: context)) == plain)

        let theirs = try AES.GCM.seal(plain, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: context)
        let text = [UInt8](theirs.ciphertext) + [UInt8](theirs.tag)
        #expect(try SealingCipher.open(text[...], key: key, nonce: nonce, authenticating: context) == plain)
    }

    @Test(arguments: [0, 1, 40]) func `octets in the clear stand around what is sealed`(count: Int) throws {
        let key = SymmetricKey(size: .bits256)
        let nonce = RandomPool.shared.octets(SealingCipher.nonceLength)
        let plain = [UInt8](repeating: 5, count: count)
        let sealed = try SealingCipher.sealed(plain, key: key, nonce: nonce)
        #expect(try SealingCipher.sealed(plain, key: key, nonce: nonce, between: [1, 2, 3], and: [4]) == [1, 2, 3] + sealed + [4])
    }

    @Test func `a changed octet, a cut text, another context and another key open nothing`() throws {
        let key = SymmetricKey(size: .bits256)
        let nonce = RandomPool.shared.octets(SealingCipher.nonceLength)
        let sealed = try SealingCipher.sealed(Array("a child".utf8), key: key, nonce: nonce, authenticating: [1])
        for position in sealed.indices {
            var other = sealed
            other[position] ^= 1
            #expect(throws: JournalError.self) { try SealingCipher.open(other[...], key: key, nonce: nonce, authenticating: [1]) }
        }
        #expect(throws: JournalError.self) {
            try SealingCipher.open(sealed.dropLast(), key: key, nonce: nonce, authenticating: [1])
        }
        #expect(throws: JournalError.self) { try SealingCipher.open([], key: key, nonce: nonce, authenticating: [1]) }
        #expect(throws: JournalError.self) { try SealingCipher.open(sealed[...], key: key, nonce: nonce, authenticating: [2]) }
        #expect(throws: JournalError.self) {
            try SealingCipher.open(sealed[...], key: SymmetricKey(size: .bits256), nonce: nonce, authenticating: [1])
        }
    }

    @Test(arguments: [0, 1, 20, 55, 56, 64, 65, 1000])
    func `the keyed hash is HMAC`(count: Int) {
        let key = SymmetricKey(size: .bits256)
        let message = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let hash = KeyedHash(key)
        let expected = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        #expect(hash(message) == expected)
        #expect(hash(message) == expected, "the prepared states are not used up")
        #expect(hash(message, prefix: 16) == Array(expected.prefix(16)))
    }

    @Test func `the pool gives every draw of octets once`() {
        let draws = (0..<2000).map { _ in RandomPool.shared.octets(16) }
        #expect(Set(draws).count == draws.count)
        #expect(draws.allSatisfy { $0.count == 16 })
        #expect(RandomPool.shared.octets(256).count == 256)
        // Every octet of a block is drawn: the chance that one place is zero in all draws is 256 to the power of -2000.
        for place in 0..<16 { #expect(draws.contains { $0[place] != 0 }) }
    }

    @Test func `an id is a UUID of version 7 with its time`() {
        let id = NoticeID(at: Instant(milliseconds: 0x0123_4567_89AB))
        #expect(id.octets.prefix(6) == [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB])
        #expect(id.octets[6] >> 4 == 7)
        #expect(id.octets[8] >> 6 == 2)
        #expect(NoticeID(id.description) == id)
    }

    @Test func `an entry escapes what canonical JSON escapes and nothing else`() {
        var entry = EntryText()
        entry.add("a", "plain é 😀 \u{7F}")
        entry.add("b", "\"\\\u{8}\u{9}\u{A}\u{C}\u{D}\u{1}\u{1F}/")
        entry.add("c", hex: [0x00, 0xAF, 0xFF])
        let text = entry.finish { String(decoding: $0, as: UTF8.self) }
        #expect(text == #"{"a":"plain é 😀 \#u{7F}","b":"\"\\\b\t\n\f\r\u0001\u001f/","c":"00afff"}"#)
    }
}
