// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What the texts of a column stand for, each worked out once.
///
/// Millions of rows have some thousand texts among them, and to make a string of each and parse it takes longer than to read it.
struct TextValues<Value: Sendable>: Sendable {
    private var keys: [Key] = []
    /// Of texts of more than sixteen octets all of them, by their number.
    private var long: [Int: [UInt8]] = [:]
    private var values: [Value] = []
    /// Numbers by hash, one more than the number; 0 where there is none.
    private var slots: [UInt32]
    /// Of the text that was asked for last: most rows have the flow, the stage or the force of the row before.
    private var last = 0
    private let make: @Sendable (UnsafeBufferPointer<UInt8>) throws -> Value

    /// The first and the last octets of a text: all of them, where they are not more than sixteen.
    private struct Key: Equatable {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var count: Int

        init(_ text: UnsafeBufferPointer<UInt8>) {
            count = text.count
            let octets = UnsafeRawBufferPointer(text)
            if count >= 8 {
                first = octets.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
                last = octets.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            } else {
                for octet in octets { first = first << 8 | UInt64(octet) }
            }
        }

        /// The texts are the journal's own, so that nobody chooses them to collide.
        var hash: Int {
            let mixed = (first ^ UInt64(count)) &* 0x9e37_79b9_7f4a_7c15 ^ last
            let folded = (mixed ^ mixed >> 32) &* 0xd6e8_feb8_6659_fd93
            return Int(truncatingIfNeeded: (folded ^ folded >> 32) & 0x7FFF_FFFF)
        }
    }

    /// - Parameter make: the value of a text.
    init(_ make: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws -> Value) {
        slots = [UInt32](repeating: 0, count: 64)
        self.make = make
    }

    /// - Throws: what `make` throws of a text that stands for nothing.
    mutating func value(of text: UnsafeBufferPointer<UInt8>) throws -> Value {
        let number = try number(of: text)
        return values[number]
    }

    /// The value of a number that was given to a text.
    subscript(number: Int) -> Value { values[number] }

    /// A number of the text's own, counted from 0 on in the order in which texts came.
    ///
    /// - Throws: what `make` throws of a text that stands for nothing.
    mutating func number(of text: UnsafeBufferPointer<UInt8>) throws -> Int {
        let key = Key(text)
        if last < keys.count, isText(last, key, text) { return last }
        last = try find(key, text)
        return last
    }

    private mutating func find(_ key: Key, _ text: UnsafeBufferPointer<UInt8>) throws -> Int {
        var slot = key.hash & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if isText(number, key, text) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        let value = try make(text)
        keys.append(key)
        values.append(value)
        if key.count > 16 { long[keys.count - 1] = Array(text) }
        slots[slot] = UInt32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    private func isText(_ number: Int, _ key: Key, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        keys[number] == key && (key.count <= 16 || long[number].map { $0.elementsEqual(text) } ?? false)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, key) in keys.enumerated() {
            var slot = key.hash & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }
}

extension TextValues {
    /// The values of an enumeration by their words.
    init(words: @escaping @Sendable (String) -> Value?, table: String) {
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
