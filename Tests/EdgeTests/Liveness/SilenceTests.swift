// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Edge

@Suite struct SilenceTests {
    private func rounds(_ count: Int, of silence: inout Silence, isListening: Bool = true) -> [Silence.Verdict] {
        (0..<count).map { _ in silence.look(isListening: isListening) }
    }

    @Test func `A client that says nothing is asked after nine rounds and given up fifteen later`() {
        var silence = Silence(number: 0)
        var pings: [Int] = []
        for round in 1... {
            switch silence.look(isListening: true) {
            case .nothing: break
            case .ping:
                pings.append(round)
                silence.said()
            case .dead:
                #expect(round == 24)
                #expect(pings == [9, 18])
                return
            }
        }
    }

    @Test func `An answer to each PING keeps a session for ever`() {
        var silence = Silence(number: 4)
        var pings = 0
        for _ in 0..<1_000 {
            let verdict = silence.look(isListening: true)
            #expect(verdict != .dead)
            guard verdict == .ping else { continue }
            pings += 1
            silence.said()
            silence.heard()
        }
        #expect((110...112).contains(pings))
    }

    @Test func `A client that speaks is asked too when nothing goes to it, so that it can tell a dead broker`() {
        var silence = Silence(number: 0)
        var verdicts: [Silence.Verdict] = []
        for _ in 0..<9 {
            silence.heard()
            verdicts.append(silence.look(isListening: true))
        }
        #expect(verdicts == Array(repeating: .nothing, count: 8) + [.ping])
    }

    @Test func `A conversation draws no PING`() {
        var silence = Silence(number: 0)
        for _ in 0..<100 {
            silence.heard()
            silence.said()
            #expect(silence.look(isListening: true) == .nothing)
        }
    }

    @Test func `While the edge does not listen nobody is given up, and then the whole time is given anew`() {
        var silence = Silence(number: 0)
        #expect(!rounds(20, of: &silence).contains(.dead))
        #expect(!rounds(1_000, of: &silence, isListening: false).contains(.dead))
        #expect(!rounds(23, of: &silence).contains(.dead))
        #expect(rounds(1, of: &silence) == [.dead])
    }

    @Test func `A client may ask to be given up sooner, until it says something more, and never later`() {
        var silence = Silence(number: 0)
        silence.asked(toEndAfter: 1)
        #expect(rounds(3, of: &silence).map { $0 == .dead } == [false, false, true])
        silence = Silence(number: 0)
        silence.asked(toEndAfter: 1)
        silence.heard()
        #expect(!rounds(23, of: &silence).contains(.dead))
        silence = Silence(number: 0)
        silence.asked(toEndAfter: 60)
        #expect(rounds(24, of: &silence).last == .dead)
    }

    @Test func `Connections that come together are asked in different rounds`() {
        let first = (UInt64(0)..<9).map { number in
            var silence = Silence(number: number)
            return rounds(9, of: &silence).firstIndex(of: .ping)
        }
        #expect(Set(first).count == 9)
    }
}
