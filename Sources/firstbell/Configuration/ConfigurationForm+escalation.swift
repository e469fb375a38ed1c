// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

extension ConfigurationForm where Value == EmailAddress? {
    /// An address that mail comes from; empty text is nil.
    static let optionalEmail = ConfigurationForm(
        expected: "an e-mail address such as firstbell@authority.example, or \"\"",
        read: { text in
            if text.isEmpty { return .some(nil) }
            guard case .valid(let address) = EmailAddress.check(text) else { return nil }
            return .some(address)
        }, write: { $0?.text ?? "" })
}

extension ConfigurationForm where Value == SecretLocation? {
    /// A secret that need not be; empty text is nil.
    static let optionalSecret = ConfigurationForm(
        expected: "a path, or credential:NAME for a systemd credential, or \"\"",
        read: { text in text.isEmpty ? .some(nil) : SecretLocation(text).map { .some($0) } }, write: { $0?.description ?? "" })
}

extension ConfigurationForm where Value == String {
    /// Where something is posted: https, a host, no user and nothing but visible ASCII, so that no line ends in it.
    static let optionalHTTPS = ConfigurationForm(
        expected: "an https address such as https://desk.example/firstbell, or \"\"",
        read: { text in
            if text.isEmpty { return text }
            guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let url = URLComponents(string: text),
                url.scheme == "https",
                url.user == nil, url.password == nil, url.fragment == nil, url.host?.isEmpty == false
            else { return nil }
            return text
        }, write: { $0 })

    /// The name of an account at another program.
    static let optionalAccount = ConfigurationForm(
        expected: "a name of up to 200 characters on one line, or \"\"",
        read: { text in
            text.unicodeScalars.count <= 200 && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                ? text : nil
        }, write: { $0 })
}

extension ConfigurationForm where Value == Set<NudgeAudience> {
    /// Words with a comma between them; empty text is nobody.
    static let audience = ConfigurationForm(
        expected: NudgeAudience.allCases.map(\.rawValue).joined(separator: ", ") + " with commas between them, or \"\" for nobody",
        read: { text in
            if text.isEmpty { return [] }
            var audience: Set<NudgeAudience> = []
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let one = NudgeAudience(rawValue: word.trimmingCharacters(in: .whitespaces)) else { return nil }
                audience.insert(one)
            }
            return audience
        },
        write: { audience in
            NudgeAudience.allCases.filter(audience.contains).map(\.rawValue).joined(separator: ",")
        })
}
