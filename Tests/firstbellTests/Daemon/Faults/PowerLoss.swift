// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// What a loss of power makes of what was not synced.
struct PowerLoss: Sendable {
    enum Manner: CaseIterable, Sendable {
        /// All of it is lost.
        case forgetful
        /// Of each sector that was written either the old or the new content is there, as the disk liked; a folder likewise.
        case torn
        /// The writes reached the disk in order up to some moment, and the one of that moment in part.
        case cutOff
    }

    static let sector = 512

    let manner: Manner
    let seed: UInt64

    /// Leaves the files as the loss leaves them.
    func happen(to log: UndoLog) throws {
        var random = SeededGenerator(seed: seed)
        let content = log.steps.filter(\.isContent)
        for path in Set(content.map(\.path)).sorted() where FileManager.default.fileExists(atPath: path) {
            let current = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            let left = remains(of: current, after: content.filter { $0.path == path }, &random)
            try overwrite(path, with: left)
        }
        for step in log.steps.reversed() {
            if manner != .forgetful, Bool.random(using: &random) { continue }
            switch step {
            case .create(let path): unlink(path)
            case .unlink(let path, let kept):
                if !FileManager.default.fileExists(atPath: path) { rename(kept, path) }
            case .write, .truncate: break
            }
        }
    }

    /// What is left of a file that stood at `current` with these steps not synced.
    func remains(of current: [UInt8], after steps: [UndoLog.Step], _ random: inout SeededGenerator) -> [UInt8] {
        switch manner {
        case .forgetful: return steps.reversed().reduce(current, PowerLoss.undo)
        case .torn:
            let durable = steps.reversed().reduce(current, PowerLoss.undo)
            // A file that was cut has no sector of which both contents are there.
            guard steps.allSatisfy(\.isWrite) else { return durable }
            return tear(durable, current, steps, &random)
        case .cutOff:
            let kept = Int.random(in: 0...steps.count, using: &random)
            let before = steps[kept...].reversed().reduce(current, PowerLoss.undo)
            guard kept < steps.count, steps[kept].isWrite else { return before }
            let after = steps[(kept + 1)...].reversed().reduce(current, PowerLoss.undo)
            return tear(before, after, [steps[kept]], &random)
        }
    }

    private func tear(
        _ before: [UInt8], _ after: [UInt8], _ steps: [UndoLog.Step], _ random: inout SeededGenerator
    ) -> [UInt8] {
        var sectors: Set<Int> = []
        for case .write(_, let offset, let count, _, _) in steps where count > 0 {
            sectors.formUnion(offset / Self.sector...(offset + count - 1) / Self.sector)
        }
        var left = before
        for sector in sectors.sorted() where Bool.random(using: &random) {
            // The kill may have come before the write itself: then the file never reached this sector.
            guard sector * Self.sector < after.count else { continue }
            let range = sector * Self.sector..<min((sector + 1) * Self.sector, after.count)
            if left.count < range.upperBound { left += [UInt8](repeating: 0, count: range.upperBound - left.count) }
            left.replaceSubrange(range, with: after[range])
        }
        return left
    }

    private static func undo(_ content: [UInt8], _ step: UndoLog.Step) -> [UInt8] {
        var content = content
        switch step {
        case .write(_, let offset, _, let size, let old):
            // The kill may have come before the write itself.
            if content.count > size { content.removeLast(content.count - size) }
            if !old.isEmpty { content.replaceSubrange(offset..<offset + old.count, with: old) }
        case .truncate(_, let to, let size, let old):
            if to < size { content = Array(content.prefix(to)) + old } else { content = Array(content.prefix(size)) }
        case .create, .unlink: break
        }
        return content
    }

    private func overwrite(_ path: String, with content: [UInt8]) throws {
        // In place: another name of the file must see it too.
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: content)
    }
}

extension UndoLog.Step {
    fileprivate var isWrite: Bool {
        if case .write = self { return true }
        return false
    }
}
