// SPDX-License-Identifier: Apache-2.0

/// What a message asks or says: the second frame (design.md section 5).
package enum Verb: String, Hashable, Sendable, CaseIterable {
    case publish = "PUBLISH"
    case accepted = "ACCEPTED"
    case rejected = "REJECTED"
    case hello = "HELLO"
    case welcome = "WELCOME"
    case notice = "NOTICE"
    case receipt = "RECEIPT"
    case recorded = "RECORDED"
    case status = "STATUS"
    case progress = "PROGRESS"
    case bye = "BYE"

    /// Who may send it.
    package enum Sender: Hashable, Sendable { case client, broker, either }

    package var sender: Sender {
        switch self {
        case .publish, .hello, .receipt, .status: .client
        case .accepted, .rejected, .welcome, .notice, .recorded, .progress: .broker
        case .bye: .either
        }
    }

    init?(octets: [UInt8]) { self.init(rawValue: String(decoding: octets, as: UTF8.self)) }
}
