// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Client
import NIOConcurrencyHelpers
import UnixSignals
import Wire

/// The receiving of notices by one recipient, until enough came or somebody ends it.
struct Reception {
    var profile: PartnerProfile
    /// Different notices to receive; nil goes on for ever.
    var count: Int?
    /// The last receipt to send for each.
    var last: NoticeStage
    /// E-mail of the key adult who reads.
    var by: String?
    /// Whether what recalls take back was deleted; a program cannot know that by itself.
    var deleted = false
    /// Where notices are stored before `delivered` is said.
    var folder: String?
    /// First what was delivered earlier and never opened.
    var unread = false

    /// Receives, stores, receipts and prints; throws exit code 1 when a receipt was rejected.
    func perform() async throws {
        if let folder { try PrivateFile.folder(folder) }
        let connection = try await profile.open(session: PartnerConnection.Session(fromUnread: unread))
        let rejected = NIOLockedValueBox(false)
        let watching = Task { await watch(connection) }
        defer { watching.cancel() }
        let result: Result<Void, any Error>
        do {
            result = .success(
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await receive(connection, rejected) }
                    group.addTask { for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) { return } }
                    try await group.next()
                    group.cancelAll()
                })
        } catch {
            result = .failure(error)
        }
        await connection.close()
        try result.get()
        if rejected.withLockedValue({ $0 }) { throw ExitCode.failure }
    }

    private func receive(_ connection: PartnerConnection, _ rejected: NIOLockedValueBox<Bool>) async throws {
        var seen: Set<String> = []
        for await notice in connection.notices {
            try store(notice)
            var stage: NoticeStage?
            for next in stages(of: notice) {
                let answer = try await connection.record(
                    next, of: notice, by: next == .delivered ? nil : by,
                    code: notice.isRecall && next == .acknowledged ? "deleted" : nil)
                guard answer.isSuccess else {
                    rejected.withLockedValue { $0 = true }
                    Console.error(
                        CommandFailure(
                            "the receipt \(next.rawValue) of \(notice.id) was rejected: \(answer.rejectionCode ?? "unknown")",
                            try: "--by with the e-mail of a key adult whose training is current"))
                    break
                }
                stage = next
            }
            try Console.line(line(notice, stage))
            seen.insert(notice.id)
            if let count, seen.count >= count { return }
        }
    }

    /// Tells what keeps a connection from coming about; it is tried again all the same.
    private func watch(_ connection: PartnerConnection) async {
        var told: ConnectionFailure?
        for await event in connection.events {
            switch event {
            case .failed(let failure) where failure != told:
                told = failure
                Console.error(CommandFailure("\(failure.what); trying again", try: failure.remedy))
            case .welcomed: told = nil
            case .unreadableNotice(let code):
                Console.error(CommandFailure("a notice cannot be read: \(code)", try: "a newer version of firstbell"))
            default: break
            }
        }
    }

    private func stages(of notice: Notice) -> [NoticeStage] {
        switch last {
        case .opened where notice.isDrill, .acknowledged where notice.isDrill: [.delivered]
        case .acknowledged where notice.isRecall && !deleted: [.delivered, .opened]
        case .opened: [.delivered, .opened]
        case .acknowledged: [.delivered, .opened, .acknowledged]
        case .delivered, .refused: [.delivered]
        }
    }

    /// A notice that comes again is on the disk already; its content is the same, for its digest is.
    private func store(_ notice: Notice) throws {
        guard let folder else { return }
        let path = "\(folder)/\(notice.id).json"
        do {
            try PrivateFile.create(notice.body, at: path)
        } catch let failure as CommandFailure where failure.what.hasPrefix("it exists") {
            return
        }
    }

    private func line(_ notice: Notice, _ stage: NoticeStage?) throws -> String {
        let line: JSON = [
            "id": .string(notice.id), "attempt": .integer(Int64(notice.attempt)),
            "receipt": stage.map { .string($0.rawValue) } ?? .null, "notice": try JSONDocument(notice.body).root.tree,
        ]
        return String(decoding: line.octets, as: UTF8.self)
    }
}
