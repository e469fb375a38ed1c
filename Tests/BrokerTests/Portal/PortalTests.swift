// SPDX-License-Identifier: Apache-2.0
import GRDB
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What the portal asks of the broker: who may read, what is recorded, and what another way of answering sees of it.
@Suite struct PortalTests {
    private static let high = "school/116901"
    private static let spouse = "key-adult@sample-high.example"
    private static let lead = "dsl@sample-high.example"

    private func reader(_ email: String, at setting: String = high) throws -> PortalReader {
        PortalReader(partner: try #require(PartnerID(setting)), email: email)
    }

    /// The refusal that `body` ends with.
    private func refusal(_ body: () async throws -> Void) async throws -> PortalRefusal? {
        do {
            try await body()
            return nil
        } catch let refusal as PortalRefusal {
            return refusal
        }
    }

    /// The notice of an incident at the school of two children, one at the school of its key adult who is close to him.
    private func notice(_ test: TestBroker, close: Bool) async throws -> NoticeID {
        let event = try test.event("03-siblings-in-two-schools") { text in
            close
                ? text.replacing(
                    #""role": "perpetrator","#, with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
                : text
        }
        let accepted = try #require(try await test.publish(event).accepted)
        if let hold = accepted.answer.holds.first?.hold {
            _ = try await test.ask(.holdRelease, ["id": .string(hold), "by": .string("A. Officer"), "reason": .string("a test")])
        }
        let rows = try await test.broker.reader.portalInbox(of: try reader(Self.lead).partner, limit: 10)
        return try #require(rows.first).id
    }

    @Test func `whoever is close to somebody in the event neither opens nor reads it, before or after a colleague`() async throws {
        try await TestBroker.with { test in
            let id = try await notice(test, close: true)
            let (spouse, lead) = (try reader(Self.spouse), try reader(Self.lead))
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: spouse)?.code == .notKeyAdult)
            #expect(try await test.broker.reader.portalNotice(id, of: lead.partner)?.openedAt == nil)
            #expect(try await refusal { _ = try await test.broker.portalRead(id, by: lead, purpose: "portal") } == .unopened)
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: lead) == nil)
            #expect(try await refusal { _ = try await test.broker.portalRead(id, by: spouse, purpose: "portal") } == .notKeyAdult)
            let reading = try await test.broker.portalRead(id, by: lead, purpose: "portal")
            let names = try await test.broker.reader.names(ofKeyAdults: Set(reading.mayRead))
            #expect(names.values.sorted() == ["Chris Sample"])
            #expect(try await test.broker.portalReceipt(.acknowledged, of: id, by: spouse, code: .noted)?.code == .notKeyAdult)
            #expect(try await test.broker.portalReceipt(.refused, of: id, by: spouse, code: .childLeft)?.code == .notKeyAdult)
        }
    }

    @Test func `nobody opens what cannot be asked whom it is about, and other receipts go on`() async throws {
        try await TestBroker.with { test in
            let id = try await notice(test, close: false)
            let (spouse, lead) = (try reader(Self.spouse), try reader(Self.lead))
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE subject SET sealed = x'0102'")
            }
            let alarms = await test.broker.vitals().counters.alarms
            for reader in [spouse, lead] {
                #expect(try await test.broker.portalReceipt(.opened, of: id, by: reader)?.code == .notKeyAdult)
                let reading = try await refusal { _ = try await test.broker.portalRead(id, by: reader, purpose: "portal") }
                #expect(reading == .notKeyAdult)
            }
            #expect(await test.broker.vitals().counters.alarms > alarms)
            #expect(try await test.broker.reader.portalNotice(id, of: lead.partner)?.openedAt == nil)
        }
    }

    @Test func `the first to open wins, each look is in the ledger, and a receipt of the school's own system finds it done`()
        async throws
    {
        try await TestBroker.with { test in
            let id = try await notice(test, close: false)
            let (other, lead) = (try reader(Self.spouse), try reader(Self.lead))
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: other) == nil)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: lead) == nil)
            let row = try #require(try await test.broker.reader.portalNotice(id, of: lead.partner))
            #expect(row.stage == .opened && row.deliveredAt == row.openedAt && row.openedAt != nil)
            let by = try await test.broker.reader.names(ofKeyAdults: Set([row.openedBy].compactMap { $0 }))
            #expect(by.values.sorted() == ["Alex Specimen"])
            let before = try await test.broker.reader.status(now: test.broker.clock.now).ledgerSize
            let reading = try await test.broker.portalRead(id, by: lead, purpose: "portal")
            #expect(try await test.broker.reader.status(now: test.broker.clock.now).ledgerSize == before + 1)
            #expect(reading.mayRead.count == 2)
            // As a message of the school's system, with the digest that it would have computed.
            let receipt = Receipt(
                notice: id.description, digest: reading.notice.digest, stage: .acknowledged, by: Self.lead, code: .referred)
            #expect(try await test.broker.answer(receipt, from: lead.partner).verb == .recorded)
            #expect(try await test.broker.reader.portalNotice(id, of: lead.partner)?.stage == .closed)
            #expect(try await test.broker.reader.portalInbox(of: lead.partner, limit: 10).isEmpty)
            #expect(try await test.broker.reader.portalHistory(of: lead.partner, limit: 10, offset: 0).map(\.id) == [id])
            let verified = try await test.broker.reader.verifyLedger()
            #expect(UInt64(verified.opened) == verified.leaves)
        }
    }

    @Test func `a list that was shown is a delivery where no system ever was, and none where one was`() async throws {
        try await TestBroker.with { test in
            let id = try await notice(test, close: false)
            let lead = try reader(Self.lead)
            let stranger = try reader("stranger@example.example")
            try await test.broker.portalShowed([id], to: stranger)
            #expect(try await test.broker.reader.portalNotice(id, of: lead.partner)?.deliveredAt == nil)
            try await test.broker.portalShowed([id], to: lead)
            let row = try #require(try await test.broker.reader.portalNotice(id, of: lead.partner))
            #expect(row.stage == .delivered && row.openedAt == nil)
        }
        try await TestBroker.with { test in
            try await test.broker.remember(try reader(Self.lead).partner)
            let id = try await notice(test, close: false)
            try await test.broker.portalShowed([id], to: try reader(Self.lead))
            #expect(try await test.broker.reader.portalNotice(id, of: try reader(Self.lead).partner)?.deliveredAt == nil)
        }
    }

    @Test func `what was recalled before anybody had it is neither opened nor read nor listed`() async throws {
        try await TestBroker.with { test in
            let id = try await notice(test, close: false)
            let lead = try reader(Self.lead)
            let recall = RecallTests.recall("019df4a1-1003-7c1a-9a51-1f2d3c4b5a03")
            #expect(try await test.publish(recall).accepted != nil)
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: lead)?.code == .unknownNotice)
            #expect(try await refusal { _ = try await test.broker.portalRead(id, by: lead, purpose: "portal") } == .unknownNotice)
            #expect(try await test.broker.reader.portalHistoryCount(of: lead.partner) == 0)
            #expect(try await test.broker.reader.portalInbox(of: lead.partner, limit: 10).isEmpty)
        }
    }

    @Test func `nobody at a suspended setting opens or reads anything`() async throws {
        try await TestBroker.with { test in
            try await test.enrol(Self.high, number: 1)
            let id = try await notice(test, close: false)
            let lead = try reader(Self.lead)
            func standing() async throws -> PortalReaderStanding {
                try await test.broker.reader.keyAdultStanding(
                    of: lead.partner, email: lead.email, today: Zone.london.date(at: test.broker.clock.now))
            }
            #expect(try await standing() == .trained)
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: lead) == nil)
            _ = try await test.ask(.partnerSuspend, ["id": .string(Self.high), "reason": "a lost key"])
            #expect(try await standing() == .unknown)
            #expect(try await refusal { _ = try await test.broker.portalRead(id, by: lead, purpose: "portal") } == .notKeyAdult)
            #expect(try await test.broker.portalReceipt(.acknowledged, of: id, by: lead, code: .noted)?.code == .notKeyAdult)
        }
    }

    @Test func `what nobody has opened comes before what waits for an answer`() async throws {
        try await TestBroker.with { test in
            let first = try await notice(test, close: false)
            let lead = try reader(Self.lead)
            #expect(try await test.broker.portalReceipt(.opened, of: first, by: lead) == nil)
            test.time.withLockedValue { $0 = $0 + .seconds(2 * 86_400) }
            let later = try test.event("03-siblings-in-two-schools") {
                $0.replacing("019df4a1-1003-7c1a-9a51-1f2d3c4b5a03", with: "019df4a1-1003-7c1a-9a51-1f2d3c4b5aff")
            }
            _ = try #require(try await test.publish(later).accepted)
            let rows = try await test.broker.reader.portalInbox(of: lead.partner, limit: 10)
            #expect(rows.count == 2 && rows.last?.id == first)
        }
    }

    @Test func `another setting's notice is unknown, and what is refused becomes a hold`() async throws {
        try await TestBroker.with { test in
            let id = try await notice(test, close: false)
            let (lead, foreign) = (try reader(Self.lead), try reader("dsl@st-zoes.example", at: "school/116902"))
            for stage in [ReceiptStage.opened, .refused] {
                let code: ReceiptCode? = stage == .refused ? .wrongSetting : nil
                #expect(try await test.broker.portalReceipt(stage, of: id, by: foreign, code: code)?.code == .unknownNotice)
            }
            #expect(
                try await refusal { _ = try await test.broker.portalRead(id, by: foreign, purpose: "portal") } == .unknownNotice)
            let former = try reader("nobody@sample-high.example")
            #expect(try await test.broker.portalReceipt(.refused, of: id, by: former, code: .childLeft)?.code == .notKeyAdult)
            #expect(try await test.broker.portalReceipt(.refused, of: id, by: lead, code: .childLeft)?.code == .unknownNotice)
            #expect(try await test.broker.portalReceipt(.opened, of: id, by: lead) == nil)
            #expect(try await test.broker.portalReceipt(.refused, of: id, by: lead, code: .childLeft) == nil)
            let holds = try await test.ask(.holdList, ["state": .string("open")])["holds"]?.elements.map { $0["code"]?.string }
            #expect(holds?.contains("refused-by-recipient") == true)
        }
    }

    @Test func `a setting whose people can sign in needs no system to be ready`() async throws {
        try await TestBroker.with { test in
            let email = "dsl@example-primary.example"
            func causes() async throws -> [String] {
                try await test.ask(.readiness)["findings"]?.elements.filter { $0["setting"]?.string == "school/116900" }
                    .compactMap { $0["cause"]?.string } ?? []
            }
            #expect(try await causes() == ["no-certificate"])
            let invited = try await test.ask(
                .portalInvite, ["email": .string(email), "role": .string("key-adult"), "for": .string("school/116900")])
            #expect(invited["token"]?.string?.count == 43)
            #expect(try await causes() == ["no-certificate"])
            let found = try #require(try await test.broker.reader.portalAccount(email: email.uppercased()))
            #expect(found.account.name == "Pat Specimen" && found.secret.password == nil)
            let token = try #require(await test.broker.reader.portalAccounts().first).id
            #expect(token == 1)
        }
    }
}

extension Broker {
    /// As a HELLO of a partner's system would.
    fileprivate func remember(_ partner: PartnerID) throws {
        try journal.write(at: clock.now) { try $0.keepConnection(of: partner) }
    }
}
