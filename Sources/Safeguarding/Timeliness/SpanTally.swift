// SPDX-License-Identifier: Apache-2.0

/// The legs and margins of notices, kept a notice: of each span the values that it has.
package struct SpanTally: Sendable {
    private var values = InlineArray<7, SpanValues>(repeating: SpanValues())

    package init() {}

    /// Takes up the spans of a notice that counts.
    package mutating func add(_ measure: TimelinessMeasure) {
        if let margin = measure.margin { values[TimelinessSummary.Span.margin.rawValue].append(margin) }
        guard let legs = measure.legs else { return }
        if legs.forceSpan >= 0 { values[TimelinessSummary.Span.force.rawValue].append(legs.forceSpan) }
        if legs.brokerSpan >= 0 { values[TimelinessSummary.Span.broker.rawValue].append(legs.brokerSpan) }
        if legs.heldSpan > 0 { values[TimelinessSummary.Span.held.rawValue].append(legs.heldSpan) }
        if legs.openingSpan >= 0 { values[TimelinessSummary.Span.opening.rawValue].append(legs.openingSpan) }
        if legs.acknowledgingSpan >= 0 { values[TimelinessSummary.Span.acknowledging.rawValue].append(legs.acknowledgingSpan) }
        if legs.wholeSpan >= 0 { values[TimelinessSummary.Span.whole.rawValue].append(legs.wholeSpan) }
    }

    package mutating func add(_ other: SpanTally) {
        for place in values.indices { values[place].add(other.values[place]) }
    }

    /// The distribution of one of the spans; nil where no notice has it.
    package func distribution(of span: TimelinessSummary.Span) -> Distribution? {
        Distribution(parts: values[span.rawValue].parts)
    }
}

/// The values of a span, in parts: one array would be copied whenever it is full, and with each that is added to it.
private struct SpanValues: Sendable {
    private var full: [[Int64]] = []
    private var room = 0
    // In place, for an array is asked with each value whether it is shared, and this is filled seven times a notice.
    private var last = InlineArray<16, Int64>(repeating: 0)
    private var used = 0

    mutating func append(_ value: Int64) {
        last[used] = value
        used += 1
        if used == last.count { flush() }
    }

    private mutating func flush() {
        if used == 0 { return }
        var part: [Int64] = []
        if room < used {
            // What is small stays small: most groups have few notices.
            room = min(max(16, full.last.map { $0.count * 2 } ?? 0), 32_768)
            part.reserveCapacity(room)
        } else {
            part = full.removeLast()
        }
        for place in 0..<used { part.append(last[place]) }
        room -= used
        used = 0
        full.append(part)
    }

    mutating func add(_ other: SpanValues) {
        flush()
        full += other.parts
        room = 0
    }

    var parts: [[Int64]] {
        if used == 0 { return full }
        var all = self
        all.flush()
        return all.full
    }
}
