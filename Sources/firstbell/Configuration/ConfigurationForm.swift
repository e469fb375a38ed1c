// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// How one kind of setting is written: what a message says is expected, reading it, and writing it back.
struct ConfigurationForm<Value: Sendable>: Sendable {
    /// Completes the sentence "expected ...".
    var expected: String
    /// Nil when the text does not fit.
    var read: @Sendable (String) -> Value?
    var write: @Sendable (Value) -> String
}

extension ConfigurationForm where Value == String {
    /// A path, relative to the folder of the configuration file unless it begins with a slash.
    static let path = ConfigurationForm(expected: "a path", read: { $0.isEmpty ? nil : $0 }, write: { $0 })

    /// A path that need not be given.
    static let optionalPath = ConfigurationForm(expected: "a path, or \"\"", read: { $0 }, write: { $0 })

    /// A SPIFFE trust domain: lower-case letters, digits, `.`, `-` and `_` (SPIFFE-ID section 2.1).
    static let trustDomain = ConfigurationForm(
        expected: "a trust domain of lower-case letters, digits, '.', '-' and '_', such as worcestershire.example",
        read: { text in
            let fits = text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
            }
            return fits && (1...255).contains(text.utf8.count) ? text : nil
        }, write: { $0 })

    /// The part of a partner id after the slash.
    static let code = ConfigurationForm(
        expected: "1 to 32 letters, digits, '.', '_' or '-', beginning with a letter or digit",
        read: { PartnerID(kind: .agency, code: $0)?.code }, write: { $0 })

    /// A zone of the IANA time zone database, by name.
    static let timeZone = ConfigurationForm(
        expected: "a time zone such as Europe/London",
        read: { TimeZone.knownTimeZoneIdentifiers.contains($0) || $0 == "UTC" ? $0 : nil }, write: { $0 })
}

extension ConfigurationForm where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> ConfigurationForm {
        ConfigurationForm(
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            read: { text in
                guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
                return Int(text).flatMap { range.contains($0) ? $0 : nil }
            }, write: { String($0) })
    }
}

extension ConfigurationForm where Value == HostPort {
    static let address = ConfigurationForm(
        expected: "HOST:PORT such as 127.0.0.1:5570 (IPv6 in brackets; port 0 picks a free one)", read: { HostPort($0) },
        write: { $0.description })
}

extension ConfigurationForm where Value == HostPort? {
    /// A place that others can reach, so its port is never 0; empty text is nil.
    static let optionalAddress = ConfigurationForm(
        expected: "HOST:PORT such as broker.example:5570 (the port is not 0), or \"\"",
        read: { text in
            if text.isEmpty { return .some(nil) }
            return HostPort(text).flatMap { $0.port == 0 ? nil : .some($0) }
        }, write: { $0?.description ?? "" })
}

extension ConfigurationForm where Value == HostPort? {
    /// A place to listen at, which need not be; empty text is nil.
    static let optionalListener = ConfigurationForm(
        expected: "HOST:PORT such as 127.0.0.1:8570 (IPv6 in brackets; port 0 picks a free one), or \"\"",
        read: { text in text.isEmpty ? .some(nil) : HostPort(text).map { .some($0) } }, write: { $0?.description ?? "" })
}

extension ConfigurationForm where Value == SecretLocation {
    static let secret = ConfigurationForm(
        expected: "a path, or credential:NAME for a systemd credential", read: { SecretLocation($0) }, write: { $0.description })
}

extension ConfigurationForm where Value == TimeOfDay {
    static let timeOfDay = ConfigurationForm(
        expected: "a time of day as HH:MM, such as 08:30", read: { TimeOfDay($0) }, write: { $0.description })
}

extension ConfigurationForm where Value == TimeOfDay? {
    static let optionalTimeOfDay = ConfigurationForm(
        expected: "a time of day as HH:MM, such as 18:00, or \"\"",
        read: { text in text.isEmpty ? .some(nil) : TimeOfDay(text).map { .some($0) } }, write: { $0?.description ?? "" })
}

extension ConfigurationForm where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    static var oneOf: ConfigurationForm {
        ConfigurationForm(
            expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "), read: { Value(rawValue: $0) },
            write: { $0.rawValue })
    }
}
