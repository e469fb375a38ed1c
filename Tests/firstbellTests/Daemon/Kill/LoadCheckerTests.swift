// SPDX-License-Identifier: Apache-2.0
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
            history.accepted["e\(number)"] = .init(
                child: 7, source: source, sequence: Int64(number), notices: ["n\(number)": school], answer: [])
            history.arrivals.append(.init(notice: "n\(number)", recipient: school, attempt: 1))
            history.recorded.insert("n\(number)")
            journal.events["e\(number)"] = [.init(notice: "n\(number)", recipient: school, stage: .delivered)]
        }
        history.arrivals.append(.init(notice: "n1", recipient: school, attempt: 2))
        return (history, journal)
    }

    @Test func `a run that kept the promises has nothing wrong, marked redelivery included`() throws {
        let (history, journal) = try kept()
        #expect(LoadChecker(history: history, journal: journal).violations.isEmpty)
        #expect(history.isSettled)
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
        Breach("a notice comes that nobody asked for") { history, _ in history.arrivals[2].notice = "n9" },
        Breach("a notice comes to another") { history, _ in history.arrivals[2].recipient = other ?? history.arrivals[2].recipient
        },
        Breach("a notice comes twice without a mark") { history, _ in history.arrivals[3].attempt = 1 },
        Breach("notices about one child come in another order") { history, _ in history.arrivals.swapAt(0, 1) },
        Breach("a notice comes with a wrong digest") { history, _ in history.arrivals[2].isWhole = false },
        Breach("a request is rejected") { history, _ in history.rejections.append("conflict") },
    ]

    @Test(arguments: breaches) func `every broken promise is found`(breach: Breach) throws {
        var (history, journal) = try kept()
        breach.commit(&history, &journal)
        #expect(!LoadChecker(history: history, journal: journal).violations.isEmpty)
    }
}
