// SPDX-License-Identifier: Apache-2.0
package import Wire

/// A notice that has come, its digest checked against its content.
public struct Notice: Hashable, Sendable {
    /// The CloudEvent of type `firstbell.notice.v1`, `firstbell.hold.v1`, `firstbell.recalled.v1` or `firstbell.drill.v1`, as it came.
    public let body: [UInt8]
    /// The notice, read.
    package let received: ReceivedNotice

    /// The notice's id, the same at each attempt.
    public var id: String { received.envelope.id }
    /// The CloudEvents type.
    public var type: String { received.envelope.type.rawValue }
    /// 1 the first time, more when the broker sends it again.
    public var attempt: Int { received.envelope.attempt }

    /// Whether it recalls an earlier notice, which is acknowledged with the code `deleted` once that is gone.
    public var isRecall: Bool { received.envelope.type == .recalled }
    /// Whether it is a drill, which a person opens and acknowledges, and no program.
    public var isDrill: Bool { received.envelope.type == .drill }

    init(body: [UInt8]) throws(Problem) {
        received = try ReceivedNotice(body: body)
        self.body = body
    }
}

/// How far a recipient has come with a notice.
public enum NoticeStage: String, Hashable, Sendable, CaseIterable {
    /// The recipient's system has stored the notice.
    case delivered
    /// A key adult has read it.
    case opened
    /// A key adult has acted on it.
    case acknowledged
    /// It is not for this setting, or cannot be used; needs a code.
    case refused
}
