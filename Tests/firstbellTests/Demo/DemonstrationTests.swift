// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import TestSupport
import Testing

@testable import firstbell

@Suite struct DemonstrationTests {
    @Test(.timeLimit(.minutes(2))) func `the demo tells what became of each event, and the ledger holds`() async throws {
        let folder = try TestFolder()
        let demo = try ChildProcess(
            BuiltProgram.path, ["demo", "--keep", "\(folder.path)/demo", "--samples", BuiltProgram.package + "/Examples"],
            errors: "\(folder.path)/errors")
        var lines: [String] = []
        for await line in demo.lines { lines.append(line) }
        #expect(await demo.ended() == 0, "\(demo.lastErrors)")
        let words = lines.map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
        for expected in [
            "bank holiday accepted school/116900 closed 05-04 20:00Z 05-05 07:30Z in time",
            "siblings in two schools accepted school/116900 closed 05-04 20:00Z 05-05 07:30Z in time",
            "school/116901 opened 05-05 07:31Z 05-05 07:30Z late",
            "half term accepted school/116905 released 05-04 20:00Z 05-11 07:30Z escalated: never delivered",
            "protected address accepted not told closed 05-05 06:00Z 05-05 07:30Z in time",
            "unknown school accepted school/116900 closed 05-04 20:00Z 05-05 07:30Z in time",
            "local-authority/885 held 05-04 20:00Z 05-05 07:30Z no-setting, routed", "refused address rejected invalid-event",
            "duplicate duplicate school/116900 closed 05-04 20:00Z 05-05 07:30Z in time", "conflict rejected conflict",
            "victim and child accepted gp/M81001 closed 05-06 07:31Z 05-06 13:30Z in time",
            "gp/M81002 released 05-06 07:31Z 05-06 13:30Z escalated: never delivered",
            "closed practice accepted gp/M81001 closed 05-06 07:31Z 05-06 13:30Z in time",
            "local-authority/885 held 05-06 07:31Z 05-06 13:30Z practice-closed, routed",
            "not registered accepted nobody denied not-registered",
            "REHEARSAL: a rehearsal deployment, no real notices",
        ] { #expect(words.contains(expected), "\(expected)") }
        #expect(lines.contains { $0.hasPrefix("The ledger holds: ") })
        // What stays is whole: no daemon has it any more, and its journal opens.
        let deployment = try Deployment.load(file: "\(folder.path)/demo/deployment/firstbell.yaml", environment: [:])
        #expect(DaemonAddress(of: deployment) == nil)
        #expect(try DeploymentJournal(deployment: deployment).reader().identity().rehearsal)
    }
}
