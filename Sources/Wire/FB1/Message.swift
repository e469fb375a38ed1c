// SPDX-License-Identifier: Apache-2.0

/// One FB1 message: four frames between a partner and the broker (docs/protocol.md).
package struct Message: Hashable, Sendable {
    /// The octets of the first frame, `FB1`.
    package static let version: [UInt8] = Array("FB1".utf8)
    /// The most octets of a correlation.
    package static let correlationLimit = 64
    /// The most octets of a body.
    package static let bodyLimit = 262_144

    package var verb: Verb
    /// The sender's own mark, 0 to 64 octets, repeated in the answer.
    package var correlation: [UInt8]
    /// UTF-8 JSON, or empty.
    package var body: [UInt8]

    package init(_ verb: Verb, correlation: [UInt8] = [], body: [UInt8] = []) {
        self.verb = verb
        self.correlation = correlation
        self.body = body
    }

    /// The four frames, in order.
    package var frames: [[UInt8]] { [Message.version, Array(verb.rawValue.utf8), correlation, body] }

    /// Reads four frames, without the routing identity that a ROUTER puts before them.
    ///
    /// - Throws: `MessageRefusal` with `unknown-version`, `malformed-frames`, `unknown-verb` or `too-large`, and the correlation
    ///   to answer under, where there is a usable one.
    package init(frames: [[UInt8]]) throws(MessageRefusal) {
        guard let version = frames.first, !version.isEmpty else { throw MessageRefusal(.malformedFrames, []) }
        // A later version may have another number of frames: so the version is looked at before they are counted.
        let correlation = frames.count > 2 && frames[2].count <= Message.correlationLimit ? frames[2] : []
        guard version == Message.version else { throw MessageRefusal(.unknownVersion, correlation) }
        guard frames.count == 4, frames[2].count <= Message.correlationLimit else {
            throw MessageRefusal(.malformedFrames, correlation)
        }
        guard let verb = Verb(octets: frames[1]) else { throw MessageRefusal(.unknownVerb, correlation) }
        guard frames[3].count <= Message.bodyLimit else { throw MessageRefusal(.tooLarge, correlation) }
        self.init(verb, correlation: correlation, body: frames[3])
    }

    /// Refuses a verb that the other end may not send.
    ///
    /// - Throws: `MessageRefusal` with `unknown-verb`.
    package func expect(from sender: Verb.Sender) throws(MessageRefusal) {
        guard verb.sender == sender || verb.sender == .either else { throw MessageRefusal(.unknownVerb, correlation) }
    }

    /// The `REJECTED` that answers the message under `correlation`.
    package static func rejected(_ problem: Problem, correlation: [UInt8]) -> Message {
        Message(.rejected, correlation: correlation, body: problem.octets)
    }
}

/// Why frames are not a message, with the correlation under which to say so.
package struct MessageRefusal: Error, Hashable, Sendable {
    package let problem: Problem
    package let correlation: [UInt8]

    init(_ code: ProblemCode, _ correlation: [UInt8]) {
        self.problem = Problem(code)
        self.correlation = correlation
    }

    /// The `REJECTED` to send.
    package var answer: Message { .rejected(problem, correlation: correlation) }
}
