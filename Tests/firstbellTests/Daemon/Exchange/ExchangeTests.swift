// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// HTTP for partners, with clients that nobody here wrote: Python's http.client, and Schemathesis by the OpenAPI document.
    @Suite struct ExchangeTests {
        private static let place = ["/usr/bin/env", "FIRSTBELL_HTTP_LISTEN=127.0.0.1:0"]
        private static let python = ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3"

        private func answers(_ daemon: DaemonFixture) async throws -> JSONValue {
            let place = try #require(await daemon.http)
            let outcome = try await BuiltProgram.run(
                "/usr/bin/env",
                [
                    Self.python, BuiltProgram.package + "/Tests/exchange_partner.py", "--port", String(place.port), "--police",
                    daemon.profileFolder("police/22"), "--school", daemon.profileFolder("school/116900"), "--event",
                    BuiltProgram.package + "/Examples/events/03-siblings-in-two-schools.json", "--reader",
                    "dsl@example-primary.example",
                ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try JSONDocument(Array(outcome.output.utf8)).root
        }

        @Test func `an event goes from police to school by HTTP alone, and ZeroMQ sees the same`() async throws {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                let said = try await answers(daemon)
                func text(_ name: String) -> String? { said[name].map { String(decoding: $0.canonical(), as: UTF8.self) } }
                let expected = [
                    ("stranger", "\"refused\""), ("document", "[200,\"3.1.0\",true]"), ("empty", "[200,{\"notices\":[]}]"),
                    ("accepted", "[202,false,2]"), ("location", "true"), ("promptly", "true"), ("again", "true"),
                    ("conflict", "[409,\"conflict\"]"),
                    ("notJSON", "[400,\"not-json\"]"), ("invalid", "[422,\"invalid-event\"]"), ("form", "415"),
                    ("long", "[413,\"too-large\"]"), ("notProducer", "[403,\"source-mismatch\"]"), ("elsewhere", "404"),
                    ("method", "\"POST\""), ("notices", "1"), ("type", "\"firstbell.notice.v1\""), ("still", "true"),
                    ("foreign", "[404,\"unknown-notice\"]"), ("badDigest", "[409,\"digest-mismatch\"]"),
                    ("delivered", "[200,\"delivered\"]"), ("gone", "{\"notices\":[]}"), ("unread", "true"),
                    ("stranger reader", "[403,\"not-key-adult\"]"), ("opened", "[200,\"opened\"]"),
                    ("progress", "[200,[\"opened\"]]"), ("unknown", "[404,\"unknown-event\"]"),
                ]
                for (name, value) in expected { #expect(text(name) == value, "\(name)") }

                // One state for both ways in: the event is a duplicate, and the notice needs nobody any more.
                let police = try await daemon.dealer("police/22")
                #expect(try await police.accepted(try exampleEvent("03-siblings-in-two-schools")).duplicate)
                let status = try await daemon.json("status")
                #expect(status["http"]?["healthy"]?.boolean == true)
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
                #expect(status["edge"]?["refusals"]?["no-client-certificate"]?.integer ?? 0 > 0)

                // A suspension counts for a connection that stands, one that waits for a notice included, and for the next.
                let script = """
                    import json, subprocess, sys, threading
                    sys.path.insert(0, sys.argv[1])
                    from exchange_partner import Partner, code
                    standing, waiting, said = (Partner(int(sys.argv[2]), sys.argv[3]) for _ in range(2)), [], []
                    standing, second = standing
                    said.append(standing.ask("GET", "/v1/notices")[0].status)
                    wait = threading.Thread(target=lambda: waiting.append(second.ask("GET", "/v1/notices?wait=30")[0].status))
                    wait.start()
                    said.append(subprocess.run(sys.argv[4:], stdout=subprocess.DEVNULL).returncode)
                    said += code(standing.ask("GET", "/v1/notices"))
                    wait.join(60)
                    said += waiting
                    try:
                        Partner(int(sys.argv[2]), sys.argv[3]).ask("GET", "/v1/notices")
                    except OSError as error:
                        said.append(type(error).__name__.startswith("SSL"))
                    print(json.dumps(said))
                    """
                let outcome = try await BuiltProgram.run(
                    "/usr/bin/env",
                    [
                        Self.python, "-c", script, BuiltProgram.package + "/Tests", String(try #require(await daemon.http).port),
                        daemon.profileFolder("school/116900"), BuiltProgram.path, "partner", "suspend", "school/116900", "--reason",
                        "a test", "--config", daemon.configuration,
                    ])
                #expect(outcome.output == "[200, 0, 403, \"suspended\", 403, true]\n", "\(outcome.output) \(outcome.errors)")
                #expect(try await daemon.json("status")["edge"]?["refusals"]?["suspended-partner"]?.integer ?? 0 >= 3)
            }
        }

        @Test func `what the OpenAPI document says is what is served, whatever Schemathesis makes of it`() async throws {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                let place = try #require(await daemon.http)
                let folder = daemon.profileFolder("police/22")
                let outcome = try await BuiltProgram.run(
                    "/usr/bin/env",
                    [
                        "--chdir=" + daemon.folder.path,
                        URL(filePath: Self.python).deletingLastPathComponent().path + "/schemathesis",
                        "--config-file", BuiltProgram.package + "/Tests/schemathesis.toml", "run",
                        "https://127.0.0.1:\(place.port)/v1/openapi.json", "--url", "https://127.0.0.1:\(place.port)",
                        "--tls-verify", folder + "/authority.pem", "--request-cert", folder + "/certificate.pem",
                        "--request-cert-key",
                        folder + "/key.pem",
                    ])
                #expect(outcome.status == 0, "\(outcome.output.suffix(6_000)) \(outcome.errors.suffix(2_000))")
                #expect(outcome.output.contains("passed"))
                #expect(try await daemon.json("status")["condition"]?.string == "ready")
            }
        }
    }
}
