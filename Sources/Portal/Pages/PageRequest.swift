// SPDX-License-Identifier: Apache-2.0
import Web

/// What a browser asks for, taken out of HTTP.
package struct PageRequest: Sendable {
    package enum Method: Sendable { case get, post }

    package var method: Method
    /// Without the query.
    package var path: String
    package var query: [String: String]
    package var cookies: [String: String]
    package var form: [String: String]
    /// The peer's address, without its port.
    package var address: String
    package var host: String?
    package var origin: String?
    /// `Sec-Fetch-Site`.
    package var fetchSite: String?
    package var acceptLanguage: String?

    package init(
        _ method: Method = .get, _ path: String, query: [String: String] = [:], cookies: [String: String] = [:],
        form: [String: String] = [:], address: String = "127.0.0.1", host: String? = nil, origin: String? = nil,
        fetchSite: String? = nil, acceptLanguage: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.cookies = cookies
        self.form = form
        self.address = address
        self.host = host
        self.origin = origin
        self.fetchSite = fetchSite
        self.acceptLanguage = acceptLanguage
    }

    /// Whether a browser says that another site sent it.
    ///
    /// `Origin` is `null` where the referrer policy is `no-referrer`, as it is here (Fetch standard, "append a request Origin
    /// header"); then the seal of the form decides alone.
    var isForeign: Bool {
        if let fetchSite, fetchSite != "same-origin", fetchSite != "none" { return true }
        guard let origin, origin != "null" else { return false }
        return origin != "https://\(host ?? "")"
    }

    /// Reads a body or a query of `application/x-www-form-urlencoded`; nil when it is none.
    package static func fields(_ text: some StringProtocol) -> [String: String]? {
        FormText.pairs(text).map { Dictionary($0.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }) }
    }

    /// Reads the `Cookie` header.
    package static func cookies(_ text: String) -> [String: String] {
        var cookies: [String: String] = [:]
        for pair in text.split(separator: ";").prefix(40) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            cookies[String(halves[0].drop { $0 == " " })] = String(halves[1])
        }
        return cookies
    }
}
