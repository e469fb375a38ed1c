// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import firstbell

@Suite struct DurationTextTests {
    @Test(arguments: [
        (0, "0s"), (59, "59s"), (60, "1m"), (3661, "1h 1m"), (86_400, "1d"), (90_000, "1d 1h"), (86_460, "1d"), (-120, "-2m"),
    ])
    func `a brief form keeps the two largest units`(seconds: Int, text: String) {
        #expect(DurationText.brief(.seconds(seconds)) == text)
    }
}
