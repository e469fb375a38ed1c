// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Logging
import Safeguarding
import Wire

extension Broker {
    /// Refuses publishes before memory or a producer's quota is used up; once a second.
    func watchLimits(now: Instant) {
        gate.close(condition == .full, for: .disk)
        if memory.limit > 0, let resident = ResidentMemory.octets, memory.measured(resident) {
            gate.close(memory.isExceeded, for: .memory)
            if memory.isExceeded {
                logger.critical("memory is nearly used up: publishes are refused", metadata: ["resident": "\(resident)"])
            } else {
                logger.notice("there is memory again: publishes are taken")
            }
        }
        do {
            try publishing.follow(journal.reader, now: now)
        } catch {
            handleJournalFailure(error, while: "counting what was published")
        }
        let exhausted = publishing.exhausted
        for partner in exhausted.subtracting(gate.exhausted) {
            logger.warning("a producer has used up its quota of the day", metadata: ["partner": "\(partner)"])
        }
        gate.refuse(exhausted)
    }

    /// What `status` says of limits.
    func limitsStatus() -> JSON {
        var room = statvfs()
        let free = statvfs(journal.folder, &room) == 0 ? Int64(room.f_bavail) * Int64(room.f_frsize) : nil
        let refused = gate.refused
        return [
            "refusing": .array(gate.causes.map { .string($0.rawValue) }),
            "overQuota": .array(gate.exhausted.map { .string($0.description) }),
            "diskFree": free.map { .integer($0) } ?? .null, "diskFloor": .integer(settings.diskFloor),
            "memoryResident": ResidentMemory.octets.map { .integer($0) } ?? .null, "memoryLimit": .integer(memory.limit),
            "quota": .integer(publishing.quota),
            "publishedToday": .object(
                publishing.used.sorted { $0.key < $1.key }.map { JSON.Member($0.key.description, .integer($0.value)) }),
            "refused": .object(
                RetryCause.allCases.compactMap { cause in
                    refused[cause].map { JSON.Member(cause.rawValue, .integer(Int64($0))) }
                }),
        ]
    }
}

/// The memory that this process has in use.
enum ResidentMemory {
    /// Octets; nil where the kernel does not say.
    static var octets: Int64? {
        guard let file = fopen("/proc/self/statm", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 128)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
        let fields = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        // The second field is the resident set, in pages (proc(5)).
        guard fields.count > 1, let pages = Int64(fields[1]) else { return nil }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
