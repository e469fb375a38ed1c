// SPDX-License-Identifier: Apache-2.0
import CZeroMQ
import Glibc

/// The sockets that a `SocketThread` polls, and what to call when one is readable.
///
/// `@unchecked Sendable` holds because only the thread it belongs to ever calls it: `SocketThread.add` and `remove` check
/// that, and `poll` is the thread's own loop.
@safe
final class WatchTable: @unchecked Sendable {
    private let wakeup: Int32
    // The first item is the eventfd; item n + 1 belongs to watch n.
    private var items: [zmq_pollitem_t]
    private var watches: [(id: UInt64, readable: @Sendable () -> Void)] = []
    private var nextID: UInt64 = 0
    private var ready: [UInt64] = []

    init(wakeup: Int32) {
        self.wakeup = wakeup
        unsafe items = [zmq_pollitem_t(socket: nil, fd: wakeup, events: WatchTable.readable, revents: 0)]
    }

    func add(_ socket: UnsafeMutableRawPointer, readable: @escaping @Sendable () -> Void) -> UInt64 {
        nextID += 1
        unsafe items.append(zmq_pollitem_t(socket: socket, fd: -1, events: WatchTable.readable, revents: 0))
        watches.append((nextID, readable))
        return nextID
    }

    func remove(_ id: UInt64) {
        guard let index = watches.firstIndex(where: { $0.id == id }) else { return }
        watches.remove(at: index)
        unsafe items.remove(at: index + 1)
    }

    /// Waits until a socket is readable or the eventfd was written, and calls back the readable ones once each.
    func poll() {
        let count = unsafe items.withUnsafeMutableBufferPointer { items in
            unsafe zmq_poll(items.baseAddress, Int32(items.count), -1)
        }
        // A context that was ended under its sockets makes zmq_poll fail with ETERM, at once and for ever. Then everyone is
        // called: who receives meets the error too, and closes.
        let ended = count < 0 && zmq_errno() == ETERM
        guard count > 0 || ended else { return }
        if unsafe items[0].revents != 0 || ended {
            var value: UInt64 = 0
            unsafe read(wakeup, &value, 8)
        }
        // A callback may watch or unwatch any socket, so the ready ones are noted first and looked up again by id.
        ready.removeAll(keepingCapacity: true)
        for index in watches.indices where unsafe ended || items[index + 1].revents != 0 { ready.append(watches[index].id) }
        for id in ready {
            if let watch = watches.first(where: { $0.id == id }) { watch.readable() }
        }
    }

    private static let readable = Int16(ZMQ_POLLIN)
}
