// SPDX-License-Identifier: Apache-2.0

/// What is answered, before it becomes HTTP.
package struct Page: Sendable {
    package var status: Int
    package var contentType = "text/html; charset=utf-8"
    package var body: [UInt8] = []
    /// Beyond those that every answer has, or in place of them.
    package var headers: [(name: String, value: String)] = []
    /// What comes after the body for as long as anybody reads; a reader that is slow misses what is old.
    package var stream: AsyncStream<[UInt8]>?
    /// Ends the stream.
    package var cut: (@Sendable () -> Void)?

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

    /// A file whose name changes with it.
    static func file(_ contentType: String, _ text: String) -> Page {
        Page(
            status: 200, contentType: contentType, body: Array(text.utf8),
            headers: [("Cache-Control", "public, max-age=31536000, immutable")])
    }

    /// Lets the page run the script of this site, and ask this site for more.
    mutating func allowScript() {
        headers.append(("Content-Security-Policy", Self.policy("script-src 'self'; connect-src 'self'; ")))
    }

    private static func policy(_ more: String = "") -> String {
        "default-src 'none'; \(more)style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }

    /// The text, for tests.
    package var text: String { String(decoding: body, as: UTF8.self) }

    mutating func set(cookie: Cookie, to value: String) {
        let site = cookie.isForArrivals ? "Lax" : "Strict"
        headers.append(("Set-Cookie", "\(cookie.rawValue)=\(value); Path=/; Secure; HttpOnly; SameSite=\(site)\(cookie.age)"))
    }

    mutating func remove(cookie: Cookie) {
        let site = cookie.isForArrivals ? "Lax" : "Strict"
        headers.append(("Set-Cookie", "\(cookie.rawValue)=; Path=/; Secure; HttpOnly; SameSite=\(site); Max-Age=0"))
    }

    /// Has the browser go on at once; the page has a link to the same place.
    mutating func pass(to place: String) { headers.append(("Refresh", "0;url=\(place)")) }

    /// What every answer says beside its own.
    package static let common: [(name: String, value: String)] = [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", policy()),
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
    /// Of a sign-in that is under way at a provider.
    case flow = "__Host-firstbell-flow"

    var age: String {
        switch self {
        case .language: "; Max-Age=31536000"
        case .flow: "; Max-Age=\(SignInFlows.patience)"
        default: ""
        }
    }

    /// Whether it is sent where another site leads here, as a provider does.
    var isForArrivals: Bool { self == .flow }
}
