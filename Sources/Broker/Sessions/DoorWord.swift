// SPDX-License-Identifier: Apache-2.0
package import Wire

/// What the broker says to a session that has no socket at the ROUTER, and so keeps what a client has not fetched yet.
package enum DoorWord: Sendable {
    /// An answer, or the word that the session ends.
    case message(Wire.Message)
    /// A NOTICE, and the number by which it is settled.
    case notice(Wire.Message, sequence: Int64)
    /// The partner has a notice, in whatever session it said so, or it was taken back: nobody is to be given it any more.
    case settled(sequence: Int64)
}
