// SPDX-License-Identifier: Apache-2.0
import Wire

/// The stream after the handshake: any split into pieces gives the same verdict, counts the same publishes and lets the same octets pass.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let piece = Int(input.choice()) + 1
    let octets = input.octets
    guard judged(octets, inPiecesOf: max(1, octets.count)) == judged(octets, inPiecesOf: piece) else {
        broken("a stream in pieces is judged otherwise")
    }
    return 0
}

private struct Verdict: Equatable {
    var publishes: [Int] = []
    var pings: [Ping] = []
    /// What goes on to the ROUTER.
    var passed: [UInt8] = []
    var finished: UInt64 = 0
    var isUnfinished = false
    var refusal: ZMTPRefusal?
}

private func judged(_ octets: [UInt8], inPiecesOf length: Int) -> Verdict {
    var follower = FrameFollower()
    var verdict = Verdict()
    for position in stride(from: 0, to: octets.count, by: length) {
        let piece = octets[position..<min(position + length, octets.count)]
        let outcome: Result<FrameFollower.Passage, ZMTPRefusal> = piece.withUnsafeBytes { bytes in
            do throws(ZMTPRefusal) { return .success(try follower.follow(bytes)) } catch { return .failure(error) }
        }
        switch outcome {
        case .success(let passage):
            verdict.publishes += passage.publishes
            verdict.pings += passage.pings
            var start = 0
            for command in passage.commands {
                guard command.lowerBound >= start, command.upperBound <= piece.count else { broken("a command outside its piece") }
                verdict.passed += piece.dropFirst(start).prefix(command.lowerBound - start)
                start = command.upperBound
            }
            verdict.passed += piece.dropFirst(start)
        case .failure(let refusal): return Verdict(refusal: refusal)
        }
    }
    verdict.finished = follower.finished
    verdict.isUnfinished = follower.isUnfinished
    return verdict
}
