// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The incident of `Examples/events/01-bank-holiday` under an id of its own.
struct NumberedEvent: Sendable {
    let id: String
    let octets: [UInt8]
}

/// The event of this number, which is the same whenever it is asked for.
func numberedEvent(_ number: Int) throws -> NumberedEvent {
    let tail = String(number, radix: 16)
    let id = "019df4a1-2000-7000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
    var text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
    guard let old = text.firstMatch(of: #/"id": *"([0-9a-f-]{36})"/#) else { throw CocoaError(.formatting) }
    text = text.replacing(old.1, with: id)
    return NumberedEvent(id: id, octets: Array(text.utf8))
}
