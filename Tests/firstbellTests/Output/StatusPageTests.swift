// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

@testable import firstbell

@Suite struct StatusPageTests {
    private func page(
        _ condition: String, stuck: Int64, unassigned: Int64 = 0, stopped: Bool = false, unreadable: Int64 = 0,
        fromDaemon: Bool = true
    ) throws -> StatusPage {
        let json: JSON = [
            "condition": .string(condition), "stuck": .integer(stuck), "unassignedHolds": ["open": .integer(unassigned)],
            "transfers": ["stopped": .boolean(stopped), "unreadableRolls": .integer(unreadable)],
        ]
        return StatusPage(.init(value: try JSONDocument(json.octets).root, fromDaemon: fromDaemon))
    }

    @Test func `a daemon that runs, takes events and has nothing stuck is well, and no other`() throws {
        #expect(try page("ready", stuck: 0).isWell)
        #expect(try !page("ready", stuck: 1).isWell)
        #expect(try !page("ready", stuck: 0, unassigned: 1).isWell)
        #expect(try !page("ready", stuck: 0, stopped: true).isWell)
        #expect(try !page("ready", stuck: 0, unreadable: 1).isWell)
        #expect(try !page("disk-full", stuck: 0).isWell)
        #expect(try !page("memory-full", stuck: 0).isWell)
        #expect(try !page("ready", stuck: 0, fromDaemon: false).isWell)
    }
}
