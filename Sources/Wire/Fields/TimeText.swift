// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What the text of a time says (RFC 3339, with `T` and `Z` in capitals and at most nine digits of a second).
enum TimeText: Equatable {
    case instant(Instant)
    /// A date and a time without an offset from UTC: which instant is meant cannot be known.
    case naive
    case unparseable

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var at = 0
        func number(_ digits: Int) -> Int? {
            guard at + digits <= text.count else { return nil }
            var value = 0
            for octet in text[at..<at + digits] {
                guard octet >= 0x30, octet <= 0x39 else { return nil }
                value = value * 10 + Int(octet - 0x30)
            }
            at += digits
            return value
        }
        func take(_ octet: UInt8) -> Bool {
            guard at < text.count, text[at] == octet else { return false }
            at += 1
            return true
        }
        self = .unparseable
        guard let year = number(4), take(UInt8(ascii: "-")), let month = number(2), take(UInt8(ascii: "-")), let day = number(2),
            take(UInt8(ascii: "T")), let hour = number(2), take(UInt8(ascii: ":")), let minute = number(2),
            take(UInt8(ascii: ":")), let second = number(2), hour < 24, minute < 60, second < 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return }
        var milliseconds = 0
        if take(UInt8(ascii: ".")) {
            let start = at
            var scale = 100
            while at < text.count, text[at] >= 0x30, text[at] <= 0x39 {
                milliseconds += Int(text[at] - 0x30) * scale
                scale /= 10
                at += 1
            }
            guard (1...9).contains(at - start) else { return }
        }
        var offset = 0
        if at == text.count {
            self = .naive
            return
        } else if !take(UInt8(ascii: "Z")) {
            let sign = take(UInt8(ascii: "+")) ? 1 : take(UInt8(ascii: "-")) ? -1 : 0
            guard sign != 0, let hours = number(2), take(UInt8(ascii: ":")), let minutes = number(2), hours < 24, minutes < 60
            else { return }
            offset = sign * (hours * 60 + minutes)
        }
        guard at == text.count else { return }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + (minute - offset) * 60 + second
        self = .instant(Instant(milliseconds: Int64(seconds * 1000 + milliseconds)))
    }
}
