// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// What remains of a journal whose content is past its time: how long its destruction takes, what the file then holds, and how
/// fast its ledger is verified.
struct AgedJournal {
    var folder: String
    var key: DeploymentKey

    /// Destroys what is due, turn by turn, as the evening does; the clock must stand behind the retention of content.
    func destroy(on broker: isolated Broker) throws {
        var next: (part: String?, row: Int64) = (RetentionPart.content.rawValue, 0)
        var turns: [Double] = []
        var destroyed: [String: Int64] = [:]
        while let part = next.part {
            let started = DispatchTime.now().uptimeNanoseconds
            let answer = try broker.administer(
                AdminRequest(.retentionRun, ["part": .string(part), "after": .integer(next.row), "dryRun": .boolean(false)]))
            turns.append(Double(DispatchTime.now().uptimeNanoseconds - started) / 1e6)
            let root = try JSONDocument(answer.octets).root
            for name in ["due", "notices", "rows", "entries"] { destroyed[name, default: 0] += root[name]?.integer ?? 0 }
            next = (root["nextPart"]?.string, root["next"]?.integer ?? 0)
        }
        turns.sort()
        let counts = destroyed.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
        print(
            #"{"label":"aged",\#(counts),"turns":\#(turns.count),"medianMs":\#(text(turns[turns.count / 2])),"#
                + #""longestMs":\#(text(turns[turns.count - 1])),"seconds":\#(text(turns.reduce(0, +) / 1000))}"#)
    }

    /// Reads the ledger as `ledger verify` does, and says what of it could still be opened.
    func verify() throws {
        let started = DispatchTime.now().uptimeNanoseconds
        let before = CoreBenchmark.memory
        let found = try JournalReader(folder: folder, key: key).verifyLedger()
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        print(
            #"{"label":"aged","leaves":\#(found.leaves),"opened":\#(found.opened),"sealed":\#(found.sealed),"#
                + #""seconds":\#(text(seconds)),"leavesPerSecond":\#(Int(Double(found.leaves) / seconds)),"before":{\#(before)},"#
                + #""after":{\#(CoreBenchmark.memory)}}"#)
    }

    /// Says how many octets of the file are in use, of how many.
    func measure(notices: Int) throws {
        let space = try JournalReader(folder: folder, key: key).space()
        print(
            #"{"label":"aged","notices":\#(notices),"fileMiB":\#(space.file >> 20),"usedMiB":\#(space.used >> 20),"#
                + #""usedOctetsPerNotice":\#(space.used / max(1, notices))}"#)
    }

    private func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
