// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: ["9434765919", "9912003888", "9730676240", "943 476 5919"])
    func `an NHS number with its check digit is valid`(text: String) {
        #expect(NHSNumber.check(text) == NHSNumber.check(text.filter { $0 != " " }))
        #expect(NHSNumber.check(text).value?.text == text.filter { $0 != " " })
        #expect(NHSNumber.check(text).doubt == nil)
    }

    @Test func `a number of the test range is a doubt`() {
        #expect(NHSNumber.check("9990000018").value?.text == "9990000018")
        #expect(NHSNumber.check("9990000018").doubt == .nhsNumberTestRange)
    }

    @Test(arguments: [
        ("9991234567", IdentifierFault.nhsNumberCheckDigit), ("999 123 4567", .nhsNumberCheckDigit),
        ("9434765918", .nhsNumberCheckDigit), ("0000000000", .nhsNumberRepeated), ("3333333333", .nhsNumberRepeated),
        ("", .nhsNumberFormat), ("943476591", .nhsNumberFormat), ("94347659190", .nhsNumberFormat),
        ("9434 765 919", .nhsNumberFormat), ("943-476-5919", .nhsNumberFormat), ("943476591X", .nhsNumberFormat),
        ("94347 65919 ", .nhsNumberFormat),
    ])
    func `an NHS number that cannot be one is refused by its reason`(text: String, fault: IdentifierFault) {
        #expect(NHSNumber.check(text).fault == fault)
    }

    @Test func `a URN has six digits, and a school's begins with 1`() {
        #expect(SchoolURN.check("116900") == SchoolURN.check("116900"))
        #expect(SchoolURN.check("116900").value?.text == "116900")
        #expect(SchoolURN.check("116900").doubt == nil)
        #expect(SchoolURN.check("402388").doubt == .urnNotSchool)
        #expect(["", "11690", "1169000", "11690A"].allSatisfy { SchoolURN.check($0).fault == .urnFormat })
    }

    @Test func `a DfE number keeps its leading zeros`() {
        #expect(DfENumber.check("8850123").value?.description == "885/0123")
        #expect(DfENumber.check("885/0123").value?.establishment == "0123")
        #expect(
            ["885123", "885/123", "88/50123", "885 0123", "88501234", "885/012A"].allSatisfy { DfENumber.check($0).fault != nil })
    }

    @Test func `an early-years number is Ofsted's, an authority's or the older form`() {
        #expect(["EY402388", "402388", "2512345", "512345"].allSatisfy { EarlyYearsNumber.check($0).value?.text == $0 })
        #expect(
            ["EY40238", "EY4023881", "ey402388", "40238", "25123456", "E1402388", ""].allSatisfy {
                EarlyYearsNumber.check($0).fault == .earlyYearsFormat
            })
    }

    @Test func `a practice code has the older or the newer form`() {
        #expect(["L81008", "M81001", "A1B2C"].allSatisfy { PracticeCode.check($0).value?.text == $0 })
        #expect(
            ["l81008", "L8100", "L810081", "A1B2", "A1B22", "11B2C", ""].allSatisfy {
                PracticeCode.check($0).fault == .practiceFormat
            })
    }

    @Test func `a provider of health visiting has an ODS code, and an authority three digits`() {
        #expect(["R1A", "RXH01", "NQ1", "8JX65", "ABCDEFGHIJ12"].allSatisfy { ProviderCode.check($0).value?.text == $0 })
        #expect(
            ["r1a", "R1", "R-1A", "ABCDEFGHIJ123", "R1É", ""].allSatisfy { ProviderCode.check($0).fault == .providerFormat })
        #expect(["885", "001"].allSatisfy { AuthorityCode.check($0).value?.text == $0 })
        #expect(["88", "8855", "88A", ""].allSatisfy { AuthorityCode.check($0).fault == .authorityFormat })
    }

    @Test func `a UKPRN has eight digits and begins with 1`() {
        #expect(UKPRN.check("10001234").value?.text == "10001234")
        #expect(["20001234", "1000123", "100012345", "1000123A"].allSatisfy { UKPRN.check($0).fault == .ukprnFormat })
    }

    @Test(arguments: [
        ("M1 1AE", "M1 1AE"), ("b33 8th", "B33 8TH"), ("CR26XH", "CR2 6XH"), ("DN55 1PT", "DN55 1PT"), ("W1A 1HQ", "W1A 1HQ"),
        ("EC1A1BB", "EC1A 1BB"), (" WR5  1AA ", "WR5 1AA"), ("GIR0AA", "GIR 0AA"), ("BF1 4AA", "BF1 4AA"),
    ])
    func `a postcode of any of the forms has one normal form`(text: String, normal: String) {
        #expect(Postcode.check(text).value?.text == normal)
    }

    @Test(arguments: [
        "", "WR5", "WR5 1A", "WR5 1AAA", "WR5-1AA", "QR5 1AA", "WI5 1AA", "WR5 AA1", "WR5 1AC", "WR5 1VA", "WRR 1AA", "W1Z 1AA",
        "WR5Z 1AA", "1WR 1AA", "WRS5 1AA", "WR5 OAA", "ＷR5 1AA", "QIR 0AA", "GIR 1AA",
    ])
    func `what has no form of a postcode is refused`(text: String) {
        #expect(Postcode.check(text).fault == .postcodeFormat)
    }

    @Test func `a force is two digits, and an unknown one a doubt`() {
        #expect(ForceCode.check("22").doubt == nil)
        #expect(ForceCode.check("01").value?.text == "01")
        #expect(ForceCode.check("02").doubt == .forceUnknown)
        #expect(["2", "222", "2A", ""].allSatisfy { ForceCode.check($0).fault == .forceFormat })
    }

    @Test(arguments: [
        "22/26/0123456", "13260123456", "1234/17NOV26", "123i of 17 Nov 2026", "a-b", String(repeating: "9", count: 40),
    ])
    func `a police reference is opaque`(text: String) {
        #expect(PoliceReference.check(text).value?.text == text)
    }

    @Test(arguments: ["", "ab", String(repeating: "9", count: 41), "22/26\n0123456", "22:26", "22/26/é"])
    func `a police reference keeps to its length and characters`(text: String) {
        #expect(PoliceReference.check(text).fault == .referenceFormat)
    }

    @Test(arguments: [
        ("dsl@school.example", "dsl@school.example"), ("A.Head+oe@Office.School.example", "a.head+oe@office.school.example"),
        ("o'neil@xn--caf-dma.example", "o'neil@xn--caf-dma.example"),
    ])
    func `an e-mail address is kept in lower case`(text: String, normal: String) {
        #expect(EmailAddress.check(text).value?.text == normal)
    }

    @Test(arguments: [
        "", "dsl", "@school.example", "dsl@", "dsl@school", "dsl@@school.example", "dsl@school..example", ".dsl@school.example",
        "d..sl@school.example", "dsl@-school.example", "dsl@school-.example", "d sl@school.example", "DSL <dsl@school.example>",
        "dsl@school.example ", "dsl@[192.0.2.1]", "dsl@sch_ool.example", "dsl@school.example\r\nBcc: x@y.example",
        "dsł@school.example",
        String(repeating: "a", count: 65) + "@school.example",
    ])
    func `what has not the shape of an address is refused`(text: String) {
        #expect(EmailAddress.check(text).fault == .emailFormat)
    }

    @Test func `every fault and doubt says what to do, under a code of its own`() {
        #expect(IdentifierFault.allCases.allSatisfy { $0.advice.hasSuffix(".") })
        #expect(IdentifierDoubt.allCases.allSatisfy { $0.advice.hasSuffix(".") })
        let codes = IdentifierFault.allCases.map(\.rawValue) + IdentifierDoubt.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
    }
}
