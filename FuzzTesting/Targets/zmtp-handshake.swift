// SPDX-License-Identifier: Apache-2.0
import Wire

/// Greeting and READY: whatever the pieces in which they come, the verdict is the same, and little is held.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let piece = Int(input.choice() % 70) + 1
    let octets = input.octets
    guard judged(octets, inPiecesOf: max(1, octets.count)) == judged(octets, inPiecesOf: piece) else {
        broken("a handshake in pieces is judged otherwise")
    }
    return 0
}

private struct Verdict: Equatable {
    var taken = 0
    var isComplete = false
    var refusal: ZMTPRefusal?
}

private func judged(_ octets: [UInt8], inPiecesOf length: Int) -> Verdict {
    var handshake = ClientHandshake()
    var verdict = Verdict()
    var position = 0
    while position < octets.count, !handshake.isComplete {
        let end = min(position + length, octets.count)
        let outcome: Result<Int, ZMTPRefusal> = octets[position..<end].withUnsafeBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try handshake.receive(bytes)) } catch { return .failure(error) }
        }
        switch outcome {
        case .success(let taken):
            if taken < end - position, !handshake.isComplete { broken("octets were left without an end") }
            verdict.taken += taken
            position += taken
        case .failure(let refusal):
            // How far it was read before the refusal depends on the pieces and on nothing else.
            return Verdict(taken: 0, isComplete: false, refusal: refusal)
        }
    }
    verdict.isComplete = handshake.isComplete
    return verdict
}
