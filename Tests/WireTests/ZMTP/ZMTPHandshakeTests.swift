// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@Suite struct ZMTPHandshakeTests {
    private func verdict(_ octets: [UInt8]) -> Result<Int, ZMTPRefusal> {
        var handshake = ClientHandshake()
        return judge(&handshake, octets[...])
    }

    private func judge(_ handshake: inout ClientHandshake, _ octets: ArraySlice<UInt8>) -> Result<Int, ZMTPRefusal> {
        octets.withUnsafeBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try handshake.receive(bytes)) } catch { return .failure(error) }
        }
    }

    @Test func `A greeting and READY of a DEALER are complete, and what follows is not taken`() {
        let hello = ZMTPBytes.greeting() + ZMTPBytes.dealerReady([("Identity", "")])
        var handshake = ClientHandshake()
        #expect(judge(&handshake, (hello + [0, 1, 7])[...]) == .success(hello.count))
        #expect(handshake.isComplete)
        #expect(judge(&handshake, [0, 1, 7]) == .success(0))
    }

    @Test func `The edge's own greeting and READY are a client's that it would accept`() {
        let ready = Ready.frame(
            identity: Array("school/116900#k3J9".utf8), partner: "school/116900", certificate: String(repeating: "a", count: 64),
            peer: "192.0.2.1:50000")
        #expect(Greeting.octets.count == 64)
        #expect(verdict(Greeting.octets + ready) == .success(64 + ready.count))
    }

    @Test func `The rebuilt READY has these octets`() {
        let ready = Ready.frame(identity: Array("gp/A#1".utf8), partner: "gp/A", certificate: "0f", peer: "h:1")
        let body =
            [5] + Array("READY".utf8) + [11] + Array("Socket-Type".utf8) + [0, 0, 0, 6] + Array("DEALER".utf8) + [8]
            + Array("Identity".utf8) + [0, 0, 0, 6] + Array("gp/A#1".utf8) + [9] + Array("X-Partner".utf8) + [0, 0, 0, 4]
            + Array("gp/A".utf8) + [13] + Array("X-Cert-SHA256".utf8) + [0, 0, 0, 2] + Array("0f".utf8) + [6]
            + Array("X-Peer".utf8) + [0, 0, 0, 3] + Array("h:1".utf8)
        #expect(ready == [6, 0, 0, 0, 0, 0, 0, 0, UInt8(body.count)] + body)
    }

    @Test(arguments: ZMTPBytes.refusedGreetings)
    func `A greeting is refused at its first wrong octet`(sample: ZMTPBytes.Sample) {
        #expect(verdict(sample.octets) == .failure(sample.refusal))
    }

    @Test(arguments: [1, 5, 9, 10, 11, 12, 31, 32, 63])
    func `Half a greeting is neither refused nor complete`(count: Int) {
        var handshake = ClientHandshake()
        #expect(judge(&handshake, ZMTPBytes.greeting(padding: [1, 2, 3, 4, 5, 6, 7, 8])[..<count]) == .success(count))
        #expect(!handshake.isComplete)
    }

    @Test(arguments: ZMTPBytes.refusedReadies)
    func `A READY that breaks a rule is refused with its reason`(sample: ZMTPBytes.Sample) {
        #expect(verdict(ZMTPBytes.greeting() + sample.octets) == .failure(sample.refusal))
    }

    @Test(arguments: ZMTPBytes.harmlessReadies)
    func `A READY with forged properties passes, because nothing of it is kept`(ready: [UInt8]) {
        #expect(verdict(ZMTPBytes.greeting() + ready) == .success(64 + ready.count))
    }

    @Test(arguments: 0..<200)
    func `Any split of the octets gives the same verdict`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let readies = ZMTPBytes.refusedReadies.map(\.octets) + ZMTPBytes.harmlessReadies
        var octets =
            ZMTPBytes.greeting(minor: UInt8.random(in: 0...9, using: &random)) + (readies.randomElement(using: &random) ?? [])
        if Bool.random(using: &random) {
            octets[Int.random(in: 0..<octets.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
        let whole = verdict(octets)

        var handshake = ClientHandshake()
        var rest = octets[...]
        var taken = 0
        var pieces: Result<Int, ZMTPRefusal> = .success(0)
        while !rest.isEmpty, !handshake.isComplete, case .success = pieces {
            let piece = rest.prefix(Int.random(in: 1...9, using: &random))
            pieces = judge(&handshake, piece)
            if case .success(let count) = pieces {
                taken += count
                pieces = .success(taken)
            }
            rest = rest.dropFirst(piece.count)
        }
        #expect(pieces == whole)
    }
}
