// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// What the partners of a run know, and what follows from it: the model that the broker is held to.
struct Records {
    /// What was accepted, by source and id.
    var events: [String: AcceptedEvent] = [:]
    var notices: [String: NoticeRecord] = [:]
    /// How many holds and exceptions must stand: those in answers, and those that refusals and untrained schools made.
    var holds = 0
    /// Pairs of event and person with the settings that may hear of it.
    var allowed: [Pair: Set<PartnerID>] = [:]
    /// Notices by number once one has been sent, which is when a number is first seen.
    var numbers: [Int64: String] = [:]

    struct Pair: Hashable {
        let event: String
        let person: Int
    }

    struct AcceptedEvent {
        let telling: Telling
        /// The body of the answer without `digest` and `duplicate`, which never changes.
        let stored: [UInt8]
        var notices: [String]
    }

    /// One notice as its recipient and its producer may know it.
    struct NoticeRecord {
        var event: String
        var source: PartnerID
        var person: Person?
        var recipient: PartnerID
        var reportedAt: Instant
        var attendance: Weekdays?
        var deadline: Instant
        var isHold = false
        var number: Int64?
        var attempt = 0
        var digest: [UInt8] = []
        var stage = Reached.nothing
    }

    /// How far receipts have brought a notice.
    enum Reached: Int, Comparable {
        case nothing, delivered, opened, closed, refused

        static func < (a: Reached, b: Reached) -> Bool { a.rawValue < b.rawValue }

        var stage: Stage? {
            switch self {
            case .nothing: nil
            case .delivered: .delivered
            case .opened: .opened
            case .closed: .closed
            case .refused: .refused
            }
        }

        /// What a receipt makes of it: a later stage implies the earlier, a refusal ends it, and nothing goes back.
        func after(_ receipt: ReceiptStage) -> Reached {
            guard self != .refused else { return self }
            let target: Reached =
                switch receipt {
                case .delivered: .delivered
                case .opened: .opened
                case .acknowledged: .closed
                case .refused: .refused
                }
            return max(self, target)
        }
    }
}

/// Something asked of the broker, by the correlation under which it was asked.
struct Asked {
    enum Question {
        case publish(Telling)
        case hello(Hello)
        case receipt(Receipt)
        case status(String)
    }

    let partner: PartnerID
    let question: Question
    let message: Message
}
