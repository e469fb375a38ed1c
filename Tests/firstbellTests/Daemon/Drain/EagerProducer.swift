// SPDX-License-Identifier: Apache-2.0
import Edge
import Foundation
import Safeguarding
import TLS
import TestSupport
import Wire
import ZeroMQ

/// A police system that publishes without waiting for answers, never says anything twice, and keeps what it hears.
actor EagerProducer {
    private let partner: PartnerID
    private let context: Context
    private let owner: SocketOwner
    private let tunnel: Tunnel
    private let heardSome = Mailbox<Int>()
    private var reading: Task<Void, Never>?
    private var goal = Int.max
    /// Events sent so far, in order.
    private(set) var sent: [String] = []
    /// Answers by the event's id.
    private(set) var answers: [String: Wire.Message] = [:]
    /// Codes of BYE, in the order they came.
    private(set) var goodbyes: [Bye.Code] = []

    init(_ partner: PartnerID, daemon: DaemonFixture) async throws {
        self.partner = partner
        let folder = daemon.profileFolder(partner.description)
        let client = try ClientContext(
            credential: try Credential(certificateFile: folder + "/certificate.pem", keyFile: folder + "/key.pem"),
            authorities: try Certificate.bundle(pem: PEMFile.read(folder + "/authority.pem")), host: "127.0.0.1",
            trustDomain: SampleDeployment.trustDomain)
        tunnel = try await Tunnel.open(
            to: Tunnel.Destination(host: "127.0.0.1", port: await daemon.port), context: client, observer: { _ in })
        context = try Context(maxSockets: 8)
        owner = try SocketOwner()
        try await owner.connect(.dealer, in: context, to: tunnel.endpoint)
        let messages = owner.messages
        reading = Task { for await received in messages { await self.heard(received.frames) } }
    }

    /// Sends an event about a child and does not wait for what comes of it.
    func publish(_ child: LoadChild) async throws {
        let id = UUID().uuidString.lowercased()
        let message = Wire.Message(
            .publish, correlation: Array(id.utf8), body: child.incident(id: id, force: partner.code))
        if try await owner.send(message.frames) == .sent { sent.append(id) }
    }

    /// Waits until so many answers have come.
    func answers(_ count: Int) async throws {
        guard answers.count < count else { return }
        goal = count
        _ = try await heardSome.take("\(count) answers", within: .seconds(60)) { $0 >= count }
    }

    /// Waits until the broker has said goodbye; nothing it says comes after that.
    func goodbye() async throws {
        guard goodbyes.isEmpty else { return }
        _ = try await heardSome.take("BYE", within: .seconds(30)) { $0 < 0 }
    }

    func close() async {
        await owner.stop()
        await reading?.value
        await tunnel.close()
        context.terminate()
    }

    private func heard(_ frames: [[UInt8]]) async {
        guard let message = try? Wire.Message(frames: frames) else { return }
        switch message.verb {
        case .accepted, .rejected:
            answers[String(decoding: message.correlation, as: UTF8.self)] = message
            if answers.count >= goal {
                goal = .max
                await heardSome.put(answers.count)
            }
        case .bye:
            goodbyes.append((try? Bye(body: message.body).code) ?? .protocolError)
            await heardSome.put(-1)
        default: break
        }
    }
}
