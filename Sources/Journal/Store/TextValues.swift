// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// What the texts of a column stand for, each worked out once.
///
/// Millions of rows have some thousand texts among them, and to make a string of each and parse it takes longer than to read it.
struct TextValues<Value> {
    /// The texts, one after the other.
    private var octets: [UInt8] = []
    /// Where each ends.
    private var ends: [Int] = []
    private var values: [Value] = []
    /// Places in `values` by hash, one more than the place; 0 where there is none.
    private var slots: [UInt32]
    private let make: (UnsafeBufferPointer<UInt8>) throws -> Value

    /// - Parameter make: the value of a text.
    init(_ make: @escaping (UnsafeBufferPointer<UInt8>) throws -> Value) {
        slots = [UInt32](repeating: 0, count: 64)
        self.make = make
    }

    /// - Throws: what `make` throws of a text that stands for nothing.
    mutating func value(of text: UnsafeBufferPointer<UInt8>) throws -> Value {
        var slot = Self.hash(text) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if isText(place, text) { return values[place] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let value = try make(text)
        octets += text
        ends.append(octets.count)
        values.append(value)
        slots[slot] = UInt32(values.count)
        if values.count * 2 > slots.count { grow() }
        return value
    }

    private func range(_ place: Int) -> Range<Int> { (place == 0 ? 0 : ends[place - 1])..<ends[place] }

    private func isText(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(place)
        guard range.count == text.count else { return false }
        guard let start = text.baseAddress else { return true }
        return octets.withUnsafeBytes { known in
            known.baseAddress.map { memcmp($0 + range.lowerBound, start, text.count) == 0 } ?? true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for place in values.indices {
            let hash = octets.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[range(place)])) }
            var slot = hash & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(place + 1)
        }
    }

    /// FNV-1a; the texts are the journal's own, so that nobody chooses them to collide.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in text { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}

extension TextValues {
    /// The values of an enumeration by their words.
    init(words: @escaping (String) -> Value?, table: String) {
        self.init { text in
            guard let value = words(String(decoding: text, as: UTF8.self)) else { throw JournalError.damaged(table) }
            return value
        }
    }
}

extension TextValues where Value == PartnerID {
    /// Partners by their ids.
    static func partners(in table: String) -> Self {
        Self { text in
            guard let partner = PartnerID(octets: text) else { throw JournalError.damaged(table) }
            return partner
        }
    }
}
