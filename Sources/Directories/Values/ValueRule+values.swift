// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The values that several formats share.
extension ValueRule where Value == CivilDate {
    static var isoDate: ValueRule {
        ValueRule(what: "is not a date", remedy: "Write the date as 2026-03-27") { CivilDate(iso: $0) }
    }

    /// GIAS writes dd-mm-yyyy (domain.md 5.2).
    static var giasDate: ValueRule {
        ValueRule(what: "is not a date of the form dd-mm-yyyy", remedy: "Import the extract as downloaded") { text in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].utf8.count == 2, parts[1].utf8.count == 2, parts[2].utf8.count == 4 else { return nil }
            return CivilDate(iso: "\(parts[2])-\(parts[1])-\(parts[0])")
        }
    }
}

extension ValueRule where Value == PartnerID {
    /// A partner of one of some kinds, with a code that can exist.
    static func partner(_ kinds: Set<PartnerKind>, example: String) -> ValueRule {
        // Comparing a few kinds is cheaper than hashing one, which is hashed as its text.
        let kinds = Array(kinds)
        return ValueRule(what: "is not the id of such a partner", remedy: "Write the id as \(example)") { text in
            guard let id = PartnerID(text), kinds.contains(id.kind), id.hasPlausibleCode else { return nil }
            return id
        }
    }
}

extension ValueRule where Value == ForumID {
    static var forum: ValueRule {
        ValueRule(
            what: "is not the id of a forum", remedy: "Write marac, locality or mace, a slash and the forum's code: marac/worcester"
        ) { ForumID($0) }
    }
}

extension ValueRule where Value == Bool {
    static var yesOrNo: ValueRule {
        ValueRule(what: "is neither yes nor no", remedy: "Write yes or no") { text in
            switch text.lowercased() {
            case "yes", "y", "true": true
            case "no", "n", "false": false
            default: nil
            }
        }
    }
}

extension ValueRule where Value == String {
    /// A name as people write it: up to 200 characters without control characters.
    static var name: ValueRule {
        ValueRule(what: "is not a name", remedy: "Write up to 200 characters on one line") { $0.isName ? $0 : nil }
    }

    /// Three digits; a spreadsheet drops leading zeros, so fewer digits are filled up (domain.md 5.2).
    static var localAuthority: ValueRule {
        ValueRule(what: "is not a local authority's code", remedy: "Write the three digits of the authority, 885") { text in
            guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
            return String(repeating: "0", count: 3 - text.utf8.count) + text
        }
    }
}

extension PartnerID {
    /// Whether the code has the form that the kind's register gives out (domain.md 5.1).
    var hasPlausibleCode: Bool {
        switch kind {
        case .school: SchoolURN.check(code).value != nil
        case .earlyYears: EarlyYearsNumber.check(code).value != nil
        case .gp: PracticeCode.check(code).value != nil
        case .localAuthority: AuthorityCode.check(code).value != nil
        case .healthVisiting: ProviderCode.check(code).value != nil
        case .police: ForceCode.check(code).value != nil
        case .marac, .agency: true
        }
    }
}

extension String {
    var isName: Bool {
        if utf8.count <= 200, utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return true }
        return unicodeScalars.count <= 200 && unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}

func isDigit(_ octet: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) }
