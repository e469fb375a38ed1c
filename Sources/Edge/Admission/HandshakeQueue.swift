// SPDX-License-Identifier: Apache-2.0

/// The connections that have not finished their handshakes, by the address they come from.
///
/// Everything is found without a search, for under attack there are thousands of connections from thousands of addresses.
struct HandshakeQueue: Sendable {
    private var addresses: [Admissions.Number: String] = [:]
    /// Oldest first; what left is taken out when it comes to the front.
    private var numbers: [String: Line] = [:]
    /// The addresses that have so many.
    private var bySize: [Int: Set<String>] = [:]
    private var largest = 0

    private struct Line {
        var order: [Admissions.Number] = []
        var start = 0
        var size = 0
    }

    var count: Int { addresses.count }

    mutating func began(_ number: Admissions.Number, from address: String) {
        addresses[number] = address
        numbers[address, default: Line()].order.append(number)
        resize(address, by: 1)
    }

    /// A connection finished or ended; one that is not here is nobody's.
    mutating func left(_ number: Admissions.Number) {
        guard let address = addresses.removeValue(forKey: number) else { return }
        resize(address, by: -1)
    }

    /// Takes out the oldest connection of the address that has most; nil when no address has more than this one would.
    mutating func evict(for address: String) -> Admissions.Number? {
        let own = numbers[address]?.size ?? 0
        guard largest > own + 1, let crowded = bySize[largest]?.first, let oldest = oldest(of: crowded) else { return nil }
        left(oldest)
        return oldest
    }

    private func oldest(of address: String) -> Admissions.Number? {
        numbers[address].flatMap { line in line.order[line.start...].first { addresses[$0] != nil } }
    }

    private mutating func resize(_ address: String, by step: Int) {
        guard var line = numbers[address] else { return }
        bySize[line.size]?.remove(address)
        if bySize[line.size]?.isEmpty == true { bySize[line.size] = nil }
        line.size += step
        if line.size == 0 {
            numbers[address] = nil
        } else {
            while line.start < line.order.count, addresses[line.order[line.start]] == nil { line.start += 1 }
            if line.order.count > 64 + 2 * line.size {
                line.order.removeAll { addresses[$0] == nil }
                line.start = 0
            }
            numbers[address] = line
            bySize[line.size, default: []].insert(address)
        }
        if step > 0 { largest = max(largest, line.size) } else { while largest > 0, bySize[largest] == nil { largest -= 1 } }
    }
}
