// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct UPNTests {
    @Test(arguments: ["B801200005001", "A80120000501A", "F38320002600B"])
    func `a UPN whose check letter fits is valid, a temporary one too`(text: String) {
        #expect(UPN.check(text).value?.text == text)
        #expect(UPN.check(text).doubt == nil)
    }

    @Test(arguments: ["A950000178301", "H243278544154"])
    func `an authority that is not on the list is a doubt, not a fault`(text: String) {
        #expect(UPN.check(text).value?.text == text)
        #expect(UPN.check(text).doubt == .upnUnknownAuthority)
    }

    @Test(arguments: [
        ("A801200005001", IdentifierFault.upnCheckLetter), ("B801200005002", .upnCheckLetter), ("B80120000500A", .upnCheckLetter),
        ("", .upnFormat), ("b801200005001", .upnFormat), ("B80120000500", .upnFormat), ("B8012000050011", .upnFormat),
        ("I801200005001", .upnFormat), ("B80120000500O", .upnFormat), ("B801200A05001", .upnFormat), ("UN1", .upnFormat),
        ("B8012000050é", .upnFormat),
    ])
    func `a UPN that cannot be one is refused by its reason`(text: String, fault: IdentifierFault) {
        #expect(UPN.check(text).fault == fault)
    }

    @Test(arguments: 0..<200)
    func `one wrong digit is always noticed`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var octets = Array("B801200005001".utf8)
        let at = Int.random(in: 1...12, using: &random)
        let other = try #require((0x30...0x39).filter { $0 != octets[at] }.randomElement(using: &random))
        octets[at] = other
        #expect(UPN.check(String(decoding: octets, as: UTF8.self)).fault == .upnCheckLetter)
    }

    @Test func `the codes for no known UPN are recognised`() {
        #expect(["UN1", "un5"].allSatisfy { UPN.standsForUnknown($0) })
        #expect(!["UN0", "UN6", "UN", "B801200005001", ""].contains { UPN.standsForUnknown($0) })
    }
}
