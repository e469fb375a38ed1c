// SPDX-License-Identifier: Apache-2.0

/// A member name while its object is being read, with a key that tells most names apart without reading them again.
struct JSONName {
    let node: Int
    /// The first eight octets and the length; equal names have equal keys.
    let key: UInt64

    init(node: Int, _ name: JSONNode, in octets: UnsafeBufferPointer<UInt8>) {
        self.node = node
        var key: UInt64 = 0
        if name.hasEscapes {
            let text = JSONText.octets(name, in: octets)
            for octet in text.prefix(8) { key = key << 8 | UInt64(octet) }
            self.key = key ^ UInt64(text.count) << 56
        } else {
            let start = Int(name.start), length = Int(name.end - name.start)
            for offset in 0..<min(8, length) { key = key << 8 | UInt64(octets[start + offset]) }
            self.key = key ^ UInt64(length) << 56
        }
    }

    /// The node of the first name found a second time, or nil.
    ///
    /// Small objects compare every pair; large ones sort first, so that a hostile object costs n log n.
    static func duplicate(
        in names: ArraySlice<JSONName>, nodes: [JSONNode], octets: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        if names.count <= 24 {
            var later = names.startIndex
            while later < names.endIndex {
                let key = names[later].key
                for earlier in names.startIndex..<later where names[earlier].key == key {
                    let a = nodes[names[earlier].node], b = nodes[names[later].node]
                    if JSONText.areEqual(a, b, in: octets) { return names[later].node }
                }
                later += 1
            }
            return nil
        }
        let sorted = names.sorted { a, b in
            if a.key != b.key { return a.key < b.key }
            switch JSONText.order(nodes[a.node], nodes[b.node], in: octets) {
            case .before: return true
            case .after: return false
            case .same: return a.node < b.node
            }
        }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.key == b.key {
            if JSONText.areEqual(nodes[a.node], nodes[b.node], in: octets) { return b.node }
        }
        return nil
    }
}
