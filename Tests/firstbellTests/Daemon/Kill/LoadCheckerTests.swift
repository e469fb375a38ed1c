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
        let (early, late) = (Instant(milliseconds: 1), Instant(milliseconds: 2))
        journal.policies = ["p"]
        journal.leaves = [.policy("p"), .start]
        for number in 1...3 {
            let digest = [UInt8(number)]
            history.accepted["e\(number)"] = .init(
                child: 7, source: source, sequence: Int64(number), notices: ["n\(number)": school],
                deadlines: ["n\(number)": early], answer: [])
            history.arrivals.append(.init(notice: "n\(number)", recipient: school, attempt: 1, digest: digest))
            history.recorded.insert("n\(number)")
            journal.events["e\(number)"] = [
                .init(
                    notice: "n\(number)", recipient: school, stage: .delivered, subject: Int64(number), policy: "p",
                    deadline: number == 1 ? late : early, digests: [digest])
            ]
            journal.leaves += [
                .decision(subject: Int64(number), recipient: school, isRelease: true, policy: "p"),
                .notice("n\(number)", recipient: school, deadline: early), .sent("n\(number)"),
            ]
            let root = try #require(MerkleHash([UInt8](repeating: UInt8(number), count: MerkleHash.length)))
            history.heads.append(TreeHead(size: UInt64(number), root: root))
            journal.roots[UInt64(number)] = root
            journal.head = TreeHead(size: UInt64(number), root: root)
        }
        history.arrivals.append(.init(notice: "n1", recipient: school, attempt: 2, digest: [1]))
        journal.leaves += [
            .calendar, .deadlineChange("n1", from: early, to: late), .escalation("n1", deadline: late),
            .partner(school, isSuspended: true), .partner(school, isSuspended: false),
        ]
        history.cuts = [.init(partner: school, start: 3, end: 3)]
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
        Breach("a decision was taken under a policy that was not in force yet") { _, journal in journal.leaves.swapAt(0, 2) },
        Breach("a decision was taken under a policy that another had taken over from") { _, journal in
            journal.leaves.insert(.policy("q"), at: 2)
            journal.policies.insert("q")
        },
        Breach("a decision names a policy that nobody knows") { _, journal in journal.events["e2"]?[0].policy = "q" },
        Breach("a decision names no policy") { _, journal in journal.events["e2"]?[0].policy = "" },
        Breach("the text of a policy is gone") { _, journal in journal.policies = [] },
        Breach("a deadline is another than was answered") { history, _ in
            history.accepted["e2"]?.deadlines["n2"] = Instant(milliseconds: 7)
        },
        Breach("a deadline moves and no leaf says so") { _, journal in
            journal.events["e2"]?[0].deadline = Instant(milliseconds: 0)
        },
        Breach("a deadline moves and no calendar changed") { _, journal in
            journal.leaves.removeAll { if case .calendar = $0 { true } else { false } }
        },
        Breach("a deadline moves twice by one calendar") { _, journal in
            let (one, two) = (Instant(milliseconds: 2), Instant(milliseconds: 1))
            journal.leaves += [.deadlineChange("n1", from: one, to: two), .deadlineChange("n1", from: two, to: one)]
        },
        Breach("a deadline moves from what it never was") { _, journal in
            journal.leaves += [.calendar, .deadlineChange("n1", from: Instant(milliseconds: 9), to: Instant(milliseconds: 2))]
        },
        Breach("a level is reached by a deadline that is no more") { _, journal in
            journal.leaves.append(.escalation("n1", deadline: Instant(milliseconds: 1)))
        },
        Breach("a notice goes out to one that is suspended") { _, journal in
            journal.leaves.insert(.sent("n1"), at: journal.leaves.count - 1)
        },
        Breach("a notice comes to one that was cut") { history, _ in history.cuts[0].end = 4 },
        Breach("a notice comes to one that was cut for good") { history, _ in history.cuts[0].end = nil },
        Breach("a request is rejected") { history, _ in history.rejections.append("conflict") },
    ]

    @Test(arguments: breaches) func `every broken promise is found`(breach: Breach) throws {
        var (history, journal) = try kept()
        breach.commit(&history, &journal)
        #expect(!LoadChecker(history: history, journal: journal).violations.isEmpty)
    }
}
