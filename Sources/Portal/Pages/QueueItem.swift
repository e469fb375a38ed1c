// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// A line of the queue of exceptions: a hold, or a notice that nobody has opened in time.
struct QueueItem: Sendable {
    var path: String
    /// The hold's code, or `unopened`.
    var reason: String
    var flow: Flow
    var recipient: PartnerID?
    var name: String?
    var deadline: Instant
    var isException: Bool
    /// Whether the recipient would tell where somebody with a protected address is.
    var isProtected = false
    /// `late`, `hour`, `later` or `sent`.
    var standing: String

    init(_ hold: StandingHold, now: Instant) {
        path = "/exceptions/\(hold.id)"
        reason = hold.code.rawValue
        flow = hold.flow
        recipient = hold.recipient
        deadline = hold.deadline
        isException = hold.exception
        isProtected = hold.isProtected
        standing = hold.exception ? "sent" : Self.standing(deadline, now)
    }

    init(_ notice: BoardNotice, now: Instant) {
        path = "/exceptions/notices/\(notice.id)"
        reason = "unopened"
        flow = notice.flow
        recipient = notice.setting
        name = notice.name
        deadline = notice.deadline
        isException = false
        isProtected = notice.isProtected
        standing = Self.standing(deadline, now)
    }

    private static func standing(_ deadline: Instant, _ now: Instant) -> String {
        deadline < now ? "late" : deadline <= now + .seconds(3600) ? "hour" : "later"
    }
}

/// What of the queue somebody wants to see; it is in the address, and the form is a plain one.
struct QueueFilter: Sendable {
    /// Empty for all.
    let reason: String
    let time: String

    static let times = ["late", "hour", "later", "sent"]

    init(_ query: [String: String]) {
        let reasons = HoldCode.allCases.map(\.rawValue) + ["unopened"]
        reason = query["reason"].flatMap { reasons.contains($0) ? $0 : nil } ?? ""
        time = query["time"].flatMap { Self.times.contains($0) ? $0 : nil } ?? ""
    }

    func includes(_ item: QueueItem) -> Bool {
        (reason.isEmpty || item.reason == reason) && (time.isEmpty || item.standing == time)
    }

    /// The query of another page of the same list.
    func query(page: String) -> String { "reason=\(reason)&time=\(time)&page=\(page)" }
}
