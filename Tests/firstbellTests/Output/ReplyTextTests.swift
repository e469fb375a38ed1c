// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

@testable import firstbell

@Suite struct ReplyTextTests {
    @Test(arguments: [
        (#"{"stage":"opened","acceptedAt":"now","count":3}"#, ["stage:        opened", "accepted at:  now", "count:        3"]),
        (
            #"{"open":2,"holds":[{"hold":"h1","code":"no-match"},{"hold":"h22","owner":"local-authority/885"}]}"#,
            ["open:  2", "", "holds:", "  HOLD  CODE      OWNER", "  h1    no-match", "  h22             local-authority/885"]
        ),
        (#"{"holds":[]}"#, ["holds:  none"]),
        (#"{"journal":{"size":5,"healthy":true}}"#, ["journal:", "  size:     5", "  healthy:  yes"]),
        (#"[{"a":1},{"a":null}]"#, ["A", "1", ""]),
        (#"[]"#, ["none"]),
        (#""done""#, ["done"]),
        (#"{"kinds":["a","b"]}"#, ["kinds:  a, b"]),
    ])
    func `an answer is laid out for eyes`(json: String, lines: [String]) throws {
        #expect(try ReplyText.lines(JSONDocument(json).root) == lines)
    }
}
