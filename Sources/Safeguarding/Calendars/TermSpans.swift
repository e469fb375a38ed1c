// SPDX-License-Identifier: Apache-2.0

/// The stretches of time for which terms are known, holidays between them included.
///
/// Two terms at most ``longestHoliday`` days apart bound a holiday; with more between them a term is missing from the file,
/// and what lies between is unknown rather than closed.
struct TermSpans: Sendable {
    /// Ascending, disjoint, in days since 1970-01-01.
    let spans: [ClosedRange<Int>]

    /// Twelve weeks: longer than any summer holiday of a British school, shorter than the shortest term with its holidays.
    static let longestHoliday = 84

    init(terms: [ClosedRange<Int>]) {
        var spans: [ClosedRange<Int>] = []
        for term in terms.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = spans.last, term.lowerBound - last.upperBound - 1 <= TermSpans.longestHoliday {
                spans[spans.count - 1] = last.lowerBound...max(last.upperBound, term.upperBound)
            } else {
                spans.append(term)
            }
        }
        self.spans = spans
    }

    func contains(_ day: Int) -> Bool {
        spans.contains { $0.contains(day) }
    }

    /// The parts of a range that no span covers.
    func uncovered(of range: ClosedRange<Int>) -> [ClosedRange<Int>] {
        var parts: [ClosedRange<Int>] = []
        var from = range.lowerBound
        for span in spans where span.upperBound >= from && span.lowerBound <= range.upperBound {
            if span.lowerBound > from { parts.append(from...(span.lowerBound - 1)) }
            from = span.upperBound + 1
        }
        if from <= range.upperBound { parts.append(from...range.upperBound) }
        return parts
    }
}
