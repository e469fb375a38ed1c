// SPDX-License-Identifier: Apache-2.0
package import TLS

/// How a connection begins, and who may make one; the contexts are asked for at each.
package enum WebDoor: Sendable {
    /// Plain text, which only a loopback listener may have.
    case plain
    /// TLS for anybody: browsers, which have no certificate.
    case browsers(@Sendable () -> WebContext)
    /// TLS for partners, each with its certificate; whoever is turned away is told of with the address.
    case partners(@Sendable () -> ServerContext, refused: @Sendable (TLSError, String) -> Void)
}
