// SPDX-License-Identifier: Apache-2.0
import GRDB

extension JournalReader {
    /// Reads the parts of something large on as many connections at once as there are processors.
    ///
    /// Each part has a snapshot of its own, so that none outlives a second however much there is to read.
    ///
    /// - Parameter read: what to do with one part; called on several threads at once.
    /// - Returns: what came of each part, in their order.
    /// - Throws: what the earliest part that failed threw.
    func inParts<Part: Sendable, Value: Sendable>(
        _ parts: [Part], _ read: @escaping @Sendable (Database, Part) throws -> Value
    ) throws -> [Value] {
        try Processors.map(parts.count) { place in try pool.read { try read($0, parts[place]) } }
    }

    /// The same, taken up by each thread in what it began with.
    ///
    /// - Returns: what came of it, one a thread.
    func inParts<Part: Sendable, Value: Sendable>(
        _ parts: [Part], from empty: Value, _ take: @escaping @Sendable (inout Value, Database, Part) throws -> Void
    ) throws -> [Value] {
        try Processors.fold(parts.count, from: empty) { value, place in
            try pool.read { try take(&value, $0, parts[place]) }
        }
    }
}
