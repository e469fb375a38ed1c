// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// The partners: producers that publish and ask again, recipients that store and give receipts, late or wrongly.
extension Simulation {
    func publish() throws {
        let telling: Telling
        switch number(0...9) {
        case 0..<2:
            // Again, the same: an answer may have been lost.
            guard let known = tellings.randomElement(using: &random) else { return }
            telling = known
        case 2:
            // The same id with other content, or with what was wrong put right.
            guard var known = tellings.randomElement(using: &random) else { return }
            known.version += 1
            known.fault = nil
            telling = known
        case 3:
            guard let waiting = unanswered.randomElement(using: &random) else { return }
            telling = waiting
        default:
            telling = Telling.random(id: tellings.count, in: world, at: now, using: &random)
        }
        note("\(telling.source) publishes \(telling.id) v\(telling.version) \(telling.fault?.rawValue ?? "")")
        if !tellings.contains(telling) {
            tellings.append(telling)
            unanswered.append(telling)
        }
        guard let session = session(of: telling.source)?.number ?? connect(telling.source) else { return }
        say(.publish(telling), on: session)
    }

    func askStatus() throws {
        guard let telling = tellings.randomElement(using: &random) else { return }
        let partner = chance(4) ? World.police.first { $0 != telling.source } ?? telling.source : telling.source
        guard let session = session(of: partner) else { return }
        say(.status(telling.id), on: session.number)
    }

    /// A partner hears something.
    func heard(_ message: Wire.Message, by partner: PartnerID) {
        switch message.verb {
        case .accepted, .rejected:
            let correlation = String(decoding: message.correlation, as: UTF8.self)
            guard let asked = asked[correlation], case .publish(let telling) = asked.question else { return }
            if message.verb == .rejected, let problem = try? Problem(body: message.body), problem.code == .retryLater { return }
            unanswered.removeAll { $0 == telling }
        case .notice:
            guard let notice = try? ReceivedNotice(body: message.body) else { return }
            stored[partner, default: []].append(StoredNotice(id: notice.envelope.id, digest: notice.envelope.digest))
            // Most systems say at once that they have it.
            if !chance(3), let session = session(of: partner) {
                say(
                    .receipt(Receipt(notice: notice.envelope.id, digest: notice.envelope.digest, stage: .delivered)),
                    on: session.number)
            }
        default: break
        }
    }

    func giveReceipt() throws {
        let partners = stored.keys.sorted()
        guard let partner = partners.randomElement(using: &random), let notice = stored[partner]?.randomElement(using: &random)
        else { return }
        let stage = [.delivered, .delivered, .opened, .opened, .acknowledged, ReceiptStage.refused].randomElement(using: &random)
        var receipt = Receipt(
            notice: notice.id, digest: notice.digest, stage: stage ?? .delivered, by: World.email(of: partner),
            code: stage == .refused ? .wrongSetting : nil)
        var sender = partner
        switch number(0...15) {
        case 0: receipt.digest[0] ^= 1
        case 1: sender = World.recipients.filter { $0 != partner }.randomElement(using: &random) ?? partner
        case 2: receipt.by = "nobody@elsewhere.example"
        case 3: receipt.by = nil
        default: break
        }
        guard let session = session(of: sender)?.number ?? connect(sender) else { return }
        note("\(sender) says \(receipt.stage.rawValue) of \(label(notice.id))")
        say(.receipt(receipt), on: session)
    }

    /// A name for a notice that is the same whenever the seed is run.
    func label(_ id: String) -> String {
        guard let notice = records.notices[id] else { return "?" }
        return "\(notice.event)/\(notice.person.map { "\($0.index)" } ?? "hold")@\(notice.recipient)"
    }
}
