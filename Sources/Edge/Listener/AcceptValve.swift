// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// Stops accepting while the process is short of file descriptors; a listener that runs out of them spins (zeromq.md 1.1).
final class AcceptValve: ChannelOutboundHandler {
    typealias OutboundIn = Any

    private let house: EdgeHouse

    init(house: EdgeHouse) { self.house = house }

    func read(context: ChannelHandlerContext) {
        let loop = context.eventLoop
        let bound = NIOLoopBound(context, eventLoop: loop)
        guard house.hasRoom(orElse: { loop.execute { bound.value.channel.read() } }) else { return }
        context.read()
    }
}
