// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension PreparedStatement {
    /// Binds the eleven columns of an event's facts; all of them nil without any.
    @discardableResult func bind(facts: EventFacts?, from first: Int32) -> Self {
        func number(_ truth: Bool?) -> Int64? { truth.map { $0 ? 1 : 0 } }
        return bind(first, facts?.abuseTypes.rawValue).bind(first + 1, facts.map { ReportSource.number(of: $0.reportedBy) })
            .bind(first + 2, number(facts?.isCrime)).bind(first + 3, facts?.forum?.description)
            .bind(first + 4, facts?.stage?.rawValue).bind(first + 5, facts?.meetingAt?.milliseconds)
            .bind(first + 6, facts?.outcome?.rawValue).bind(first + 7, number(facts?.isRepeat))
            .bind(first + 8, facts.map { Int64($0.children) }).bind(first + 9, number(facts?.isVictimYoung))
            .bind(first + 10, number(facts?.isPerpetratorYoung))
    }
}

extension ReportSource {
    /// Its number in the journal, which is for ever; 0 where the producer did not say.
    static func number(of source: ReportSource?) -> Int64 {
        switch source {
        case nil: 0
        case .police: 1
        case .partnerAgency: 2
        case .familyPublic: 3
        }
    }

    init?(number: Int64) {
        guard let source = Self.allCases.first(where: { Self.number(of: $0) == number }) else { return nil }
        self = source
    }
}
