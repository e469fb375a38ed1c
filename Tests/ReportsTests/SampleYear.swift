// SPDX-License-Identifier: Apache-2.0
import Reports
import Safeguarding
import Testing

/// Notices of two audits that have one mean (domain.md 1F), and around them one of each thing a report must set apart.
enum SampleYear {
    static let january: [Int] = [0, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 10, 11, 12, 13, 14, 17, 19, 21, 21]
    static let september: [Int] = [1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 10, 12, 18, 22, 23, 25, 35]

    static func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

    static func school(_ code: Int) throws -> PartnerID { try #require(PartnerID("school/\(code)")) }

    /// Notices delivered so many days after the report, at noon; the deadline is 08:30 the day after the report.
    static func audit(_ days: [Int], reported: String, force: String, prefix: String) throws -> [NoticeTimeline] {
        let reported = try instant(reported)
        return try days.enumerated().map { index, days in
            let delivered = reported + .seconds(days * 86_400)
            return NoticeTimeline(
                notice: "\(prefix)-\(index < 9 ? "0" : "")\(index + 1)", flow: .encompass,
                recipient: try school(116_900 + index % 3), force: force, reportedAt: reported, acceptedAt: delivered,
                sentAt: delivered + .milliseconds(180), deliveredAt: delivered + .milliseconds(420),
                openedAt: delivered + .seconds(2_700), acknowledgedAt: delivered + .seconds(5_400),
                deadline: reported + .seconds(20 * 3600 + 1800), stage: .closed)
        }
    }

    static func timelines() throws -> [NoticeTimeline] {
        let reported = try instant("2022-09-20T20:00:00Z")
        let deadline = try instant("2022-09-21T07:30:00Z")
        func notice(
            _ name: String, sent: Instant? = nil, delivered: Instant? = nil, infeasible: Bool = false, stage: Stage,
            holds: [HeldInterval] = []
        ) throws -> NoticeTimeline {
            NoticeTimeline(
                notice: .text(name), flow: .encompass, recipient: try school(116_903), force: "21", reportedAt: reported,
                acceptedAt: reported + .seconds(60), sentAt: sent, deliveredAt: delivered, deadline: deadline,
                infeasible: infeasible,
                confidence: name == "waiting" ? .low : .setting, escalation: stage == .held ? .deadlinePassed : nil, stage: stage,
                holds: holds)
        }
        return try audit(january, reported: "2022-01-10T12:00:00Z", force: "22", prefix: "jan")
            + audit(september, reported: "2022-09-05T12:00:00Z", force: "22", prefix: "sep") + [
                try notice("in-time", sent: reported + .seconds(61), delivered: reported + .seconds(62), stage: .delivered),
                try notice("infeasible", sent: deadline, delivered: deadline + .seconds(600), infeasible: true, stage: .delivered),
                try notice("waiting", stage: .accepted),
                try notice(
                    "held", stage: .held, holds: [HeldInterval(code: .noTrainedKeyAdult, from: reported + .seconds(60))]),
                try notice("wrong-school", sent: deadline, delivered: deadline, stage: .refused),
                try notice("recalled", sent: deadline, delivered: deadline, stage: .recalled),
            ]
    }

    static func holds() throws -> [HeldInterval] {
        [
            HeldInterval(code: .noSetting, from: try instant("2022-01-11T08:00:00Z"), to: try instant("2022-01-11T10:00:00Z")),
            HeldInterval(code: .noSetting, from: try instant("2022-01-12T08:00:00Z"), to: try instant("2022-01-12T09:00:00Z")),
            HeldInterval(code: .noTrainedKeyAdult, from: try instant("2022-09-20T20:01:00Z")),
        ]
    }

    static func report(from: String? = nil, to: String? = nil, rehearsal: Bool = true) throws -> TimelinessReport {
        TimelinessReport(
            heading: ReportHeading(
                deployment: "worcestershire.example", rehearsal: rehearsal, from: from.flatMap { CivilDate(iso: $0) },
                to: to.flatMap { CivilDate(iso: $0) }, asOf: try instant("2022-11-01T09:00:00Z")),
            timelines: try timelines(), holds: try holds())
    }
}
