// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import TLS

struct SPIFFEIDTests {
    @Test(arguments: [
        "spiffe://worcestershire.example/police/22", "spiffe://a/early-years/EY402388", "spiffe://a-b_c.d0/agency/a.b_c-d",
        "spiffe://w.example/broker/one",
    ])
    func `a good id is itself again`(text: String) throws {
        let id = try #require(SPIFFEID(text))
        #expect(id.uri == text)
        #expect(SPIFFEID(trustDomain: id.trustDomain, kind: id.kind, code: id.code) == id)
        #expect(text.hasSuffix("/" + id.partner))
    }

    @Test(arguments: [
        "", "spiffe://", "spiffe:///police/22", "spiffe://w.example", "spiffe://w.example/", "spiffe://w.example/police",
        "spiffe://w.example/police/", "spiffe://w.example//22", "spiffe://w.example/police/22/", "spiffe://w.example/police/22/x",
        "spiffe://W.example/police/22", "spiffe://w.example:443/police/22", "spiffe://u@w.example/police/22",
        "spiffe://w.example/Police/22", "spiffe://w.example/police/2%32", "spiffe://w.example/police/22?x",
        "spiffe://w.example/police/22#x",
        "spiffe://w.example/police/.", "spiffe://w.example/police/..", "spiffe://w.example/police/-22",
        "spiffe://w.example/police/2 2",
        "spiffe://w.example/police/22\u{0}", "spiffe://w.example/police/22\n", "spiffe://w.example/polícia/22",
        "https://w.example/police/22",
        "SPIFFE://w.example/police/22", " spiffe://w.example/police/22", "spiffe://w.example/-police/22",
        "spiffe://w.example/police/" + String(repeating: "a", count: 65),
        "spiffe://" + String(repeating: "a", count: 256) + "/police/22",
    ])
    func `anything else is none`(text: String) {
        #expect(SPIFFEID(text) == nil)
    }
}
