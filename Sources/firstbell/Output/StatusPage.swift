// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// What `status` prints, and whether it is well.
struct StatusPage {
    var reply: Administrator.Reply

    init(_ reply: Administrator.Reply) { self.reply = reply }

    /// The broker's answer with `daemon` before it: `running` or `stopped`.
    var json: JSON {
        guard case .object(let members) = reply.value.tree else { return reply.value.tree }
        return .object([.init("daemon", .string(reply.fromDaemon ? "running" : "stopped"))] + members)
    }

    /// A running daemon that takes events, can judge its partners, took its policy's file, can read its rolls and hold to them what
    /// waits, in which nothing is stuck and every hold is some authority's, is well; everything else needs a person.
    var isWell: Bool {
        reply.fromDaemon && reply.value["condition"]?.string == "ready" && reply.value["stuck"]?.integer == 0
            && ["open", "breaches"].allSatisfy { reply.value["unassignedHolds"]?[$0]?.integer ?? 0 == 0 }
            && reply.value["transfers"]?["stopped"]?.boolean != true
            && reply.value["transfers"]?["unreadableRolls"]?.integer ?? 0 == 0
            && reply.value["edge"]?["healthy"]?.boolean != false && reply.value["policyFile"]?["healthy"]?.boolean != false
            && ["portal", "http"].allSatisfy { reply.value[$0]?["healthy"]?.boolean != false }
    }

    /// Prints the page; throws exit code 1 when something needs a person.
    func print(_ format: FormatOption.Format) throws {
        try PrintedAnswer(json).print(format)
        if !isWell { throw ExitCode.failure }
    }
}
