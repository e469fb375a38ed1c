// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a time that FirstBell takes.
package enum InstantSyntaxError: String, Error, Hashable, Sendable, CaseIterable {
    /// A date and time without an offset: it names no instant (design.md section 9).
    case naive
    /// Not of the form of RFC 3339 section 5.6.
    case malformed
    /// The right form for a day, an hour, an offset or a second 60 that this time line does not have.
    case impossible
}

extension Instant {
    /// Parses an RFC 3339 `date-time` from its octets.
    ///
    /// The offset is required. `t` and `z` may be lower case, as section 5.6 allows; a space in place of `T` may not stand.
    /// A fraction of any length is cut to milliseconds. Second 60 is refused: POSIX time has no place for it.
    ///
    /// - Throws: ``InstantSyntaxError``, with `naive` told apart so that a producer learns which of the two mistakes it made.
    package init(rfc3339 octets: UnsafeBufferPointer<UInt8>) throws(InstantSyntaxError) {
        let count = octets.count
        guard count >= 19, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-"), octets[10] | 0x20 == UInt8(ascii: "t"),
            octets[13] == UInt8(ascii: ":"), octets[16] == UInt8(ascii: ":")
        else { throw .malformed }
        var bad = false
        func pair(_ at: Int) -> Int {
            let tens = Int(octets[at]) - 0x30
            let units = Int(octets[at + 1]) - 0x30
            if !(0...9 ~= tens) || !(0...9 ~= units) { bad = true }
            return tens * 10 + units
        }
        let year = pair(0) * 100 + pair(2)
        let month = pair(5)
        let day = pair(8)
        let hour = pair(11)
        let minute = pair(14)
        let second = pair(17)
        if bad { throw .malformed }

        var at = 19
        var milliseconds = 0
        if at < count, octets[at] == UInt8(ascii: ".") {
            at += 1
            let first = at
            var scale = 100
            while at < count, octets[at] &- 0x30 <= 9 {
                milliseconds += Int(octets[at] - 0x30) * scale
                scale /= 10
                at += 1
            }
            if at == first { throw .malformed }
        }

        var offsetMinutes = 0
        var possible = true
        if at == count {
            throw .naive
        } else if octets[at] | 0x20 == UInt8(ascii: "z") {
            guard at + 1 == count else { throw .malformed }
        } else {
            guard octets[at] == UInt8(ascii: "+") || octets[at] == UInt8(ascii: "-"), at + 6 == count,
                octets[at + 3] == UInt8(ascii: ":")
            else { throw .malformed }
            let offsetHour = pair(at + 1)
            let offsetMinute = pair(at + 4)
            if bad { throw .malformed }
            possible = offsetHour <= 23 && offsetMinute <= 59
            offsetMinutes = (offsetHour * 60 + offsetMinute) * (octets[at] == UInt8(ascii: "-") ? -1 : 1)
        }
        guard possible, hour <= 23, minute <= 59, second <= 59, let date = CivilDate(year: year, month: month, day: day) else {
            throw .impossible
        }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + (minute - offsetMinutes) * 60 + second
        let value = Int64(seconds) * 1000 + Int64(milliseconds)
        guard Instant.printable.contains(value) else { throw .impossible }
        self.init(milliseconds: value)
    }

    /// Parses an RFC 3339 `date-time` from an array of octets; the rules are those of ``init(rfc3339:)-(UnsafeBufferPointer<UInt8>)``.
    package init(rfc3339 octets: [UInt8]) throws(InstantSyntaxError) {
        self = try octets.withUnsafeBufferPointer { (buffer) throws(InstantSyntaxError) in try Instant(rfc3339: buffer) }
    }

    /// Parses an RFC 3339 `date-time` from a string; the rules are those of ``init(rfc3339:)-(UnsafeBufferPointer<UInt8>)``.
    package init(rfc3339 text: String) throws(InstantSyntaxError) {
        var text = text
        var parsed: Result<Instant, InstantSyntaxError> = .failure(.malformed)
        text.withUTF8 { buffer in
            do throws(InstantSyntaxError) { parsed = .success(try Instant(rfc3339: buffer)) } catch { parsed = .failure(error) }
        }
        self = try parsed.get()
    }

    /// The most octets of an instant in the form of ``writeRFC3339(to:)``.
    package static let rfc3339Length = 40

    /// Writes `YYYY-MM-DDTHH:MM:SSZ`, with `.mmm` only when the milliseconds are not zero.
    ///
    /// The form is RFC 3339 for the years 1 to 9999, which is all that parsing can give.
    ///
    /// - Parameter buffer: room for ``rfc3339Length`` octets.
    /// - Returns: how many octets were written.
    package func writeRFC3339(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        precondition(buffer.count >= Self.rfc3339Length)
        let seconds = seconds
        let fraction = Int(milliseconds &- seconds &* 1000)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = Int(seconds - days * 86_400)
        let date = CivilDate(daysSinceEpoch: Int(days))
        var count = 0
        func put(_ octet: UInt8) {
            buffer[count] = octet
            count += 1
        }
        func pair(_ value: Int) {
            put(UInt8(truncatingIfNeeded: 0x30 + value / 10 % 10))
            put(UInt8(truncatingIfNeeded: 0x30 + value % 10))
        }
        if (0...9999).contains(date.year) {
            pair(date.year / 100)
            pair(date.year % 100)
        } else {
            for octet in String(date.year).utf8 { put(octet) }
        }
        put(UInt8(ascii: "-"))
        pair(date.month)
        put(UInt8(ascii: "-"))
        pair(date.day)
        put(UInt8(ascii: "T"))
        pair(rest / 3600)
        put(UInt8(ascii: ":"))
        pair(rest / 60 % 60)
        put(UInt8(ascii: ":"))
        pair(rest % 60)
        if fraction != 0 {
            put(UInt8(ascii: "."))
            put(UInt8(truncatingIfNeeded: 0x30 + fraction / 100))
            pair(fraction % 100)
        }
        put(UInt8(ascii: "Z"))
        return count
    }

    /// The instant as RFC 3339 in UTC with `Z`.
    package var rfc3339: String {
        String(unsafeUninitializedCapacity: Self.rfc3339Length) { writeRFC3339(to: $0) }
    }

    /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z: beyond it an offset has carried a time out of four-digit years.
    private static let printable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
}

extension Instant: CustomStringConvertible {
    package var description: String { rfc3339 }
}
