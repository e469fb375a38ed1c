// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding
import Testing
import Wire

@testable import Journal

/// A small journal as files, and what must be got out of them: of each notice its content, whom it is for and what it is shown as,
/// of each event the answer that it got, and that a suspended partner is suspended.
struct SmallStore {
    /// What a recipient would be sent.
    struct Served: Hashable {
        var recipient: PartnerID
        var kind: NoticeKind
        var body: [UInt8]
        var releasedAt: Instant
    }

    /// What came of reading a damaged copy.
    enum Outcome: Hashable {
        /// It does not open.
        case refused
        /// It opens, and whatever was got is right; `isNoticed` when something could not be got or the check of the ledger fails.
        case right(isNoticed: Bool)
        /// Something was got that was never put in, or is gone without a word.
        case wrong(String)
    }

    let files: [String: [UInt8]]
    let key: [UInt8]
    let served: [NoticeID: Served]

    /// As a daemon leaves it that was killed amid its work (`withLog`) or has been idle.
    init(withLog: Bool) throws {
        let test = try TestJournal()
        try test.repage(512)
        let schools = try ["school/116900", "school/116901"].map { try #require(PartnerID($0)) }
        var served: [NoticeID: Served] = [:]
        try test.write {
            for school in schools { try $0.put(school, name: "Sample School") }
            try $0.setSuspended(true, partner: schools[1], reason: "its key was lost")
        }
        for number in 0..<6 {
            let (_, notice) = try test.publish(
                id: "event-\(number)", to: schools[number % 2], sending: number < 3, body: "{\"number\":\(number)}",
                answer: Self.answer(number))
            if number == 0 { _ = try test.receipt(notice, .delivered) }
            // What stands so far goes from the log into the database, and the rest stays in the log.
            if number == 2 { try SmallStore.checkpoint(test.journal) }
            if number > 0 {
                served[notice.id] = Served(recipient: notice.recipient, kind: notice.kind, body: notice.body, releasedAt: test.now)
            }
        }
        let names = ["journal.db", "journal.mark"] + (withLog ? ["journal.db-wal"] : [])
        if !withLog { try SmallStore.checkpoint(test.journal) }
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(test.folder)/\(name)"))) }
        self.files = files
        self.served = served
        key = test.keyOctets
    }

    /// What the event of a number was told.
    private static func answer(_ number: Int) -> String { "{\"event\":\"event-\(number)\",\"notices\":[]}" }

    private static func checkpoint(_ journal: Journal) throws {
        _ = try journal.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Opens a copy in which one octet is another and gets everything out of it.
    func outcome(flipping mask: UInt8, at offset: Int, of name: String, in folder: String) throws -> Outcome {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (file, octets) in files {
            var octets = octets
            if file == name { octets[offset] ^= mask }
            try Data(octets).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        }
        guard let journal = try? Journal(opening: folder, key: DeploymentKey(key)) else { return .refused }
        defer { journal.close() }
        return read(journal)
    }

    private func read(_ journal: Journal) -> Outcome {
        let now = Instant(milliseconds: 1_800_000_000_000)
        var isNoticed = (try? journal.reader.verifyLedger()) == nil
        var found = try? journal.reader.waiting()
        if found == nil {
            // As a start does.
            isNoticed = true
            found = try? journal.reader.waitingByRows()
        }
        switch standings(journal, now: now) {
        case .wrong(let what): return .wrong(what)
        case .right(isNoticed: true): isNoticed = true
        case .right, .refused: break
        }
        guard let waiting = found else { return .right(isNoticed: true) }
        var got: Set<NoticeID> = []
        for notice in waiting {
            guard
                let outgoing = try? journal.write(at: now, { try $0.beginAttempt(notice.sequence, to: notice.recipient) })
            else {
                isNoticed = true
                continue
            }
            let found = Served(
                recipient: outgoing.recipient, kind: outgoing.kind, body: outgoing.body, releasedAt: outgoing.releasedAt)
            // The one that was delivered may be served again when the mark of its delivery is gone; it is still its own.
            if let original = served[outgoing.id] {
                guard found == original else { return .wrong("a notice is another's or other than it was") }
            } else {
                isNoticed = true
            }
            got.insert(outgoing.id)
        }
        guard !isNoticed, got.count < served.count else { return .right(isNoticed: isNoticed) }
        return .wrong("\(served.count - got.count) notices are gone")
    }

    /// What is told of answers and of partners.
    private func standings(_ journal: Journal, now: Instant) -> Outcome {
        guard let police = PartnerID("police/22"), let suspended = PartnerID("school/116901") else { return .refused }
        var isNoticed = false
        for number in 0..<6 {
            let digest = [UInt8](repeating: 1, count: 32)
            do {
                let stored = try journal.write(at: now) {
                    try $0.answer(source: police, id: "event-\(number)", digest: digest)
                }
                guard let stored else { continue }
                guard stored.sameContent else { return .wrong("event \(number) is taken for another") }
                guard stored.answer == Array(Self.answer(number).utf8) else { return .wrong("event \(number) has another answer") }
            } catch {
                isNoticed = true
            }
        }
        guard let partners = try? journal.reader.partners() else { return .right(isNoticed: true) }
        if partners.contains(where: { $0.id == suspended && !$0.suspended }) { return .wrong("a suspended partner is let in") }
        return .right(isNoticed: isNoticed)
    }
}
