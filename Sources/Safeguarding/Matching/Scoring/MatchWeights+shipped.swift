// SPDX-License-Identifier: Apache-2.0

extension MatchWeights {
    /// What a deployment uses that brings no file of its own; `deploy/matching.yaml` says the same with its reasons.
    ///
    /// Careful on purpose: another given name is never certain, whatever the UPN says, because a twin looks the same.
    package static let shipped = MatchWeights(
        odds: [
            .givenName: [
                .exact: Odds(m: 0.90, u: 0.001), .near: Odds(m: 0.03, u: 0.00006), .part: Odds(m: 0.03, u: 0.002),
                .similar: Odds(m: 0.03, u: 0.004), .different: Odds(m: 0.01, u: 0.99),
            ],
            .familyName: [
                .exact: Odds(m: 0.90, u: 0.0005), .near: Odds(m: 0.02, u: 0.00002), .part: Odds(m: 0.03, u: 0.0005),
                .similar: Odds(m: 0.03, u: 0.001), .different: Odds(m: 0.02, u: 0.99),
            ],
            .dateOfBirth: [
                .exact: Odds(m: 0.96, u: 0.00016), .similar: Odds(m: 0.03, u: 0.002), .different: Odds(m: 0.001, u: 0.99),
            ],
            .postcode: [
                .exact: Odds(m: 0.75, u: 0.0002), .similar: Odds(m: 0.05, u: 0.0004), .area: Odds(m: 0.08, u: 0.02),
                .different: Odds(m: 0.12, u: 0.97),
            ],
            .upn: [.exact: Odds(m: 0.98, u: 0.0000001), .different: Odds(m: 0.01, u: 0.99)],
        ],
        exchanged: -6, certain: 40, possible: 20, lead: 10,
        needed: [.givenName, .dateOfBirth])
}
