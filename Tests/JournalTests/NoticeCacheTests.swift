// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@testable import Journal

@Suite struct NoticeCacheTests {
    private func notice(_ sequence: Int64) throws -> StandingNotice {
        StandingNotice(
            sequence: sequence, kind: .subject, event: 1, subject: 1, recipient: try #require(PartnerID("school/116900")),
            digest: .plain([]), key: nil, life: NoticeLife())
    }

    @Test func `it keeps at least the newer half and never more than its capacity`() throws {
        var cache = NoticeCache(capacity: 8)
        let ids = (0..<40).map { _ in NoticeID(at: Instant(milliseconds: 0)) }
        for (number, id) in ids.enumerated() {
            cache[id] = try notice(Int64(number))
            var held = 0
            for (other, id) in ids.enumerated() where cache[id]?.sequence == Int64(other) { held += 1 }
            #expect(held <= 8)
            let newest = ids[max(0, number - 3)...number].map(\.self)
            for id in newest { #expect(cache[id] != nil) }
        }
    }

    @Test func `what is taken out is gone, wherever it stood`() throws {
        var cache = NoticeCache(capacity: 4)
        let ids = (0..<4).map { _ in NoticeID(at: Instant(milliseconds: 0)) }
        for (number, id) in ids.enumerated() { cache[id] = try notice(Int64(number)) }
        for id in ids { cache[id] = nil }
        for id in ids { #expect(cache[id] == nil) }
    }
}
