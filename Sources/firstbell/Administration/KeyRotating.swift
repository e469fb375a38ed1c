// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// The change of a deployment's key: its file, and everything in the journal that it seals.
///
/// At every moment the files hold each key that the journal needs: the new key is on the disk before the journal knows of it,
/// and the former one is removed after the journal has forgotten it.
struct KeyRotating {
    var deployment: Deployment
    var batch: Int
    /// How long the change may go on now; nil to its end.
    var limit: Duration?
    /// Called after each step, where a test may end the process's part.
    var afterStep: (Step) throws -> Void = { _ in }

    enum Step: Hashable { case written, begun, placed, batch, ended }

    /// Begins a change, or goes on with one, and tells what it did.
    func perform(_ format: FormatOption.Format) throws {
        let answer = try rotate()
        try PrintedAnswer(answer).print(format)
    }

    func rotate() throws -> JSON {
        do {
            let path = try keyFile()
            var journal = try open()
            defer { journal.close() }
            try settleFiles(at: path, for: journal)
            let former: String
            let resumed = try journal.rotation() != nil
            if resumed {
                former = try journal.keyChecks().former ?? ""
            } else {
                former = try journal.keyChecks().current
                try begin(journal, at: path)
                journal.close()
                journal = try open()
                try settleFiles(at: path, for: journal)
                try afterStep(.placed)
            }
            let sealed = try sealAll(journal)
            let isDone = try journal.rotation() == nil
            if isDone { try journal.emptyLog() }
            let current = try journal.keyChecks().current
            try settleFiles(at: path, for: journal)
            return [
                "from": .string(former), "to": .string(current), "resumed": .boolean(resumed), "sealed": .integer(Int64(sealed)),
                "done": .boolean(isDone), "key": .string(path),
            ]
        } catch let error as JournalError {
            throw DeploymentJournal(deployment: deployment).failure(error)
        } catch let failure as BackupFailure {
            throw CommandFailure("the deployment key: \(failure.what)", try: failure.remedy)
        }
    }

    private func keyFile() throws -> String {
        switch deployment.configuration.keys.deployment {
        case .file(let path): return deployment.path(path)
        case .credential:
            throw CommandFailure(
                "the deployment key is a systemd credential, which cannot be written",
                try: "FIRSTBELL_KEYS_DEPLOYMENT=FILE with the key, and `systemd-creds encrypt` of that file afterwards")
        }
    }

    private func open() throws -> Journal {
        guard let journal = try DeploymentJournal(deployment: deployment).journal() else {
            throw CommandFailure(
                "the daemon or another command has the journal",
                try: "again after `systemctl stop firstbell`; a change can be interrupted")
        }
        return journal
    }

    /// The deployment's own clock, which in a rehearsal is not the machine's.
    private func clock(of journal: Journal) throws -> BrokerClock {
        BrokerClock(offset: try journal.reader.identity().rehearsal ? journal.reader.clockOffset() : 0)
    }

    private func begin(_ journal: Journal, at path: String) throws {
        let next = DeploymentKeyFile.next(path)
        let octets = DeploymentKey.generate()
        try PrivateFile.create(octets, at: next)
        // Whoever reads the key must be able to read the next one.
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        if let owner = attributes[.ownerAccountID] as? Int, let group = attributes[.groupOwnerAccountID] as? Int {
            guard chown(next, uid_t(owner), gid_t(group)) == 0 else { throw BackupFailure.unwritable(code: errno) }
        }
        try DurableFile.synchronize((next as NSString).deletingLastPathComponent)
        try afterStep(.written)
        try journal.beginRotation(to: octets, at: clock(of: journal).now)
        try afterStep(.begun)
    }

    private func sealAll(_ journal: Journal) throws -> Int {
        var total = 0
        let clock = try clock(of: journal)
        let end = limit.map { ContinuousClock.now + $0 }
        while try journal.rotation() != nil {
            let (sealed, position) = try journal.rotateOn(limit: batch, at: clock.now)
            total += sealed
            if let position, sealed > 0 { Console.progress("\(position.part.rawValue): \(total) sealed anew in all") }
            try afterStep(position == nil ? .ended : .batch)
            if let end, .now >= end { break }
        }
        return total
    }

    /// Gives each key file the name that the journal's state calls for; does nothing where that is so.
    private func settleFiles(at path: String, for journal: Journal) throws {
        let next = DeploymentKeyFile.next(path)
        let former = DeploymentKeyFile.former(path)
        let checks = try journal.keyChecks()
        func holds(_ file: String, _ check: String?) throws -> Bool {
            guard let check, FileManager.default.fileExists(atPath: file) else { return false }
            return try DeploymentKey(try DeploymentKeyFile.read(file)).checkText == check
        }
        if try holds(next, checks.current), try !holds(path, checks.current) {
            if try holds(path, checks.former), try !holds(former, checks.former) {
                unlink(former)
                guard link(path, former) == 0 else { throw BackupFailure.unwritable(code: errno) }
            }
            guard rename(next, path) == 0 else { throw BackupFailure.unwritable(code: errno) }
        }
        // What the journal knows nothing of was never in force, or is no longer.
        if try holds(path, checks.current) {
            unlink(next)
            if checks.former == nil { unlink(former) }
        }
        try DurableFile.synchronize((path as NSString).deletingLastPathComponent)
    }
}
