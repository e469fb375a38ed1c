// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// How long consent lasts that names no end.
@Suite struct ConsentTermTests {
    private func end(_ term: String, _ given: String) throws -> String? {
        let term = try #require(ConsentTerm(term))
        return try term.end(ofConsentGiven: Instant(rfc3339: given), in: .london)?.rfc3339
    }

    @Test func `a term ends when the first local day begins that it does not cover`() throws {
        #expect(try end("28 days", "2026-11-17T23:10:00Z") == "2026-12-15T00:00:00Z")
        #expect(try end("1 days", "2026-11-17T00:00:00Z") == "2026-11-18T00:00:00Z")
        #expect(try end("6 months", "2026-05-18T08:00:00Z") == "2026-11-18T00:00:00Z")
        // Half past eleven in summer is tomorrow in London.
        #expect(try end("28 days", "2026-06-30T23:30:00Z") == "2026-07-28T23:00:00Z")
        #expect(try end("6 months", "2026-08-31T12:00:00Z") == "2027-02-28T00:00:00Z")
        #expect(try end("6 months", "2027-08-31T12:00:00Z") == "2028-02-29T00:00:00Z")
        #expect(try end("12 months", "2026-12-01T12:00:00Z") == "2027-12-01T00:00:00Z")
        #expect(try end("unlimited", "2026-12-01T12:00:00Z") == nil)
    }

    @Test func `what is no term is none, and a term is written as it is read`() {
        for text in ["28 days", "1 days", "999 days", "6 months", "60 months", "unlimited"] {
            #expect(ConsentTerm(text)?.text == text)
        }
        for text in [
            "", "28", "days", "0 days", "-1 days", "028 days", "1000 days", "61 months", "6  months", "6 years", "Unlimited",
        ] {
            #expect(ConsentTerm(text) == nil, "\(text)")
        }
    }

    @Test func `only what was given without an end of its own ends with the term`() throws {
        let (at, own) = (try Instant(rfc3339: "2026-11-17T12:00:00Z"), try Instant(rfc3339: "2027-11-17T12:00:00Z"))
        func history(_ state: ConsentState, _ end: Instant? = nil) -> ConsentHistory {
            ConsentHistory([.init(state: state, scopes: [.support], at: at, expiresAt: end)])
        }
        let (before, after) = (try Instant(rfc3339: "2026-12-14T23:59:59Z"), try Instant(rfc3339: "2026-12-15T00:00:00Z"))
        func state(_ history: ConsentHistory, at now: Instant) -> ConsentState {
            history.lasting(.days(28), in: .london).facts(for: nil, at: now, gate: .release).state
        }
        #expect(state(history(.given), at: before) == .given && state(history(.given), at: after) == .expired)
        #expect(history(.given).lasting(.days(28), in: .london).expiry(at: before) == after)
        #expect(state(history(.given, own), at: after) == .given)
        for other in ConsentState.allCases where other != .given { #expect(state(history(other), at: after) == other) }
        #expect(history(.given).lasting(nil, in: .london) == history(.given))
    }

    @Test func `the area sets a term where consent decides, and nowhere else`() {
        let area = AreaOptions()
        var terms: [String: ConsentTerm] = [:]
        for flow in Flow.allCases {
            for role in RecipientRole.allCases { terms["\(flow.rawValue) \(role.rawValue)"] = area.consentTerm(flow, to: role) }
        }
        #expect(
            terms.filter { $0.value == .days(28) }.keys.sorted() == [
                "police-notification early-help", "police-notification support-service",
            ])
        #expect(terms.filter { $0.value == .months(6) }.keys.allSatisfy { $0.hasPrefix("locality-conference ") })
        #expect(terms.count == 2 + RecipientRole.allCases.count)
    }
}
