// SPDX-License-Identifier: Apache-2.0
import Crypto
import Journal
import Wire

/// Random values that nobody may guess, and their forms in links, cookies and on paper.
enum Secret {
    static func octets(_ count: Int) -> [UInt8] { JournalRandom.octets(count) }

    static func text(_ octets: some Sequence<UInt8>) -> String { Base64URL.text(octets) }

    /// Nil for what is not such a text of 32 octets.
    static func token(_ text: String) -> [UInt8]? {
        guard text.utf8.count == 43, let octets = Base64URL.octets(text), octets.count == 32 else { return nil }
        return octets
    }

    static func sha256(_ text: String) -> [UInt8] { [UInt8](SHA256.hash(data: Array(text.utf8))) }

    /// A code for paper: 16 letters and digits, 80 bits, in groups of four.
    static func recoveryCode() -> String {
        let text = Base32.text(octets(10))
        return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// A code as it counts, however it was typed.
    static func recovered(_ typed: String) -> String { typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}

/// What a form must repeat, so that no other site can send it in somebody's name: made of the cookie and a key of this process.
struct FormSeal: Sendable {
    private let key: SymmetricKey

    init(key: [UInt8] = Secret.octets(32)) { self.key = SymmetricKey(data: key) }

    /// The seal of the forms of whoever has this cookie.
    func text(for cookie: String) -> String {
        Secret.text(HMAC<SHA256>.authenticationCode(for: Array("form\0\(cookie)".utf8), using: key))
    }

    func accepts(_ seal: String?, for cookie: String?) -> Bool {
        guard let cookie, !cookie.isEmpty, let seal, let token = Secret.token(seal) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(token, authenticating: Array("form\0\(cookie)".utf8), using: key)
    }
}
