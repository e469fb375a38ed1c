// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
package import Web

/// A request of a partner, out of HTTP.
package struct ExchangeRequest: Sendable {
    /// The methods that any route takes.
    package enum Method: String, Hashable, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
    }

    package var partner: PartnerID
    /// SHA-256 of its certificate, 64 lower-case hex digits.
    package var certificate: String
    /// By which its session is judged while no request asks; nil where nobody judges.
    package var proof: PartnerProof?
    /// Nil for a method that no route takes.
    package var method: Method?
    /// Percent-encoded, without the query.
    package var path: String
    /// Names and values, in order, decoded.
    package var query: [(name: String, value: String)] = []
    /// The media type, in lower case and without parameters.
    package var mediaType: String?
    package var body: [UInt8] = []

    package init(_ method: Method?, _ path: String, from partner: PartnerID, certificate: String) {
        self.partner = partner
        self.certificate = certificate
        self.method = method
        self.path = path
    }
}
