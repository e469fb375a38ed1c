// SPDX-License-Identifier: Apache-2.0
import Glibc
import TestSupport

/// A peer that speaks ZMTP by hand over a Unix domain socket, as a test or an attacker would.
final class RawPeer: Sendable {
    private let descriptor: Int32

    /// Connects; every read gives up after ten seconds.
    init(endpoint: String) throws {
        let path = String(endpoint.dropFirst("ipc://".count))
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else { throw PeerFailure.notConnected }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ octets: [UInt8]) throws {
        guard Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else { throw PeerFailure.cut }
    }

    /// Reads exactly so many octets.
    func read(_ count: Int) throws -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let got = octets.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + have }, count - have) }
            if got == 0 { throw PeerFailure.cut }
            if got < 0 { throw PeerFailure.silent }
            have += got
        }
        return octets
    }

    /// Whether nothing can be read for a tenth of a second.
    func isSilent() -> Bool {
        var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&item, 1, 100) == 0
    }

    /// Reads until the other side closes.
    func readToEnd() throws {
        while true {
            do { _ = try read(1) } catch PeerFailure.cut { return }
        }
    }

    /// Exchanges greetings and READY; answers the other side's READY frame.
    @discardableResult
    func shakeHands(_ ready: [UInt8], greeting: [UInt8] = ZMTPBytes.greeting()) throws -> [UInt8] {
        try send(greeting)
        _ = try read(64)
        try send(ready)
        let header = try read(2)
        return try header + read(Int(header[1]))
    }
}

enum PeerFailure: Error { case notConnected, cut, silent }
