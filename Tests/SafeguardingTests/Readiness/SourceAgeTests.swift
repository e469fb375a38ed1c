// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct SourceAgeTests {
    private let start = Instant(milliseconds: 1_000_000)

    @Test func `each source is named once, and found again by its name`() throws {
        let setting = try #require(PartnerID("school/116900"))
        let sources: [DirectorySource] = [.settings(.school), .settings(.earlyYears), .practices, .roll(setting)]
        #expect(sources.map(\.name) == ["settings/school", "settings/early-years", "practices", "rolls/school/116900"])
        for source in sources { #expect(DirectorySource(source.name) == source) }
        for name in ["", "settings", "settings/nothing", "rolls/116900", "practices/all", "calendar"] {
            #expect(DirectorySource(name) == nil, "\(name)")
        }
    }

    @Test func `a source is too old a moment after its limit, and the next look is then`() throws {
        let roll = DirectorySource.roll(try #require(PartnerID("school/116900")))
        let limits = SourceLimits(settings: .seconds(60), rolls: .seconds(90))
        let ages = SourceAges(seen: [.settings(.school): start, roll: start, .practices: start], limits: limits)
        #expect(ages.stale(at: start + .seconds(60)).isEmpty)
        let first = try #require(ages.nextStale(after: start))
        #expect(first == start + .seconds(60) + .milliseconds(1) && ages.stale(at: first) == [.settings(.school)])
        let second = try #require(ages.nextStale(after: first))
        #expect(ages.stale(at: second) == [.settings(.school), roll])
        // What has no limit never is.
        #expect(ages.nextStale(after: second) == nil && !ages.isStale(.practices, at: start + .seconds(1 << 30)))
    }
}
