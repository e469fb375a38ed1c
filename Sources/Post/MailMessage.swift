// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A message as RFC 5322 and RFC 2045 have it: fixed headers, and a body of UTF-8 in quoted-printable.
package struct MailMessage: Hashable, Sendable {
    package let from: EmailAddress
    package let to: EmailAddress
    /// ASCII without control characters; anything else is left out.
    package let subject: String
    /// A UUID; the left part of the Message-ID.
    package let reference: String
    package let date: Instant
    package let body: String

    package init(from: EmailAddress, to: EmailAddress, subject: String, reference: String, date: Instant, body: String) {
        self.from = from
        self.to = to
        self.subject = subject
        self.reference = reference
        self.date = date
        self.body = body
    }

    /// The octets that follow `DATA`, lines ended by CR LF; the transport doubles leading dots.
    package var octets: [UInt8] {
        let printable = String(decoding: subject.utf8.filter { (0x20...0x7E).contains($0) }, as: UTF8.self)
        let domain = from.text.split(separator: "@").last.map(String.init) ?? ""
        let headers = [
            "Date: \(Self.date(date))", "From: FirstBell <\(from.text)>", "To: <\(to.text)>", "Subject: \(printable)",
            "Message-ID: <\(reference)@\(domain)>", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
        ]
        var octets: [UInt8] = []
        for header in headers { octets += Array(header.utf8) + [0x0D, 0x0A] }
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            octets += Self.quoted(line.utf8) + [0x0D, 0x0A]
        }
        return octets
    }

    /// RFC 2045 section 6.7: what is not printable as `=XX`, no line above 76 characters, no blank at an end.
    private static func quoted(_ line: Substring.UTF8View) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var octets: [UInt8] = []
        var width = 0
        let last = line.index(line.endIndex, offsetBy: line.isEmpty ? 0 : -1)
        for index in line.indices {
            let octet = line[index]
            let isPlain = ((0x21...0x7E).contains(octet) && octet != UInt8(ascii: "=")) || (octet == 0x20 && index != last)
            let part = isPlain ? [octet] : [UInt8(ascii: "="), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            if width + part.count > 75 {
                octets += [UInt8(ascii: "="), 0x0D, 0x0A]
                width = 0
            }
            octets += part
            width += part.count
        }
        return octets
    }

    /// RFC 5322 section 3.3, in UTC.
    private static func date(_ instant: Instant) -> String {
        let text = instant.rfc3339
        let date = CivilDate(iso: String(text.prefix(10)))
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.prefix(10).split(separator: "-")
        guard let date, parts.count == 3, let month = Int(parts[1]), (1...12).contains(month) else { return text }
        let day = days[((date.daysSinceEpoch % 7) + 7) % 7]
        return "\(day), \(parts[2]) \(months[month - 1]) \(parts[0]) \(text.dropFirst(11).prefix(8)) +0000"
    }
}
