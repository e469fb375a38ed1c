// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// What may stand in no log line, status, report, error text or ZMTP property: what the sample data says about people.
enum Canary {
    /// Given names are looked for as words; what is also a school's or a domain's name is looked for only as part of a whole name.
    private static let words: Set<String> = [
        "Ada", "Leo", "Noa", "Ben", "Mia", "Cara", "Dev", "Ela", "Finn", "Ivy", "Gia", "Kai", "Hari", "Jo", "Nell", "Omar",
        "Qanarykin",
        "Canarynarrative", "hid", "upstairs", "rang", "attended",
    ]
    private static let phrases = [
        "O’Sample", "22/26/0104", "/26/77", "Officers attended", "Time of occurrence", "B80120000", "H88520012", "C88520011",
        "F88520011", "V88533022", "J88533022", "V88520011", "H88570081", "Q88520011", "WR99 7", "WR99 8", "WR98 ", "dsl@",
        "deputy@",
        "Pat Specimen", "Chris Sample", "1 Example Street",
    ]

    /// The words and phrases that stand in a text.
    static func found(in text: String) -> [String] {
        let seen = Set(text.split { !$0.isLetter }.map(String.init))
        let children = LoadChild.all.map(\.givenName).filter(seen.contains)
        return words.filter(seen.contains) + children + phrases.filter(text.contains)
    }

    /// Records an issue, without the text, when one of them stands in it.
    static func watch(_ text: String, from source: String, _ location: SourceLocation = #_sourceLocation) {
        let found = found(in: text)
        #expect(found.isEmpty, "\(source) says what only a notice may say", sourceLocation: location)
    }
}
