// SPDX-License-Identifier: Apache-2.0
import Edge
import Safeguarding
import TLS
import TestSupport
import Wire
import ZeroMQ

/// A school's system under load: one DEALER, made once, that stores and receipts whatever comes.
///
/// It does what docs/protocol.md asks of any client: HELLO when it may have a new peer, a receipt until it is recorded.
actor RecordingSchool {
    private let partner: PartnerID
    private let log: LoadLog
    private let owner: SocketOwner
    private let tunnel: Tunnel
    private var unrecorded: [String: [UInt8]] = [:]
    private var tasks: [Task<Void, Never>] = []

    /// - Parameter port: where it connects; nil for the daemon itself.
    init(_ partner: PartnerID, daemon: DaemonFixture, port: Int? = nil, log: LoadLog, context: Context) async throws {
        self.partner = partner
        self.log = log
        let folder = daemon.profileFolder(partner.description)
        let client = try ClientContext(
            credential: try Credential(certificateFile: folder + "/certificate.pem", keyFile: folder + "/key.pem"),
            authorities: try Certificate.bundle(pem: PEMFile.read(folder + "/authority.pem")), host: "127.0.0.1",
            trustDomain: SampleDeployment.trustDomain)
        let (events, sink) = AsyncStream.makeStream(of: TunnelEvent.self)
        let daemonPort = await daemon.port
        tunnel = try await Tunnel.open(
            to: Tunnel.Destination(host: "127.0.0.1", port: port ?? daemonPort), context: client, observer: { sink.yield($0) })
        owner = try SocketOwner()
        try await owner.connect(.dealer, in: context, to: tunnel.endpoint)
        let messages = owner.messages
        tasks = [
            Task { for await received in messages { await self.received(received.frames) } },
            Task {
                for await event in events {
                    if case .admitted = event { await self.greet() }
                }
            },
            // A goodbye or an answer may be lost with a connection, so what is unanswered is said again from time to time.
            Task { while (try? await Task.sleep(for: .seconds(1))) != nil { await self.greet() } },
        ]
    }

    func close() async {
        for task in tasks { task.cancel() }
        await owner.stop()
        await tunnel.close()
    }

    private func greet() async {
        await send(.hello, [], Hello(window: 32).octets)
        for (notice, receipt) in unrecorded { await send(.receipt, Array(notice.utf8), receipt) }
    }

    private func received(_ frames: [[UInt8]]) async {
        guard let message = try? Wire.Message(frames: frames) else { return await log.rejected("unreadable") }
        switch message.verb {
        case .notice: await take(message)
        case .recorded:
            guard let recorded = try? Recorded(body: message.body) else { return await log.rejected("unreadable") }
            if unrecorded.removeValue(forKey: recorded.notice) != nil { await log.recorded(recorded.notice) }
        case .rejected: await log.rejected((try? Problem(body: message.body))?.code.rawValue ?? "unreadable")
        default: break
        }
    }

    private func take(_ message: Wire.Message) async {
        await log.arrived(.init(message, at: partner))
        guard let envelope = try? ReceivedNotice(body: message.body).envelope else { return }
        let receipt = Receipt(notice: envelope.id, digest: envelope.digest, stage: .delivered).octets
        unrecorded[envelope.id] = receipt
        await send(.receipt, Array(envelope.id.utf8), receipt)
    }

    private func send(_ verb: Verb, _ correlation: [UInt8], _ body: [UInt8]) async {
        _ = try? await owner.send(Wire.Message(verb, correlation: correlation, body: body).frames)
    }
}
