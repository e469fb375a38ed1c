// SPDX-License-Identifier: Apache-2.0
import Client
import Foundation
import Safeguarding
import Wire

/// One line of `publish --format json`.
struct PublishedLine: Sendable {
    /// The file's name without number and ending, with blanks: `siblings in two schools`.
    var title: String
    /// `ACCEPTED` or `REJECTED`.
    var answer: String
    var body: JSONValue
    /// The event's id; empty for a rejection.
    var event: String { body["event"]?.string ?? "" }

    init(_ line: String) throws {
        let root = try JSONDocument(line).root
        let name = URL(fileURLWithPath: root["file"]?.string ?? "").deletingPathExtension().lastPathComponent
        title = name.split(separator: "-").dropFirst().joined(separator: " ")
        answer = root["answer"]?.string ?? ""
        body = root["body"] ?? root
    }
}

/// What became of each published event: asked of the broker by the producer, as any producer can.
struct OutcomeTable {
    var published: [PublishedLine]
    /// The producer's profile.
    var profile: String
    /// What `hold list --all` says.
    var holds: [JSONValue]

    func lines() async throws -> [String] {
        let connection = try await PartnerProfile.load(profile).open(session: nil)
        var table = TextTable(["EVENT", "ANSWER", "RECIPIENT", "STAGE", "SINCE", "DEADLINE", ""])
        for line in published {
            let answer = line.body["duplicate"]?.boolean == true ? "duplicate" : line.answer.lowercased()
            guard line.answer == "ACCEPTED" else {
                table.rows.append([line.title, answer, line.body["code"]?.string ?? "", "", "", "", ""])
                continue
            }
            let progress = try Wire.Progress(body: await connection.status(of: line.event).body)
            var rows = progress.notices.map { row($0) } + holdRows(line)
            if rows.isEmpty { rows = denialRows(line) }
            if rows.isEmpty { rows = [["", "", "", "", ""]] }
            for (index, row) in rows.enumerated() {
                table.rows.append([index == 0 ? line.title : "", index == 0 ? answer : ""] + row)
            }
        }
        await connection.close()
        return table.lines
    }

    private func row(_ notice: Wire.Progress.Line) -> [String] {
        let late = notice.at > notice.deadline
        let verdict =
            switch notice.stage {
            case .acknowledged, .closed, .opened: late ? "late" : "in time"
            case .delivered: "stored, nobody read it"
            default: "escalated: never delivered"
            }
        return [
            notice.recipient?.description ?? "not told", notice.stage.rawValue, minute(notice.at), minute(notice.deadline), verdict,
        ]
    }

    private func holdRows(_ line: PublishedLine) -> [[String]] {
        let sequence = line.body["sequence"]?.integer
        return holds.filter { $0["sequence"]?.integer == sequence && $0["exception"]?.boolean != true }.map { hold in
            [
                hold["owner"]?.string ?? "", "held", hold["openedAt"]?.string.map(minute) ?? "",
                hold["deadline"]?.string.map(minute) ?? "", "\(hold["code"]?.string ?? ""), \(hold["state"]?.string ?? "")",
            ]
        }
    }

    private func denialRows(_ line: PublishedLine) -> [[String]] {
        line.body["denials"]?.elements.map { ["nobody", "denied", "", "", $0["code"]?.string ?? ""] } ?? []
    }

    private func minute(_ instant: Instant) -> String { minute(instant.rfc3339) }

    /// `2026-05-05T07:30:00Z` as `05-05 07:30Z`.
    private func minute(_ text: String) -> String {
        "\(text.dropFirst(5).prefix(5)) \(text.dropFirst(11).prefix(5))Z"
    }
}
