// SPDX-License-Identifier: Apache-2.0

/// What is answered, before it becomes HTTP.
package struct Page: Sendable {
    package var status: Int
    package var contentType = "text/html; charset=utf-8"
    package var body: [UInt8] = []
    /// Beyond those that every answer has.
    package var headers: [(name: String, value: String)] = []

    package init(status: Int, html: String) {
        self.status = status
        body = Array(html.utf8)
    }

    package init(status: Int, contentType: String, body: [UInt8], headers: [(name: String, value: String)] = []) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
    }

    /// See another page of this site.
    package static func redirect(to path: String) -> Page {
        Page(status: 303, contentType: "text/plain", body: [], headers: [("Location", path)])
    }

    /// The text, for tests.
    package var text: String { String(decoding: body, as: UTF8.self) }

    mutating func set(cookie: Cookie, to value: String) {
        headers.append(("Set-Cookie", "\(cookie.rawValue)=\(value); Path=/; Secure; HttpOnly; SameSite=Strict\(cookie.age)"))
    }

    mutating func remove(cookie: Cookie) {
        headers.append(("Set-Cookie", "\(cookie.rawValue)=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"))
    }

    /// What every answer says beside its own.
    package static let common: [(name: String, value: String)] = [
        ("Cache-Control", "no-store"),
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Referrer-Policy", "no-referrer"),
        ("Strict-Transport-Security", "max-age=31536000"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ]
}

/// The cookies of the portal.
///
/// A name with `__Host-` is taken only over TLS, from this host and for all of it (RFC 6265bis).
enum Cookie: String {
    /// The session's token.
    case session = "__Host-firstbell"
    /// Before there is a session: what the seal of a form is made for.
    case visitor = "__Host-firstbell-visitor"
    case language = "__Host-firstbell-language"

    var age: String { self == .language ? "; Max-Age=31536000" : "" }
}
