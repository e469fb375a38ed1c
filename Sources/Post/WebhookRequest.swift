// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
package import Safeguarding
import Wire

/// What a webhook is sent: JSON, and a signature by which its receiver knows it for ours, whole and fresh.
package struct WebhookRequest: Hashable, Sendable {
    package let body: [UInt8]
    /// Names and values, in the order sent.
    package let headers: [(name: String, value: String)]

    /// - Parameters:
    ///   - secret: shared with the receiver.
    ///   - now: by the machine's clock, in seconds since 1970, for the receiver compares it with its own.
    package init(_ nudge: Nudge, link: String?, secret: [UInt8], now: Int64) {
        body = Self.json(nudge, link: link).octets
        headers = [
            ("Content-Type", "application/json"), ("Idempotency-Key", nudge.reference),
            ("FirstBell-Signature", Self.signature(of: body, secret: secret, at: now)),
        ]
    }

    /// `t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA256 of `SECONDS.BODY`.
    package static func signature(of body: [UInt8], secret: [UInt8], at now: Int64) -> String {
        var code = HMAC<SHA256>(key: SymmetricKey(data: secret))
        code.update(data: Data("\(now).".utf8))
        code.update(data: Data(body))
        let digits = Array("0123456789abcdef".utf8)
        let hex = code.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "t=\(now),v1=\(String(decoding: hex, as: UTF8.self))"
    }

    package static func == (a: WebhookRequest, b: WebhookRequest) -> Bool {
        a.body == b.body && a.headers.elementsEqual(b.headers, by: ==)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(body) }

    private static func json(_ nudge: Nudge, link: String?) -> JSON {
        if let readiness = nudge.readiness { return json(nudge, readiness, link: link) }
        return [
            "type": "firstbell.nudge.v1", "id": .string(nudge.reference), "level": .string(nudge.reason.code),
            "madeAt": .string(nudge.madeAt.rfc3339), "rehearsal": .boolean(nudge.rehearsal),
            "count": .integer(Int64(nudge.count)),
            "waiting": .array(
                nudge.places.map { place in
                    [
                        "partner": .string(place.partner.description), "name": place.name.map { .string($0) } ?? .null,
                        "notices": .integer(Int64(place.notices)), "holds": .integer(Int64(place.holds)),
                        "breaches": .integer(Int64(place.breaches)), "deadline": .string(place.deadline.rfc3339),
                        "references": .array(place.references.map { .string($0) }),
                    ]
                }),
            "moreWaiting": .integer(Int64(nudge.moreWaiting)), "morePlaces": .integer(Int64(nudge.morePlaces)),
            "link": link.map { .string($0) } ?? .null,
        ]
    }

    private static func json(_ nudge: Nudge, _ readiness: EveningReadiness, link: String?) -> JSON {
        [
            "type": "firstbell.readiness.v1", "id": .string(nudge.reference), "madeAt": .string(nudge.madeAt.rfc3339),
            "rehearsal": .boolean(nudge.rehearsal), "authority": .string(readiness.authority.description),
            "day": .string(readiness.day.description), "settings": .integer(Int64(readiness.settings)),
            "notReady": .integer(Int64(readiness.notReady)),
            "byCause": .object(readiness.counted.map { JSON.Member($0.cause.rawValue, .integer(Int64($0.count))) }),
            "link": link.map { .string("\($0)readiness") } ?? .null,
        ]
    }
}
