// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import firstbell

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("90m", 5400), ("1d12h", 129_600), ("45s", 45), ("1w", 604_800), ("1w1d1h1m1s", 694_861), ("0h5m", 300),
    ])
    func `a duration is a sum of units`(text: String, seconds: Int) {
        #expect(DurationText.parse(text) == .seconds(seconds))
    }

    @Test(arguments: ["", "5", "m", "5x", "1h1d", "1h1h", "-1h", "0s", "1.5h", "1 h", "9999999999s", "99999w", "٣h"])
    func `anything else is refused`(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test(arguments: [
        (0, "0s"), (59, "59s"), (60, "1m"), (3661, "1h 1m"), (86_400, "1d"), (90_000, "1d 1h"), (86_460, "1d"), (-120, "-2m"),
    ])
    func `a brief form keeps the two largest units`(seconds: Int, text: String) {
        #expect(DurationText.brief(.seconds(seconds)) == text)
    }
}
