// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The CloudEvent of a `NOTICE` around `data` that has been written already.
///
/// The body is canonical when `data` is. Sending a notice again changes `attempt` only, so that neither the digest nor the
/// sealed data is made anew.
package struct NoticeEnvelope: Hashable, Sendable {
    package var type: NoticeType
    /// The id of the notice, which is the message's correlation too.
    package var id: String
    /// SPIFFE id of the broker.
    package var source: String
    package var time: Instant
    /// SHA-256 of `data`, 32 octets.
    package var digest: [UInt8]
    /// 1 the first time; written from 2 on.
    package var attempt: Int
    /// Canonical JSON.
    package var data: [UInt8]

    package init(type: NoticeType, id: String, source: String, time: Instant, digest: [UInt8], attempt: Int = 1, data: [UInt8]) {
        self.type = type
        self.id = id
        self.source = source
        self.time = time
        self.digest = digest
        self.attempt = attempt
        self.data = data
    }

    /// The body of `NOTICE`.
    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: data.count + 416)
        writer.raw("{")
        if attempt > 1 {
            writer.raw("\"attempt\":")
            writer.integer(attempt)
            writer.raw(",")
        }
        writer.raw("\"data\":")
        writer.raw(data)
        writer.raw(",\"datacontenttype\":\"application/json\",\"digest\":")
        writer.hex(digest)
        writer.raw(",\"id\":")
        writer.string(id)
        writer.raw(",\"source\":")
        writer.string(source)
        writer.raw(",\"specversion\":\"1.0\",\"time\":")
        writer.instant(time)
        writer.raw(",\"type\":")
        writer.string(type.rawValue)
        writer.raw("}")
        return writer.octets
    }
}
