// SPDX-License-Identifier: Apache-2.0
import Edge
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire
import ZeroMQ

/// A plain DEALER of one partner behind a TLS tunnel: it says what a test tells it to say and keeps what it hears.
///
/// The socket is made once and never again; libzmq and the tunnel connect it anew by themselves.
final class StockDealer: Sendable {
    private static let context = Result { try Context(maxSockets: 2_048) }

    let partner: PartnerID
    /// Everything heard but answers, which go to whoever asked.
    let heard = Mailbox<Wire.Message>()
    /// What the tunnel says about its connections.
    let connection = Mailbox<TunnelEvent>()
    private let answers = Mailbox<Wire.Message>()
    private let owner: SocketOwner
    private let tunnel: Tunnel
    private let books: LoadLog?
    private let numbers = Numbers()
    private let reading: Task<Void, Never>

    /// - Parameter books: where it writes down what is accepted, comes and is recorded.
    init(_ partner: PartnerID, folder: String, host: String, port: Int, books: LoadLog? = nil) async throws {
        self.partner = partner
        self.books = books
        let credential = try Credential(certificateFile: folder + "/certificate.pem", keyFile: folder + "/key.pem")
        let context = try ClientContext(
            credential: credential, authorities: try Certificate.bundle(pem: PEMFile.read(folder + "/authority.pem")), host: host,
            trustDomain: SampleDeployment.trustDomain)
        let connection = self.connection
        tunnel = try await Tunnel.open(to: Tunnel.Destination(host: host, port: port), context: context) { event in
            Task { await connection.put(event) }
        }
        owner = try SocketOwner()
        try await owner.connect(.dealer, in: try StockDealer.context.get(), to: tunnel.endpoint)
        let (heard, answers, messages) = (self.heard, self.answers, owner.messages)
        reading = Task {
            for await received in messages {
                for (name, value) in received.properties { Canary.watch(value, from: "the ZMTP property \(name)") }
                guard let message = try? Wire.Message(frames: received.frames) else { continue }
                if message.verb == .notice { await books?.arrived(.init(message, at: partner)) }
                await (message.verb == .notice || message.correlation.isEmpty ? heard : answers).put(message)
            }
            await heard.close()
            await answers.close()
        }
    }

    /// Sends four frames and waits for the answer to them; `mayRepeat` when a rejection may repeat a word of the request.
    func ask(
        _ verb: Verb, _ body: [UInt8], mayRepeat: Bool = false, within limit: Duration = .seconds(30)
    ) async throws -> Wire.Message {
        let correlation = try await begin(verb, body)
        let answer = try await answers.take("answer to \(verb.rawValue)", within: limit) { $0.correlation == correlation }
        if answer.verb == .rejected, !mayRepeat { Canary.watch(String(decoding: answer.body, as: UTF8.self), from: "a rejection") }
        if let books { try await books.heard(answer, to: body, of: partner) }
        return answer
    }

    /// Sends four frames and waits for nothing; what its answer will be known by.
    @discardableResult func begin(_ verb: Verb, _ body: [UInt8]) async throws -> [UInt8] {
        let correlation = Array("\(await numbers.next())".utf8)
        _ = try await owner.send(Wire.Message(verb, correlation: correlation, body: body).frames)
        return correlation
    }

    /// Answers that came and that nobody waited for.
    var unclaimed: [Wire.Message] { get async { await answers.rest } }

    /// Sends frames as they are.
    func send(_ frames: [[UInt8]]) async throws { _ = try await owner.send(frames) }

    /// Opens a session.
    @discardableResult func hello(window: Int = 64, fromUnread: Bool = false) async throws -> Welcome {
        let answer = try await ask(.hello, Hello(window: window, fromUnread: fromUnread).octets)
        guard answer.verb == .welcome else { throw Unexpected(answer) }
        return try Welcome(body: answer.body)
    }

    /// Whether a HELLO is answered in time, as one is not that was lost with a connection.
    func isWelcome(within limit: Duration) async throws -> Bool {
        do {
            return try await ask(.hello, Hello(window: 1).octets, within: limit).verb == .welcome
        } catch is Mailbox<Wire.Message>.Missed {
            return false
        }
    }

    func publish(_ event: [UInt8]) async throws -> Wire.Message { try await ask(.publish, event) }

    /// Publishes what must be accepted.
    func accepted(_ event: [UInt8]) async throws -> Accepted {
        let answer = try await publish(event)
        guard answer.verb == .accepted else { throw Unexpected(answer) }
        return try Accepted(body: answer.body)
    }

    /// The code of the rejection of what must be rejected.
    func rejection(of verb: Verb, _ body: [UInt8]) async throws -> Problem {
        let answer = try await ask(verb, body)
        guard answer.verb == .rejected else { throw Unexpected(answer) }
        return try Problem(body: answer.body)
    }

    /// The next notice, its digest checked.
    func notice(within limit: Duration = .seconds(30)) async throws -> ReceivedNotice {
        let message = try await heard.take("notice to \(partner)", within: limit) { $0.verb == .notice }
        return try ReceivedNotice(body: message.body)
    }

    /// Says how far this recipient has come with a notice.
    func receipt(
        _ stage: ReceiptStage, of notice: ReceivedNotice, by: String? = nil, code: ReceiptCode? = nil
    ) async throws -> Wire.Message {
        let envelope = notice.envelope
        return try await ask(
            .receipt, Receipt(notice: envelope.id, digest: envelope.digest, stage: stage, by: by, code: code).octets)
    }

    /// Records what must be recorded.
    @discardableResult func record(
        _ stage: ReceiptStage, of notice: ReceivedNotice, by: String? = nil, code: ReceiptCode? = nil
    ) async throws -> Recorded {
        let answer = try await receipt(stage, of: notice, by: by, code: code)
        guard answer.verb == .recorded else { throw Unexpected(answer) }
        return try Recorded(body: answer.body)
    }

    func close() async {
        await owner.stop()
        _ = await reading.value
        await tunnel.close()
    }

    /// An answer of another kind than the test needs.
    struct Unexpected: Error, CustomStringConvertible {
        let description: String

        init(_ message: Wire.Message) {
            description = "\(message.verb.rawValue): \((try? Problem(body: message.body))?.code.rawValue ?? "")"
        }
    }

    private actor Numbers {
        private var last = 0

        func next() -> Int {
            last += 1
            return last
        }
    }
}
