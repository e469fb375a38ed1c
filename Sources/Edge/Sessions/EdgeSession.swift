// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOCore
package import Safeguarding
import TLS

/// One connection of a partner: what the edge proved about it, and the handle by which the broker steers it.
package final class EdgeSession: Sendable {
    /// What the ROUTER knows the session by: `kind/code#suffix`, printable, at most 64 octets, never used twice.
    package let routingID: [UInt8]
    package let partner: PartnerID
    /// `kind/code` in UTF-8, to compare with the `X-Partner` property of a message.
    package let partnerOctets: [UInt8]
    /// SHA-256 of the certificate, 64 lower-case hex digits.
    package let certificateSHA256: String
    /// The same in UTF-8, to compare with the `X-Cert-SHA256` property of a message.
    package let certificateOctets: [UInt8]
    /// The last second at which the certificate and those it rests on are valid, in seconds since 1970-01-01T00:00:00Z.
    package let validUntil: Int64
    /// Address and port of the client.
    package let peerAddress: String
    package let openedAt: Instant

    let peer: PeerCertificate
    let chain: PeerChain
    private let channel: any Channel
    private let account: NIOLockedValueBox<PublishAccount>

    init(
        routingID: [UInt8], partner: PartnerID, peer: PeerCertificate, chain: PeerChain, peerAddress: String,
        openedAt: Instant, unansweredLimit: Int, channel: any Channel
    ) {
        self.routingID = routingID
        self.partner = partner
        partnerOctets = Array(partner.description.utf8)
        certificateSHA256 = peer.fingerprint
        certificateOctets = Array(peer.fingerprint.utf8)
        validUntil = chain.validUntil
        self.peer = peer
        self.chain = chain
        self.peerAddress = peerAddress
        self.openedAt = openedAt
        self.channel = channel
        account = NIOLockedValueBox(PublishAccount(limit: unansweredLimit))
    }

    /// How many PUBLISH messages went to the ROUTER and have no answer yet.
    package var unansweredPublishes: Int { account.withLockedValue { $0.unanswered } }

    /// Says that so many PUBLISH messages of this session were answered, ACCEPTED or REJECTED; from any thread.
    package func publishesAnswered(_ count: Int) {
        guard account.withLockedValue({ $0.answered(count) }) == .resume else { return }
        channel.pipeline.fireUserInboundEventTriggered(SessionEvent.answersCame)
    }

    /// Ends the session: nothing more of it is read, and what the ROUTER still had for it is thrown away; from any thread.
    package func cut(_ reason: CutReason) {
        channel.pipeline.fireUserInboundEventTriggered(SessionEvent.cut(.cut(reason)))
    }

    /// Reads nothing more of the session; what was read goes on to the ROUTER, and what the ROUTER says still goes out.
    func quiet() { channel.pipeline.fireUserInboundEventTriggered(SessionEvent.quiet) }

    /// Completes when the connection is closed.
    var ended: EventLoopFuture<Void> { channel.closeFuture }

    func stop() { channel.pipeline.fireUserInboundEventTriggered(SessionEvent.cut(.stopped)) }

    /// Counts PUBLISH messages on their way to the ROUTER; false when the session may not be read on.
    func publishesSeen(_ count: Int) -> Bool { account.withLockedValue { $0.seen(count) } == .goOn }

    /// Whether the session may be read.
    var mayRead: Bool { account.withLockedValue { !$0.isPaused } }
}

/// What a session's handle tells its connection, on the connection's event loop.
enum SessionEvent: Sendable {
    case answersCame
    case quiet
    case cut(EdgeClosing)
    /// Others need the place of this connection, which has not finished its handshakes.
    case evicted
}
