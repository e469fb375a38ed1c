// SPDX-License-Identifier: Apache-2.0
import Directories
import Dispatch
import NIOConcurrencyHelpers

/// Rows of rolls in their order, sealed by a second thread while those before them are stored.
///
/// Digesting and sealing a row takes half as long as storing it. Whoever stores seals too when nothing is ready for it, so that one
/// processor loses nothing by the division.
final class SealedRolls: Sendable {
    private let rows: [RollRow]
    private let key: DeploymentKey
    private let parts = NIOLockedValueBox(Parts())
    /// How many parts the second thread may still make before one of its own is taken.
    private let room = DispatchSemaphore(value: 0)
    private let made = DispatchSemaphore(value: 0)

    private static let rowsOfPart = 256
    private static let ahead = 16

    private struct Parts {
        /// The first that nobody has begun.
        var next = 0
        /// What the second thread has made and nobody has taken.
        var ready: [Int: Result<[SealedRoll], any Error>] = [:]
        var isAbandoned = false
    }

    init(_ rows: [RollRow], key: DeploymentKey) {
        self.rows = rows
        self.key = key
    }

    private var count: Int { (rows.count + Self.rowsOfPart - 1) / Self.rowsOfPart }

    /// Hands out each row, in order; ends with the first error.
    func forEach(_ body: (SealedRoll) throws -> Void) throws {
        if count > 2 {
            for _ in 0..<Self.ahead { room.signal() }
            DispatchQueue.global(qos: .userInitiated).async { self.makeParts() }
        }
        defer {
            parts.withLockedValue { $0.isAbandoned = true }
            room.signal()
        }
        for part in 0..<count { for row in try taken(part) { try body(row) } }
    }

    private enum Step {
        case ready(Result<[SealedRoll], any Error>)
        /// Nobody has begun it.
        case own
        case wait
    }

    private func taken(_ part: Int) throws -> [SealedRoll] {
        while true {
            let step = parts.withLockedValue { parts -> Step in
                if let rows = parts.ready.removeValue(forKey: part) { return .ready(rows) }
                guard parts.next == part else { return .wait }
                parts.next += 1
                return .own
            }
            switch step {
            case .ready(let rows):
                room.signal()
                return try rows.get()
            case .own: return try sealed(part)
            case .wait: made.wait()
            }
        }
    }

    private func makeParts() {
        while true {
            room.wait()
            let part = parts.withLockedValue { parts -> Int? in
                guard !parts.isAbandoned, parts.next < count else { return nil }
                defer { parts.next += 1 }
                return parts.next
            }
            guard let part else { return }
            let rows = Result { try sealed(part) }
            parts.withLockedValue { $0.ready[part] = rows }
            made.signal()
        }
    }

    private func sealed(_ part: Int) throws -> [SealedRoll] {
        let first = part * Self.rowsOfPart
        return try rows[first..<min(first + Self.rowsOfPart, rows.count)].map { try SealedRoll($0, key: key) }
    }
}
