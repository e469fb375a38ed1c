// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// What each profile of domain.md 4.5 lets an agency see, and whom decisions about a matter are about.
@Suite struct MatterMinimisationTests {
    func sample(_ flow: Flow, _ partner: String, _ role: RecipientRole, _ risk: RiskGrade) throws -> SampleMatter {
        var sample = try SampleMatter(flow, to: partner, as: role)
        sample.facts.riskGrade = risk
        sample.consent = .toBoth
        sample.facts.advocate = "Kim Example, 01632 960001"
        sample.facts.occurredAt = SampleMatter.reported
        sample.facts.abuseTypes = [.physical]
        sample.facts.locationCategory = .home
        return sample
    }

    @Test func `social care has the whole of it, and the address unless it is protected`() throws {
        var sample = try sample(.policeNotification, "local-authority/885", .socialCare, .high)
        let notice = try sample.content()
        #expect(notice.person.role == .victim && notice.person.address == "1 Sample Street")
        #expect(notice.others.map(\.role) == [.child, .perpetrator])
        #expect(notice.others.first?.voice?.words == "I hid upstairs." && notice.others.first?.upn == "B801200005001")
        #expect(notice.matter.circumstances != nil && notice.matter.level == 3 && notice.matter.reportedAt != nil)
        #expect(try sample.content(isProtected: true).person.address == nil)
        sample.victim?.addressProtected = true
        #expect(try sample.content().person.address == nil)
    }

    @Test func `early help learns who, and next to nothing of what`() throws {
        let notice = try sample(.policeNotification, "agency/early-help", .earlyHelp, .medium).content()
        #expect(notice.person.familyName == "Sample" && notice.person.nhsNumber == nil && notice.person.address == nil)
        #expect(notice.others.map(\.role) == [.child])
        #expect(notice.others.first?.voice == nil && notice.others.first?.exposure == nil && notice.others.first?.upn == nil)
        #expect(notice.matter.circumstances == nil && notice.matter.level == nil && notice.matter.abuseTypes.isEmpty)
        #expect(notice.matter.safeContact == nil && notice.matter.advocate == nil && notice.matter.riskGrade == .medium)
    }

    @Test(arguments: [("agency/refuge", RecipientRole.supportService, RiskGrade.medium), ("agency/idva-north", .idva, .high)])
    func `a service learns how to make contact, and of no child and no perpetrator`(
        partner: String, role: RecipientRole, risk: RiskGrade
    ) throws {
        let notice = try sample(.policeNotification, partner, role, risk).content()
        #expect(notice.others.isEmpty && notice.person.role == .victim && notice.person.address == nil)
        #expect(notice.matter.safeContact != nil && notice.matter.advocate != nil && notice.matter.circumstances == nil)
    }

    @Test func `offender management learns of the perpetrator alone`() throws {
        var sample = try sample(.offenderManagement, "agency/probation", .offenderManager, .high)
        sample.perpetrators.append(
            MatterPerson(role: .perpetrator, position: 1, givenName: "Moritz", familyName: "Beispiel"))
        let subjects = sample.matter.subjects
        #expect(subjects.map(\.person.givenName) == ["Max", "Moritz"] && subjects.allSatisfy(\.others.isEmpty))
        let notice = try sample.content()
        #expect(notice.person.role == .perpetrator && notice.others.isEmpty)
        #expect(notice.matter.circumstances == nil && notice.matter.safeContact == nil && notice.matter.locationCategory == nil)
    }

    @Test func `a school learns of its own child and the order, and of no sibling, no victim and no perpetrator`() throws {
        var sample = try sample(.protectionOrder, "school/116900", .school, .high)
        sample.children.append(MatterPerson(role: .child, position: 1, givenName: "Zoë", familyName: "O’Sample"))
        let subjects = sample.matter.subjects
        #expect(subjects.map(\.person.pointer) == ["/data/children/0", "/data/children/1"])
        #expect(subjects.allSatisfy { $0.children.count == 1 && $0.victim == nil })
        let notice = try sample.content()
        #expect(notice.person.givenName == "Ada" && notice.others.isEmpty)
        #expect(notice.matter.order?.terms == "He keeps away." && notice.matter.safeContact == nil)
        var area = AreaOptions()
        area.perpetratorNames = true
        #expect(try sample.content(area: area).others.map(\.familyName) == ["Beispiel"])
    }

    @Test func `an adviser who is told of an order learns whom it protects`() throws {
        let notice = try sample(.protectionOrder, "agency/idva-north", .idva, .high).content()
        #expect(notice.person.role == .victim && notice.others.map(\.role) == [.child])
        #expect(notice.matter.order != nil && notice.person.nhsNumber == nil)
    }

    @Test func `agencies and schools of one order are decided for apart`() throws {
        let sample = try sample(.protectionOrder, "school/116900", .school, .high)
        var matter = sample.matter
        matter.recipients.append(MatterRecipient(try #require(PartnerID("agency/idva-north")), as: .idva))
        let subjects = matter.subjects
        #expect(subjects.map(\.person.pointer) == ["/data/victim", "/data/children/0"])
        #expect(subjects.map { $0.recipients.map(\.role) } == [[.idva], [.school]])
    }

    @Test func `no profile of the shipped policy lets an address out but three, and those only where nobody protects it`() {
        let granting = Policy.shipped.profiles.filter { $0.grants(.address) }.map(\.id)
        #expect(Set(granting) == ["OE_LA", "OE_FORCE", "DAN_FULL", "MARAC_FULL", "AGGREGATE"])
        for profile in Policy.shipped.profiles where profile.grants(.address) && profile.id != "AGGREGATE" {
            #expect(profile.grants[.address] == .unlessProtected, "\(profile.id)")
        }
    }

    @Test func `the lint finds numbers and places in what agencies are told, and a sibling's name in what a school is`() throws {
        var sample = try sample(.protectionOrder, "school/116900", .school, .high)
        sample.children.append(MatterPerson(role: .child, position: 1, givenName: "Wilhelmina", familyName: "O’Sample"))
        sample.facts.order?.terms = "He may not meet Wilhelmina at WR1 1AA."
        let found = sample.matter.freeText.findings.map { "\($0.pointer) \($0.code.rawValue)" }
        #expect(found.contains("/data/order/terms postcode") && found.contains("/data/order/terms other-child"))
        var told = try self.sample(.policeNotification, "local-authority/885", .socialCare, .high)
        told.facts.circumstances = "Ada hid. Ring 01632 960001."
        #expect(told.matter.freeText.findings.map(\.code) == [.telephone])
    }
}
