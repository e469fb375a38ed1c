// SPDX-License-Identifier: Apache-2.0

extension ZMTPRefusal {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .greetingNotZMTP3: "The greeting is not that of ZMTP 3."
        case .mechanismNotNull: "The security mechanism is another than NULL."
        case .asServer: "The peer claims the server's part."
        case .readyNotFirst: "What follows the greeting is not a READY command."
        case .readyMalformed: "READY breaks the grammar of 37/ZMTP."
        case .readyDuplicateProperty: "READY has one property twice, names compared without case."
        case .identityMalformed: "The identity is longer than 255 octets or begins with zero."
        case .socketTypeNotDealer: "The socket is no DEALER, or does not say what it is."
        case .frameReservedBits: "A frame has a flag that must be zero."
        case .frameTooLarge: "One frame is larger than a message may be."
        case .messageTooLarge: "The frames of one message together are larger than 320 KiB."
        case .tooManyFrames: "A message has more than 8 frames."
        case .commandNotAllowed: "A command other than PING and PONG came after the handshake."
        case .commandMalformed: "A PING or PONG breaks 37/ZMTP."
        case .pingTTLTooLong: "A PING asks for more than 60 seconds."
        case .handshakeTimeout: "TLS, greeting and READY together took too long."
        case .messageTimeout: "A message was begun and not finished in time."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .greetingNotZMTP3: "Use a ZeroMQ library that speaks ZMTP 3.0 or 3.1 (libzmq 4, JeroMQ 0.5, NetMQ 4)."
        case .mechanismNotNull: "Switch PLAIN or CURVE off; TLS is the security here."
        case .asServer: "Do not set ZMQ_PLAIN_SERVER or ZMQ_CURVE_SERVER."
        case .readyNotFirst, .readyMalformed, .readyDuplicateProperty, .frameReservedBits, .commandMalformed:
            "Use an unmodified ZeroMQ library; a proxy may not write into the stream."
        case .identityMalformed: "Do not set ZMQ_ROUTING_ID, which the broker ignores."
        case .socketTypeNotDealer: "Make the socket a DEALER."
        case .frameTooLarge, .messageTooLarge: "Send a body of at most 262,144 octets."
        case .tooManyFrames: "Send the four frames of FB1."
        case .commandNotAllowed: "Send only messages; do not SUBSCRIBE or JOIN."
        case .pingTTLTooLong: "Set ZMQ_HEARTBEAT_TTL to at most 60,000 ms."
        case .handshakeTimeout: "Check the network, and that TLS ends at the broker's own port."
        case .messageTimeout: "Check the network; the message is to be sent again."
        }
    }

    /// Whether the same connection may succeed later without a change.
    package var isRetriable: Bool { self == .handshakeTimeout || self == .messageTimeout }
}
