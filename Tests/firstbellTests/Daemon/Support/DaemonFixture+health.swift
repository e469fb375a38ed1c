// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

extension DaemonFixture {
    /// Before a command line: health is told at a free port.
    static let healthPlace = "FIRSTBELL_HEALTH_LISTEN=127.0.0.1:0"

    /// What the pages of health say one after the other, each with its status, asked again until it is as wanted or a minute is over.
    func health(_ paths: String..., until wanted: (String) -> Bool = { _ in true }) async throws -> String {
        let begun = ContinuousClock.now
        var place: String?
        while place == nil, ContinuousClock.now - begun < .seconds(60) {
            place = try await json("status")["health"]?["listen"]?.string
        }
        let script = """
            import sys, urllib.request, urllib.error
            for path in sys.argv[2:]:
                try:
                    answer = urllib.request.urlopen("http://" + sys.argv[1] + path, timeout=30)
                except urllib.error.HTTPError as error:
                    answer = error
                print(answer.status, answer.read().decode())
            """
        let arguments = ["python3", "-c", script, try #require(place)] + paths
        while true {
            let outcome = try await BuiltProgram.run("/usr/bin/env", arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            if wanted(outcome.output) || ContinuousClock.now - begun > .seconds(60) { return outcome.output }
        }
    }
}
