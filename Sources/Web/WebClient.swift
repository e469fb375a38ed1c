// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// Whoever sent a request.
package struct WebClient: Sendable {
    /// The address, without its port.
    package let address: String
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
        address = channel.remoteAddress?.ipAddress ?? ""
    }

    /// What the connection proved of a partner; nil at a door for anybody.
    package func proof() async -> PartnerProof? {
        try? await channel.eventLoop.submit { [channel] in
            try channel.pipeline.syncOperations.handler(type: ProofKeeper.self).proof
        }.get()
    }
}
