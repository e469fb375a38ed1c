// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// What follows from the rolls of a later day for what was released on an earlier one.
@Suite struct TransferTests {
    let old: PartnerID
    let new: PartnerID
    let other: PartnerID

    init() throws {
        old = try #require(PartnerID("school/116900"))
        new = try #require(PartnerID("school/116901"))
        other = try #require(PartnerID("school/116902"))
    }

    private func line(_ recipient: PartnerID, byRoll: Bool = true, stored: Bool = false, correction: Bool = false) -> Transfer.Line
    {
        Transfer.Line(recipient: recipient, isByRoll: byRoll, isStored: stored, isCorrection: correction)
    }

    private func decision(_ recipient: PartnerID?, _ outcome: Decision.Outcome) -> Decision {
        Decision(recipient: recipient, outcome: outcome, rule: "OE-1", basis: "", flow: .encompass)
    }

    private func release(_ recipient: PartnerID) -> Decision { decision(recipient, .release(.upn, exception: nil)) }

    private var unresolved: Decision { decision(nil, .hold(.noSetting)) }

    private func follow(
        _ transfer: Transfer, _ decisions: [Decision], told: Set<PartnerID> = [], inTime: Bool = true
    ) -> [Decision] {
        transfer.follow(decisions, unresolved: unresolved, isTold: { told.contains($0) }, isInTime: { _ in inTime })
    }

    @Test(arguments: [false, true]) func `a waiting notice follows the child, late or not`(inTime: Bool) {
        let transfer = Transfer(lines: [line(old)], matches: .init(exact: [new: .upn]), isHeld: false)
        #expect(transfer.leaving == [old] && transfer.needsDecision)
        #expect(follow(transfer, [release(new)], inTime: inTime) == [release(new)])
    }

    @Test func `a child on no roll any more is held, once`() {
        let transfer = Transfer(lines: [line(old)], matches: .init(), isHeld: false)
        #expect(transfer.leaving == [old])
        #expect(follow(transfer, [unresolved]) == [unresolved])
        let later = Transfer(lines: [], matches: .init(), isHeld: true)
        #expect(later.leaving.isEmpty)
        #expect(follow(later, [unresolved]).isEmpty)
    }

    @Test func `a held child is told of when a roll has it at last, and not on a guess`() {
        let found = Transfer(lines: [], matches: .init(exact: [new: .person]), isHeld: true)
        #expect(follow(found, [release(new)], inTime: false) == [release(new)])
        let near = Transfer(lines: [], matches: .init(near: [new]), isHeld: true)
        #expect(follow(near, [decision(new, .hold(.ambiguousMatch))]).isEmpty)
    }

    @Test func `a school whose roll still has the child keeps what is on its way, and the other hears in time`() {
        for matches in [RollMatches(exact: [old: .upn, new: .upn]), RollMatches(exact: [new: .upn], near: [old])] {
            let transfer = Transfer(lines: [line(old)], matches: matches, isHeld: false)
            #expect(transfer.leaving.isEmpty && transfer.needsDecision)
            #expect(follow(transfer, [release(old), release(new)], told: [old]) == [release(new)])
            #expect(follow(transfer, [release(old), release(new)], told: [old], inTime: false).isEmpty)
        }
    }

    @Test func `what a school has stored stays, and the new one is told in time`() {
        let transfer = Transfer(lines: [line(old, stored: true)], matches: .init(exact: [new: .upn]), isHeld: false)
        #expect(transfer.leaving.isEmpty)
        #expect(follow(transfer, [release(new)]) == [release(new)])
        #expect(follow(transfer, [release(new)], inTime: false).isEmpty)
        let gone = Transfer(lines: [line(old, stored: true)], matches: .init(), isHeld: false)
        #expect(gone.leaving.isEmpty && !gone.needsDecision)
        #expect(follow(gone, [unresolved]).isEmpty)
    }

    @Test func `of two notices to one school only what a roll led to is taken back`() {
        let lines = [line(old), line(old, byRoll: false), line(old, stored: true)]
        let transfer = Transfer(lines: lines, matches: .init(), isHeld: false)
        #expect(lines.map(transfer.takesBack) == [true, false, false])
        #expect(follow(transfer, [unresolved]).isEmpty)
    }

    @Test func `the word of a producer or a person is no roll's to take back`() {
        let transfer = Transfer(lines: [line(old, byRoll: false)], matches: .init(), isHeld: false)
        #expect(transfer.leaving.isEmpty && !transfer.needsDecision)
    }

    @Test func `a correction goes to whoever may have what it corrects`() {
        #expect(Transfer(lines: [line(old, correction: true)], matches: .init(exact: [new: .upn]), isHeld: false).leaving.isEmpty)
    }

    @Test func `where another school keeps the child nobody is held`() {
        let transfer = Transfer(lines: [line(old), line(other)], matches: .init(exact: [other: .upn]), isHeld: false)
        #expect(transfer.leaving == [old])
        #expect(follow(transfer, [release(other)], told: [other]).isEmpty)
    }

    @Test func `a possible match is for a person, and one that was decided leaves nobody without an owner`() {
        let transfer = Transfer(lines: [line(old)], matches: .init(near: [new]), isHeld: false)
        let ambiguous = decision(new, .hold(.ambiguousMatch))
        #expect(follow(transfer, [ambiguous]) == [ambiguous])
        #expect(follow(transfer, [ambiguous], told: [new]) == [unresolved])
    }

    @Test func `nothing is decided twice, and who has grown up is denied`() {
        let transfer = Transfer(lines: [line(old)], matches: .init(exact: [old: .upn]), isHeld: false)
        #expect(!transfer.needsDecision)
        let grown = decision(nil, .deny(.notAChild))
        #expect(follow(Transfer(lines: [line(old)], matches: .init(), isHeld: false), [grown]) == [grown])
        let second = Transfer(lines: [line(old, stored: true)], matches: .init(exact: [old: .upn, new: .upn]), isHeld: false)
        #expect(follow(second, [decision(new, .deny(.noRule))]).isEmpty)
    }
}
