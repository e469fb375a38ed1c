// SPDX-License-Identifier: Apache-2.0
package import Edge
import NIOCore
package import TLS

/// How a connection begins, and who may make one; the contexts are asked for at each.
package enum WebDoor: Sendable {
    /// Plain text, which only a loopback listener may have.
    case plain
    /// TLS for anybody: browsers, which have no certificate.
    case browsers(@Sendable () -> WebContext)
    /// TLS for partners, each with its certificate; whoever is turned away in the handshake, or before it because there are too
    /// many connections or too many new ones, is told of with the address.
    case partners(
        @Sendable () -> ServerContext, refused: @Sendable (TLSError, String) -> Void,
        crowded: @Sendable (EdgeReason, String) -> Void)

    /// TLS for anybody, who may have a certificate of a person; whoever has one that does not hold is told of.
    case people(@Sendable () -> ServerContext, refused: @Sendable (TLSError) -> Void)

    /// How long a handshake may take where somebody has to find a card and type its PIN; nil where nobody has.
    var handshake: TimeAmount? {
        if case .people = self { .seconds(120) } else { nil }
    }

    /// The most connections of one address: behind one there may be all the schools of an authority.
    var perAddress: Int {
        if case .partners = self { 512 } else { 64 }
    }
}
