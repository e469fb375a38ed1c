// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import firstbell

@Suite struct ExpiryWatchTests {
    private let day: Int64 = 86_400

    private func certificate(_ name: String = "school/1", ends notAfter: Int64) -> DatedCertificate {
        DatedCertificate(role: .partner, name: name, notAfter: notAfter)
    }

    @Test(
        arguments: [
            (61, nil), (60, 60), (59, 60), (31, 60), (30, 30), (15, 30), (14, 14), (8, 14), (7, 7), (2, 7), (1, 1), (0, 1),
        ] as [(Int64, Int?)])
    func `the nearest threshold that is reached is said`(days: Int64, threshold: Int?) {
        #expect(certificate(ends: days * day).threshold(at: 0) == threshold)
        #expect(certificate(ends: days * day).days(at: 0) == days)
    }

    @Test func `the last second still counts, and the next is the end`() {
        #expect(certificate(ends: 100).threshold(at: 100) == 1)
        #expect(certificate(ends: 100).threshold(at: 101) == 0)
        #expect(certificate(ends: 100).days(at: 101) == -1)
    }

    @Test(arguments: 0..<20)
    func `each threshold of a certificate is said once, in order, whenever it is looked`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var watch = ExpiryWatch()
        var said: [Int] = []
        var now: Int64 = -80 * day
        while now < day {
            said += watch.due([certificate(ends: 0)], now: now).map(\.threshold)
            now += Int64.random(in: 1...day, using: &random)
        }
        #expect(said == [60, 30, 14, 7, 1, 0])
    }

    @Test func `what a pause skipped is not said afterwards, and a renewed certificate begins anew`() {
        var watch = ExpiryWatch()
        func due(_ certificates: [DatedCertificate], _ now: Int64) -> [Int] { watch.due(certificates, now: now).map(\.threshold) }
        #expect(due([certificate(ends: 5 * day)], 0) == [7])
        #expect(due([certificate(ends: 90 * day)], 0) == [])
        #expect(due([certificate(ends: 90 * day)], 31 * day) == [60])
        #expect(due([certificate(ends: 90 * day)], 32 * day) == [])
    }

    @Test func `a certificate that is known only while its partner is connected is said once, however often that comes and goes`() {
        var watch = ExpiryWatch()
        let dated = DatedCertificate(role: .partner, name: "school/1", notAfter: 10 * day, notBefore: -80 * day)
        func due(_ certificates: [DatedCertificate], _ now: Int64) -> [Int] { watch.due(certificates, now: now).map(\.threshold) }
        #expect(due([dated], 0) == [14])
        #expect(due([], 1) == [] && due([dated], 2) == [])
        #expect(due([], 3) == [] && due([dated], 3 * day) == [7])
    }

    @Test func `the nearest end comes first`() {
        var watch = ExpiryWatch()
        let due = watch.due([certificate("b", ends: 9), certificate("c", ends: 3), certificate("a", ends: 9)], now: 0)
        #expect(due.map(\.certificate.name) == ["c", "a", "b"])
    }
}
