// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Testing

/// The checker itself: a run that kept the promises, and each way of breaking one of them.
@Suite struct LoadCheckerTests {
    private static let school = PartnerID("school/116900")
    private static let other = PartnerID("school/116901")

    private func kept() throws -> (history: LoadHistory, journal: JournalStanding) {
        let school = try #require(LoadCheckerTests.school)
        let source = try #require(PartnerID("police/22"))
        var history = LoadHistory()
        var journal = JournalStanding(eventCount: 3, noticeCount: 3, byStage: [.delivered: 3])
        for number in 1...3 {
            let digest = [UInt8(number)]
            history.accepted["e\(number)"] = .init(
                child: 7, source: source, sequence: Int64(number), notices: ["n\(number)": school], answer: [])
            history.arrivals.append(.init(notice: "n\(number)", recipient: school, attempt: 1, digest: digest))
            history.recorded.insert("n\(number)")
            journal.events["e\(number)"] = [
                .init(notice: "n\(number)", recipient: school, stage: .delivered, digests: [digest])
            ]
            let root = try #require(MerkleHash([UInt8](repeating: UInt8(number), count: MerkleHash.length)))
            history.heads.append(TreeHead(size: UInt64(number), root: root))
            journal.roots[UInt64(number)] = root
            journal.head = TreeHead(size: UInt64(number), root: root)
        }
        history.arrivals.append(.init(notice: "n1", recipient: school, attempt: 2, digest: [1]))
        return (history, journal)
    }

    @Test func `a run that kept the promises has nothing wrong, marked redelivery included`() throws {
        let (history, journal) = try kept()
        #expect(LoadChecker(history: history, journal: journal).violations.isEmpty)
        #expect(history.isSettled)
    }

    @Test func `a run that was cut short may have what no client was told of, and nothing else`() throws {
        var (history, journal) = try kept()
        history.accepted["e3"] = nil
        history.arrivals.removeAll { $0.notice == "n2" }
        journal.events["e2"]?[0].stage = .sent
        history.recorded = ["n1"]
        #expect(LoadChecker(history: history, journal: journal, isSettled: false).violations.isEmpty)
        journal.events["e1"] = nil
        #expect(!LoadChecker(history: history, journal: journal, isSettled: false).violations.isEmpty)
    }

    /// One way of breaking a promise.
    struct Breach: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let commit: @Sendable (inout LoadHistory, inout JournalStanding) -> Void

        init(_ description: String, _ commit: @escaping @Sendable (inout LoadHistory, inout JournalStanding) -> Void) {
            testDescription = description
            self.commit = commit
        }
    }

    static let breaches = [
        Breach("an accepted event is lost") { _, journal in journal.events["e2"] = nil },
        Breach("a notice is lost from the journal") { _, journal in journal.events["e2"] = [] },
        Breach("a notice is in the journal and in no answer") { _, journal in journal.noticeCount += 1 },
        Breach("an event is in the journal that nobody had accepted") { _, journal in journal.eventCount += 1 },
        Breach("a notice has no stage") { _, journal in journal.byStage[.delivered] = 2 },
        Breach("a notice never comes") { history, _ in history.arrivals.removeAll { $0.notice == "n2" } },
        Breach("a notice is not recorded as delivered") { _, journal in journal.events["e2"]?[0].stage = .sent },
        Breach("nobody decided for a notice") { _, journal in journal.events["e2"]?[0].decisions = 0 },
        Breach("a notice was decided for twice") { _, journal in journal.events["e2"]?[0].decisions = 2 },
        Breach("a notice has no next action") { _, journal in journal.events["e2"]?[0].hasNextAction = false },
        Breach("a notice has a next action after its end") { _, journal in journal.events["e2"]?[0].isFinal = true },
        Breach("a stage contradicts its instants") { _, journal in journal.events["e2"]?[0].isConsistent = false },
        Breach("a notice comes that nobody asked for") { history, _ in history.arrivals[2].notice = "n9" },
        Breach("a notice comes to another") { history, _ in history.arrivals[2].recipient = other ?? history.arrivals[2].recipient
        },
        Breach("a notice comes twice without a mark") { history, _ in history.arrivals[3].attempt = 1 },
        Breach("notices about one child come in another order") { history, _ in history.arrivals.swapAt(0, 1) },
        Breach("a notice comes with a wrong digest") { history, _ in history.arrivals[2].digest = [] },
        Breach("a notice comes with other content") { history, _ in history.arrivals[2].digest = [9] },
        Breach("a notice comes again with other content") { history, _ in history.arrivals[3].digest = [9] },
        Breach("the ledger shrinks over a restart") { history, journal in
            history.heads.swapAt(0, 1)
            journal.head = history.heads[2]
        },
        Breach("the ledger ends before a start saw it") { history, journal in journal.head = history.heads[0] },
        Breach("the ledger says another root than it did") { history, journal in journal.roots[2] = journal.roots[1] },
        Breach("the ledger has no root where it had one") { _, journal in journal.roots[2] = nil },
        Breach("a request is rejected") { history, _ in history.rejections.append("conflict") },
    ]

    @Test(arguments: breaches) func `every broken promise is found`(breach: Breach) throws {
        var (history, journal) = try kept()
        breach.commit(&history, &journal)
        #expect(!LoadChecker(history: history, journal: journal).violations.isEmpty)
    }
}
