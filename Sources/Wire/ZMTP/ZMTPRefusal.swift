// SPDX-License-Identifier: Apache-2.0

/// Why the edge ends a connection over what it said in ZMTP; the raw value is the audit's word for it and never changes.
package enum ZMTPRefusal: String, Error, Hashable, Sendable, CaseIterable {
    /// The greeting is not that of ZMTP 3: an older version, or no ZMTP at all.
    case greetingNotZMTP3 = "greeting-not-zmtp3"
    /// The security mechanism is another than NULL; TLS is the security here.
    case mechanismNotNull = "mechanism-not-null"
    /// The peer claims the server's part.
    case asServer = "as-server"
    /// What follows the greeting is not a READY command.
    case readyNotFirst = "ready-not-first"
    /// READY breaks the grammar of 37/ZMTP.
    case readyMalformed = "ready-malformed"
    /// READY has one name twice; names differ by more than case (37/ZMTP), but not for libzmq, which takes the first.
    case readyDuplicateProperty = "ready-duplicate-property"
    /// The identity is longer than 255 octets or begins with zero (37/ZMTP).
    case identityMalformed = "identity-malformed"
    /// The socket is no DEALER, or does not say.
    case socketTypeNotDealer = "socket-type-not-dealer"
    /// A frame has a flag that must be zero.
    case frameReservedBits = "frame-reserved-bits"
    /// One frame is larger than a message may be.
    case frameTooLarge = "frame-too-large"
    /// The frames of one message together are too large.
    case messageTooLarge = "message-too-large"
    /// A message has more frames than it may.
    case tooManyFrames = "too-many-frames"
    /// A command other than PING and PONG after the handshake.
    case commandNotAllowed = "command-not-allowed"
    /// A PING or PONG that is no command of 37/ZMTP, or a command that says more frames follow.
    case commandMalformed = "command-malformed"
    /// A PING that asks for more than 60 s; libzmq 4.3.4 miscounts from 65.6 s on.
    case pingTTLTooLong = "ping-ttl-too-long"
    /// Greeting and READY took too long.
    case handshakeTimeout = "handshake-timeout"
    /// A message was begun and not finished in time.
    case messageTimeout = "message-timeout"
}
