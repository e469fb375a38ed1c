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
    /// The first second of the certificate, likewise.
    package var validFrom: Int64 { chain.certificates.first?.notBefore ?? 0 }
    /// Address and port of the client.
    package let peerAddress: String
    package let openedAt: Instant

    let peer: PeerCertificate
    let chain: PeerChain
    private let channel: any Channel
    private let account: NIOLockedValueBox<PublishAccount>
    let quota: PublishQuota

    init(
        routingID: [UInt8], partner: PartnerID, peer: PeerCertificate, chain: PeerChain, peerAddress: String,
        openedAt: Instant, unansweredLimit: Int, quota: PublishQuota, channel: any Channel
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
        self.quota = quota
        account = NIOLockedValueBox(PublishAccount(limit: unansweredLimit))
    }

    /// How many PUBLISH messages went to the ROUTER and have no answer yet.
    package var unansweredPublishes: Int { account.withLockedValue { $0.unanswered } }

    /// What the PUBLISH messages of all sessions of the partner that have no answer yet take up, in octets.
    package var unansweredOctetsOfPartner: Int { quota.octets }

    /// Says that so many PUBLISH messages of this session were answered, ACCEPTED or REJECTED; from any thread.
    package func publishesAnswered(_ count: Int) {
        let answered = account.withLockedValue { $0.answered(count) }
        if answered.octets > 0 { quota.returned(answered.octets) }
        if answered.resumes { mayReadAgain() }
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

    /// Counts PUBLISH messages on their way to the ROUTER, of so many octets each.
    func publishesSeen(_ messages: [Int]) {
        quota.taken(messages.reduce(0, +))
        account.withLockedValue { $0.seen(messages) }
    }

    /// Whether the session may be read; ``SessionEvent/answersCame`` says when that may have changed.
    var mayRead: Bool { account.withLockedValue { !$0.isPaused } && quota.admits(self) }

    func mayReadAgain() { channel.pipeline.fireUserInboundEventTriggered(SessionEvent.answersCame) }

    /// Gives back what it has of its partner's quota: it has ended, and gets no answers.
    func settle() {
        let rest = account.withLockedValue { $0.answered($0.unanswered) }
        quota.left(self)
        quota.returned(rest.octets)
    }
}

/// What a session's handle tells its connection, on the connection's event loop.
enum SessionEvent: Sendable {
    case answersCame
    case quiet
    case cut(EdgeClosing)
    /// Others need the place of this connection, which has not finished its handshakes.
    case evicted
}
