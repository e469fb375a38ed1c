// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

extension Broker {
    /// Says of each source that has been silent for too long, once until there is word from it again.
    func watchSources(now: Instant) {
        switch nextSourceLook {
        case .at(nil): return
        case .at(let next?) where next > now: return
        case .at, .unknown: break
        }
        do {
            let ages = try sourceAges()
            nextSourceLook = .at(ages.nextStale(after: now))
            let stale = ages.stale(at: now)
            tell(of: stale.subtracting(staleSources).sorted(), .error, "sources of the directory are silent for too long")
            tell(of: staleSources.subtracting(stale).sorted(), .notice, "there is word again from sources of the directory")
            staleSources = stale
        } catch {
            handleJournalFailure(error, while: "looking at the age of imports")
        }
    }

    /// One line, however many rolls it is about: a feed that dies takes those of all its schools with it.
    private func tell(of sources: [DirectorySource], _ level: Logger.Level, _ what: Logger.Message) {
        if sources.isEmpty { return }
        if level == .error { counters.alarms += 1 }
        logger.log(
            level: level, what,
            metadata: [
                "count": "\(sources.count)", "sources": "\(sources.prefix(5).map(\.name).joined(separator: " "))",
            ])
    }

    /// The age of whatever the area relies on: of rolls, those of settings to which something can be sent.
    func sourceAges() throws -> SourceAges { try SourceAges(journal.reader, directory, limits: settings.sourceLimits) }
}

extension SourceAges {
    init(_ reader: JournalReader, _ directory: SettingDirectory, limits: SourceLimits) throws {
        let seen = try reader.sourcesSeen().filter { source, _ in
            guard case .roll(let setting) = source else { return true }
            return directory.isDeliverable(setting)
        }
        self.init(seen: seen, limits: limits)
    }

    /// What `status` says of sources: each register, and all rolls in one.
    func status(now: Instant) -> JSON {
        func line(_ name: String, _ members: [DirectorySource: Instant]) -> JSON? {
            guard let oldest = members.values.min(), let source = members.keys.first else { return nil }
            let stale = members.keys.count { isStale($0, at: now) }
            let limit = limits.limit(of: source).map { JSON.integer($0.components.seconds / 3600) }
            return [
                "source": .string(name), "count": .integer(Int64(members.count)), "stale": .integer(Int64(stale)),
                "oldest": .string(oldest.rfc3339), "limitHours": limit ?? .null,
            ]
        }
        var rolls: [DirectorySource: Instant] = [:]
        var lines: [JSON] = []
        for (source, seen) in seen.sorted(by: { $0.key < $1.key }) {
            if case .roll = source {
                rolls[source] = seen
            } else if let line = line(source.name, [source: seen]) {
                lines.append(line)
            }
        }
        return .array(lines + (line("rolls", rolls).map { [$0] } ?? []))
    }
}
