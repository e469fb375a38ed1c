// SPDX-License-Identifier: Apache-2.0
import Wire

/// The frames of FB1 and the bodies of its verbs: what can be read is written again as what is read the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let frames = FuzzInput(start, count).frames()
    do throws(MessageRefusal) {
        let message = try Message(frames: frames)
        guard message.frames == frames else { broken("a message is written as other frames") }
        try? message.expect(from: .client)
        read(message)
    } catch {
        // Whatever was wrong, an answer can be made, and our own client can read it.
        guard error.answer.frames.count == 4, (try? Problem(body: error.answer.body)) != nil else {
            broken("a refusal cannot be read")
        }
    }
    return 0
}

private func read(_ message: Message) {
    let body = message.body
    func same<Body: Equatable>(_ decode: ([UInt8]) throws(Problem) -> Body, _ encode: (Body) -> [UInt8]) {
        do throws(Problem) {
            let first = try decode(body)
            let written = encode(first)
            guard let second = try? decode(written) else { broken("what was written cannot be read") }
            guard second == first else { broken("what was written is read as something else") }
        } catch {
            guard (try? Problem(body: error.octets)) != nil else { broken("a problem cannot be read") }
        }
    }
    switch message.verb {
    case .hello: same({ body throws(Problem) in try Hello(body: body) }, \.octets)
    case .welcome: same({ body throws(Problem) in try Welcome(body: body) }, \.octets)
    case .receipt: same({ body throws(Problem) in try Receipt(body: body) }, \.octets)
    case .recorded: same({ body throws(Problem) in try Recorded(body: body) }, \.octets)
    case .status: same({ body throws(Problem) in try StatusRequest(body: body) }, \.octets)
    case .progress: same({ body throws(Problem) in try Progress(body: body) }, \.octets)
    case .bye: same({ body throws(Problem) in try Bye(body: body) }, \.octets)
    case .accepted: same({ body throws(Problem) in try Accepted(body: body) }, \.octets)
    case .rejected: same({ body throws(Problem) in try Problem(body: body) }, \.octets)
    case .notice: _ = try? ReceivedNotice(body: body)
    case .publish: break
    }
}
