// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("90m", 5_400), ("2h", 7_200), ("1d12h", 129_600), ("45s", 45), ("1d2h3m4s", 93_784), ("0s", 0), ("3660d", 316_224_000),
    ])
    func `a duration is the sum of its units`(text: String, seconds: Int) throws {
        #expect(try Duration(text: text) == .seconds(seconds))
    }

    @Test(arguments: [
        ("", DurationSyntaxError.empty), ("90", .malformed), ("m", .malformed), ("1w", .malformed), ("-1h", .malformed),
        ("1.5h", .malformed), ("1 h", .malformed), ("1H", .malformed), ("2h1d", .order), ("1h1h", .order), ("3661d", .tooLong),
        ("3660d1s", .tooLong), ("99999999999999999999999s", .tooLong),
    ])
    func `what is no duration is refused by its reason`(text: String, reason: DurationSyntaxError) {
        #expect(throws: reason) { try Duration(text: text) }
    }
}
