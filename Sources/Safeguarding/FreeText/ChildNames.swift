// SPDX-License-Identifier: Apache-2.0

/// The names of the children of one event, to be found in its free texts.
///
/// They are compared in the near form, as conflicts of interest are: case, accents, hyphens and apostrophes make no difference. A
/// given name and a family name together count in either order; one of them alone where it stands as a word and has at least three
/// letters. A name that is an English word counts alone only where it is written with a capital.
struct ChildNames {
    /// A name, or a whole name, as one.
    typealias Key = [UInt8]

    /// One way in which a key can be written.
    private struct Spelling {
        var words: [[UInt8]]
        var key: Key
        /// Place before which a comma may stand: `SAMPLE, Ada`.
        var comma: Int?
    }

    private let keys: [Set<Key>]
    /// Spellings by their first word, the longest first.
    private var spellings: [[UInt8]: [Spelling]] = [:]

    init(_ names: [PersonName]) {
        let written = names.map(ChildNames.spellings)
        keys = written.map { Set($0.map(\.key)) }
        for spelling in written.joined() {
            if let first = spelling.words.first { spellings[first, default: []].append(spelling) }
        }
        for first in spellings.keys { spellings[first]?.sort { $0.words.count > $1.words.count } }
    }

    /// What a text may say of a child by name: whoever has these names knows them.
    func keys(of child: Int) -> Set<Key> { keys[child] }

    static func keys(of name: PersonName) -> Set<Key> { Set(spellings(name).map(\.key)) }

    /// The names that a text has, in one walk over its words.
    func mentioned(in text: String) -> Set<Key> {
        let words = WrittenWord.words(of: text)
        var found: Set<Key> = []
        var place = 0
        while place < words.count {
            if let spelling = spelling(at: place, in: words) {
                found.insert(spelling.key)
                place += spelling.words.count
                continue
            }
            let word = words[place]
            if word.parts.count > 1 {
                for (part, isCapital) in zip(word.parts, word.capitals) {
                    for spelling in spellings[part] ?? [] where spelling.words.count == 1 {
                        if isCapital || !ChildNames.isEnglish(part) { found.insert(spelling.key) }
                    }
                }
            }
            place += 1
        }
        return found
    }

    private func spelling(at place: Int, in words: [WrittenWord]) -> Spelling? {
        func standing(_ first: [UInt8]) -> Spelling? { spellings[first]?.first { stands($0, at: place, in: words) } }
        let word = words[place]
        return standing(word.whole) ?? (word.isGenitive ? standing(word.stem) : nil)
    }

    private func stands(_ spelling: Spelling, at place: Int, in words: [WrittenWord]) -> Bool {
        guard place + spelling.words.count <= words.count else { return false }
        for (offset, expected) in spelling.words.enumerated() {
            let word = words[place + offset]
            let isLast = offset == spelling.words.count - 1
            guard expected == word.whole || (isLast && expected == word.stem) else { return false }
            if !isLast, word.gap != .space, !(word.gap == .comma && spelling.comma == offset + 1) { return false }
        }
        guard spelling.words.count == 1, let word = spelling.words.first, ChildNames.isEnglish(word) else { return true }
        return words[place].capitals.first == true && !isOfDate(place, in: words)
    }

    /// A month beside a number: "4 May", "May 2026".
    private func isOfDate(_ place: Int, in words: [WrittenWord]) -> Bool {
        guard ChildNames.months.contains(String(decoding: words[place].whole, as: UTF8.self)) else { return false }
        return [place - 1, place + 1].contains { words.indices.contains($0) && words[$0].whole.first?.isDigit == true }
    }

    private static func spellings(_ name: PersonName) -> [Spelling] {
        let given = WrittenWord.words(of: name.given)
        let family = WrittenWord.words(of: name.family)
        // "Mary Jane" is called Mary as well.
        let givens = given.count > 1 ? [given, Array(given.prefix(1))] : [given]
        var all: [Spelling] = []
        for words in givens + [family] {
            for written in ways(words) where letters(words) >= 3 { all.append(Spelling(words: written, key: key(words))) }
        }
        guard !family.isEmpty, !given.isEmpty else { return all }
        for words in givens {
            for first in ways(words) {
                for last in ways(family) {
                    all.append(Spelling(words: first + last, key: key(words + family)))
                    all.append(Spelling(words: last + first, key: key(words + family), comma: last.count))
                }
            }
        }
        return all
    }

    /// A name as it is, with a space for each hyphen and apostrophe, and in one.
    private static func ways(_ words: [WrittenWord]) -> Set<[[UInt8]]> {
        words.isEmpty ? [] : [words.map(\.whole), words.flatMap(\.parts), [key(words)]]
    }

    private static func key(_ words: [WrittenWord]) -> Key { Array(words.map(\.whole).joined()) }

    private static func letters(_ words: [WrittenWord]) -> Int { String(decoding: key(words), as: UTF8.self).unicodeScalars.count }

    private static func isEnglish(_ word: [UInt8]) -> Bool { englishWords.contains(String(decoding: word, as: UTF8.self)) }

    private static let months: Set<String> = ["april", "may", "june", "july", "august"]

    /// English words that are names too, so that in small letters they are the word.
    private static let englishWords: Set<String> = [
        "amber", "angel", "april", "art", "august", "autumn", "baker", "banks", "bell", "berry", "best", "bill", "bird", "bishop",
        "black", "bloom", "blue", "bond", "brook", "brooks", "brown", "bush", "butler", "carter", "case", "chance", "chase",
        "church", "clay", "cliff", "close", "cook", "cooper", "cross", "crystal", "daisy", "dale", "dance", "dawn", "day", "dean",
        "destiny", "drew", "driver", "eve", "faith", "field", "finch", "fisher", "fox", "frank", "free", "gene", "gold", "good",
        "grace", "grant", "gray", "green", "grey", "guy", "hall", "hardy", "harmony", "harry", "hazel", "heath", "heather", "hill",
        "holder", "holly", "honey", "hope", "house", "hunt", "hunter", "iris", "ivy", "jack", "jade", "jasmine", "jay", "joy",
        "july", "june", "justice", "king", "knight", "lamb", "lane", "law", "lily", "little", "long", "love", "low", "major", "man",
        "mark", "marsh", "mason", "max", "may", "melody", "mercy", "miles", "miller", "mills", "moon", "moss", "nick", "noble",
        "north", "nova", "ocean", "olive", "page", "paige", "park", "parker", "parks", "pat", "patience", "peace", "pearl", "penny",
        "piper", "pope", "poppy", "porter", "potter", "power", "price", "prince", "queen", "rain", "ray", "read", "reason", "reed",
        "rice", "rich", "river", "rob", "robin", "rose", "rowan", "ruby", "rush", "sandy", "savage", "sharp", "shepherd", "short",
        "silver", "singer", "sky", "small", "snow", "south", "spring", "star", "stone", "storm", "street", "strong", "sue",
        "summer", "sunny", "swift", "taylor", "thorn", "town", "turner", "tyler", "victor", "violet", "walker", "wall", "ward",
        "waters", "weaver", "west", "white", "will", "winter", "wise", "wolf", "wood", "woods", "wren", "wright", "young",
    ]
}
