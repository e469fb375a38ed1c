// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Wire

/// An online backup: the command asks for one step after another, so that between two of them the broker does its work.
extension Broker {
    /// How long one step may keep the broker from its work.
    private static let stepLength = Duration.milliseconds(2)
    private static let pagesAtOnce: Int32 = 32

    func beginBackup(_ arguments: AdminArguments) throws -> JSON {
        let file = try arguments.text("file")
        try requireRoom(for: file)
        do {
            let progress = try journal.beginCopy(to: file)
            endIdleBackup()
            return progress.json
        } catch let failure as BackupFailure {
            throw AdminFailure(failure)
        }
    }

    func stepBackup() throws -> JSON {
        let began = ContinuousClock.now
        do {
            var progress: CopyProgress
            repeat {
                progress = try journal.copyOn(pages: Self.pagesAtOnce)
            } while !progress.isDone && began.duration(to: .now) < Self.stepLength
            return progress.json
        } catch let failure as BackupFailure {
            throw AdminFailure(failure)
        }
    }

    func abandonBackup() -> JSON {
        journal.abandonCopy()
        return .object([])
    }

    /// Without its command a copy would be kept up with the journal for ever.
    private func endIdleBackup() {
        Task { [weak self] in
            while (try? await Task.sleep(for: Journal.copyPatience / 2)) != nil {
                guard await self?.hasBackup() == true else { return }
            }
        }
    }

    private func hasBackup() -> Bool { journal.abandonIdleCopy() }

    /// A copy on the journal's own disk must not be what fills it.
    private func requireRoom(for file: String) throws {
        let folder = (file as NSString).deletingLastPathComponent
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else { throw AdminFailure(BackupFailure.unwritable(code: errno)) }
        let free = Int64(room.f_bavail) * Int64(room.f_frsize)
        let attributes = try? FileManager.default.attributesOfItem(atPath: Journal.path(in: journal.folder))
        let needed = (attributes?[.size] as? Int64 ?? 0) + settings.diskFloor * 2
        guard free >= needed else {
            throw AdminFailure(
                "the disk of the backup has \(free) octets free, and it may need \(needed)", try: "a disk with more space")
        }
    }
}

extension CopyProgress {
    fileprivate var json: JSON {
        ["remaining": .integer(Int64(remaining)), "total": .integer(Int64(total)), "done": .boolean(isDone)]
    }
}

extension AdminFailure {
    fileprivate init(_ failure: BackupFailure) { self.init(failure.what, try: failure.remedy) }
}
