// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The body of `HELLO`: how many notices a recipient is ready to hold without a receipt.
package struct Hello: Hashable, Sendable {
    /// The bounds of `window`.
    package static let windowRange: ClosedRange<Int> = 1...256

    package var window: Int
    /// `from: "unread"`: also resend what is delivered and not opened.
    package var fromUnread: Bool

    package init(window: Int, fromUnread: Bool = false) {
        self.window = window
        self.fromUnread = fromUnread
    }

    private enum From: String, CaseIterable { case unread }

    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .refused) { fields, errors in
            let window = fields.required("window", &errors)?
                .integer(in: Int64(Self.windowRange.lowerBound)...Int64(Self.windowRange.upperBound), &errors)
            let from = fields.optional("from")?.choice(From.self, &errors)
            return window.map { Hello(window: Int($0), fromUnread: from == .unread) }
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 64)
        writer.raw(fromUnread ? "{\"from\":\"unread\",\"window\":" : "{\"window\":")
        writer.integer(window)
        writer.raw("}")
        return writer.octets
    }
}

/// The body of `WELCOME`.
package struct Welcome: Hashable, Sendable {
    package var partner: PartnerID
    package var window: Int
    /// Notices that wait for the partner and are not out on a session.
    package var pending: Int
    package var serverTime: Instant

    package init(partner: PartnerID, window: Int, pending: Int, serverTime: Instant) {
        self.partner = partner
        self.window = window
        self.pending = pending
        self.serverTime = serverTime
    }

    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            let partner = fields.required("partner", &errors)?.partner(&errors)
            let window = fields.required("window", &errors)?.integer(in: 1...256, &errors)
            let pending = fields.required("pending", &errors)?.integer(in: 0...1 << 53, &errors)
            let serverTime = fields.required("serverTime", &errors)?.instant(&errors)
            guard let partner, let window, let pending, let serverTime else { return nil }
            return Welcome(partner: partner, window: Int(window), pending: Int(pending), serverTime: serverTime)
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 160)
        writer.raw("{\"partner\":")
        writer.partner(partner)
        writer.raw(",\"pending\":")
        writer.integer(pending)
        writer.raw(",\"serverTime\":")
        writer.instant(serverTime)
        writer.raw(",\"window\":")
        writer.integer(window)
        writer.raw("}")
        return writer.octets
    }
}
