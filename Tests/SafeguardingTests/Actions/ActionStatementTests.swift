// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// What stands of an action, and what became of it.
@Suite struct ActionStatementTests {
    private func said(
        _ state: ActionState, at: String = "2026-07-01T10:00:00Z", owner: String = "agency/severn-housing",
        acknowledged: String? = nil
    ) throws -> ActionStatement {
        ActionStatement(
            area: "north", owner: try #require(PartnerID(owner)), givenAt: try Instant(rfc3339: "2026-06-30T10:00:00Z"),
            due: try #require(CivilDate(iso: "2026-07-14")), state: state, stateAt: try Instant(rfc3339: at),
            acknowledgedAt: try acknowledged.map { try Instant(rfc3339: $0) })
    }

    @Test func `an action goes forward, and once it has ended nowhere`() {
        let ways = ActionState.allCases.map { from in
            ActionState.allCases.filter { from.leads(to: $0) }.map(\.rawValue).joined(separator: " ")
        }
        #expect(
            ways == [
                "OPEN IN_PROGRESS DONE NOT_POSSIBLE NOT_UNDERTAKEN", "IN_PROGRESS DONE NOT_POSSIBLE NOT_UNDERTAKEN", "", "", "",
            ])
        #expect(ActionState.allCases.filter(\.needsReason) == [.notPossible, .notUndertaken])
    }

    @Test func `the furthest state stands, and the terms that were told last`() throws {
        #expect(ActionStatement(standing: []) == nil)
        let done = try said(.done, at: "2026-07-10T10:00:00Z", acknowledged: "2026-07-03T10:00:00Z")
        // A correction of the first statement comes last, with another owner.
        let corrected = try said(.open, owner: "agency/wye-housing", acknowledged: "2026-07-02T10:00:00Z")
        var expected = corrected
        (expected.state, expected.stateAt) = (.done, done.stateAt)
        #expect(ActionStatement(standing: [try said(.inProgress), done, corrected]) == expected)
        // Of two ends the one that was told last is right.
        let other = try said(.notPossible, at: "2026-07-09T10:00:00Z")
        #expect(ActionStatement(standing: [done, other])?.state == .notPossible)
        #expect(ActionStatement(standing: [done, other])?.stateAt == other.stateAt)
        #expect(ActionStatement(standing: [done, try said(.notUndertaken), corrected])?.state == .notUndertaken)
    }

    @Test(arguments: [
        // In July the day in London ends at 23:00 UTC.
        (ActionState.done, "2026-07-14T22:59:59Z", "2026-12-01T00:00:00Z", "done in time"),
        (.done, "2026-07-14T23:00:00Z", "2026-12-01T00:00:00Z", "done late"),
        (.inProgress, "2026-07-01T00:00:00Z", "2026-07-14T22:59:59Z", "open"),
        (.open, "2026-07-01T00:00:00Z", "2026-07-14T23:00:00Z", "overdue"),
        (.notPossible, "2026-09-01T00:00:00Z", "2026-12-01T00:00:00Z", "not possible"),
        (.notUndertaken, "2026-07-01T00:00:00Z", "2026-07-02T00:00:00Z", "not undertaken"),
    ])
    func `in time is by the end of the last local day`(state: ActionState, at: String, now: String, outcome: String) throws {
        let figure = ActionFigure(try said(state, at: at))
        #expect(figure.outcome(at: try Instant(rfc3339: now), in: .london).rawValue == outcome)
    }
}
