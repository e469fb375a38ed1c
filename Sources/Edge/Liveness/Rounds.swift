// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// The one timer of an event loop by which all sessions on it are looked after; set only while there are any.
final class Rounds {
    private let loop: any EventLoop
    private let interval: TimeAmount
    private var connections: [EdgeConnection] = []
    private var isSet = false

    init(on loop: any EventLoop, every interval: TimeAmount) {
        self.loop = loop
        self.interval = interval
    }

    func join(_ connection: EdgeConnection) {
        connection.place = connections.count
        connections.append(connection)
        if !isSet { set() }
    }

    /// Lets a connection go; the last one takes its place.
    func leave(_ connection: EdgeConnection) {
        guard let place = connection.place, let last = connections.popLast() else { return }
        connection.place = nil
        guard last !== connection else { return }
        connections[place] = last
        last.place = place
    }

    private func set() {
        isSet = true
        loop.assumeIsolated().scheduleTask(in: interval) {
            self.isSet = false
            // From the end: who leaves meanwhile is replaced by one that has had its turn.
            for place in self.connections.indices.reversed() where place < self.connections.count {
                self.connections[place].lookAfter()
            }
            if !self.connections.isEmpty, !self.isSet { self.set() }
        }
    }
}
