// SPDX-License-Identifier: Apache-2.0

/// Which settings took over from which.
package struct Successors: Sendable {
    private var next: [PartnerID: [PartnerID]] = [:]

    package init(_ links: some Sequence<(setting: PartnerID, successor: PartnerID)> = []) {
        for link in links { next[link.setting, default: []].append(link.successor) }
    }

    /// Where a person may ask for the children of a setting, in order: the open settings that took it over, at once or one after
    /// another.
    ///
    /// Where none of those is open it is whoever took it over at once, so that the person has a name to begin with.
    package func candidates(for setting: PartnerID, isOpen: (PartnerID) -> Bool) -> [PartnerID] {
        // Registers have been seen to say of two settings that each succeeds the other.
        var seen: Set<PartnerID> = [setting]
        var open: [PartnerID] = []
        var front = next[setting, default: []]
        while let candidate = front.popLast() {
            guard seen.insert(candidate).inserted else { continue }
            if isOpen(candidate) { open.append(candidate) } else { front += next[candidate, default: []] }
        }
        return open.isEmpty ? Set(next[setting, default: []]).sorted() : open.sorted()
    }
}
