// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct ForumTests {
    @Test(arguments: [
        "marac/worcester", "locality/wyre-forest", "mace/885", "marac/A.b_C-9", "mace/" + String(repeating: "a", count: 32),
    ])
    func `a forum is a kind and a code, and reads what it writes`(text: String) throws {
        let forum = try #require(ForumID(text))
        #expect(forum.description == text)
        #expect("\(forum.kind.rawValue)/\(forum.code)" == text)
        #expect(ForumID(text[...]) == forum)
    }

    @Test(arguments: [
        "", "/", "marac", "marac/", "Marac/worcester", "panel/worcester", "police/22", "marac/-a", "marac/.a", "marac/_a",
        "marac/a b",
        "marac/a/b", "marac//a", "/a", "marac/ä", "marac/a\n", "mace/" + String(repeating: "a", count: 33),
    ])
    func `what is no forum is none`(text: String) { #expect(ForumID(text) == nil) }

    @Test func `a forum's code is by the rule of a partner's`() {
        for octet in UInt8.min...127 {
            let letter = String(UnicodeScalar(octet))
            for code in [letter, "a" + letter, letter + "a"] {
                #expect((ForumID("mace/\(code)") == nil) == (PartnerID(kind: .agency, code: code) == nil))
                #expect((PartnerID("agency/\(code)") == nil) == (PartnerID(kind: .agency, code: code) == nil))
            }
        }
    }

    @Test func `forums are in the order of their kinds and codes`() {
        let forums = ["marac/b", "mace/c", "locality/z", "marac/a"].compactMap { ForumID($0) }
        #expect(forums.sorted().map(\.description) == ["locality/z", "mace/c", "marac/a", "marac/b"])
    }

    @Test(arguments: [
        ("2025-09-01", "2028-08-31", [false, true, true, false]), ("2025-09-01", nil, [false, true, true, true]),
        (nil, nil, [false, false, false, false]), (nil, "2028-08-31", [false, false, false, false]),
    ])
    func `an agreement counts from its first day to its last`(from: String?, until: String?, expected: [Bool]) throws {
        let member = ForumMember(
            partner: try #require(PartnerID("agency/safe-haven")), agreementFrom: from.flatMap { CivilDate(iso: $0) },
            agreementUntil: until.flatMap { CivilDate(iso: $0) })
        let days = ["2025-08-31", "2025-09-01", "2028-08-31", "2028-09-01"].compactMap { CivilDate(iso: $0) }
        #expect(days.map { member.agreementSigned(on: $0) } == expected)
    }
}
