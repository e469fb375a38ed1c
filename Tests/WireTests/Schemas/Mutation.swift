// SPDX-License-Identifier: Apache-2.0
import Wire

/// One seeded change to a document, of the kinds that senders make by mistake or on purpose.
enum Mutation {
    static let values: [JSON] = [
        .null, true, false, 0, 1, -1, 2, 64, 256, 257, .number(1.5), "", " ", "x", "1.0", [], ["x"], [:], ["address": "x"],
        "2026-11-17T23:10:00Z", "2026-11-17t23:10:00.123456789012z", "2026-11-17T23:10:00", "2026-02-29T00:00:00Z",
        "2024-02-29T23:59:59+23:59", "2026-11-17T23:59:60Z", "2026-11-17T23:10:00+24:00", "2026-11-17T23:10:00+0100",
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2099-01-01T00:00:00Z", "2026-11-17", "2026-02-29", "16-03-27",
        "B801200005001", "A801200005001", "A80120000501A", "un3", "UN6", "9990000018", "999 000 0018", "9991234567", "0000000000",
        "WR1 1AA", "wr11aa", "w r 1 1 a a", "GIR 0AA", "SW1A 1AA", "QW1 1AA", "EC1I 1AA", "M1A 1AA", "WR1 1CA", "school/116900",
        "early-years/EY402388", "gp/M81001", "gp/A1B2C", "gp/m81001", "local-authority/885", "marac-gp", "HEARD",
        "REPEAT", "DECEASED", "victim", "limb", "c", "given", "unable", "agency/refuge", "school/.", "school/", "school/a/b",
        "physical", "hba", "HOME",
        "high", "22", "opened",
        "refused", "noted", "child-left", "encompass", "firstbell.notice.v1", "firstbell.hold.v1",
        "REFERRAL", "MINUTES", "social-care", "idva", "marac-agency", "locality/x", "marac/north", "mace/885", "marac/", "DVPO",
        "police-notification",
        "correction", "SUPERSEDED", "WRONG_PERSON", "deleted", "firstbell.recalled.v1", "closing", "unread",
        "application/json", "tab\there", "line\nfeed", "bell\u{7}", "délété", "😂", "\u{2028}", "22\n", "2026-11-17T23:10:00Z\n",
    ]

    static let names = [
        "address", "Home_Address", "postcode", "street", "location", "x", "a1", "Upper", "data_base64", "note", "code", "by", "at",
        "recipient", "upn", "attempt", "extension", "emailaddress", "summary", "words", "from", "reason", "hold", "detail",
    ]

    static func mutated(_ tree: JSON, among others: [JSON], using generator: inout SeededGenerator) -> JSON {
        var pointers: [String] = []
        collect(tree, "", &pointers)
        let pointer = pointers.randomElement(using: &generator) ?? ""
        let current = value(at: pointer, in: tree)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0 where !pointer.isEmpty: return tree.setting(pointer, to: nil)
        case 1:
            if case .object = current {
                let name = names.randomElement(using: &generator) ?? "x"
                return tree.setting("\(pointer)/\(name)", to: values.randomElement(using: &generator))
            }
            return tree.setting(pointer, to: grown(current, using: &generator))
        case 2, 3: return tree.setting(pointer, to: grown(current, using: &generator))
        case 4:
            // A value of another example, from a place with the same last name as often as not.
            guard let other = others.randomElement(using: &generator) else { return tree }
            var places: [String] = []
            collect(other, "", &places)
            let name = pointer.split(separator: "/").last
            let alike = places.filter { $0.split(separator: "/").last == name }
            let place = (alike.isEmpty ? places : alike).randomElement(using: &generator) ?? ""
            return pointer.isEmpty ? tree : tree.setting(pointer, to: value(at: place, in: other))
        default: return tree.setting(pointer, to: values.randomElement(using: &generator))
        }
    }

    /// Text with a character more, less or changed; an array with an element twice; a number one further.
    private static func grown(_ value: JSON, using generator: inout SeededGenerator) -> JSON {
        switch value {
        case .string(let text):
            var scalars = Array(text.unicodeScalars)
            let at = Int.random(in: 0...scalars.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0 where at < scalars.count: scalars.remove(at: at)
            case 1: scalars.insert("é", at: at)
            case 2: scalars = Array(String(repeating: text.isEmpty ? "x" : text, count: 40).unicodeScalars.prefix(1001))
            default: scalars.insert("7", at: at)
            }
            var grown = ""
            grown.unicodeScalars.append(contentsOf: scalars)
            return .string(grown)
        case .array(let elements):
            guard let element = elements.randomElement(using: &generator) else { return .array([""]) }
            return .array(elements + Array(repeating: element, count: [1, 7, 20].randomElement(using: &generator) ?? 1))
        case .integer(let number): return .integer(number + 1)
        case .boolean(let flag): return .boolean(!flag)
        default: return value
        }
    }

    private static func collect(_ tree: JSON, _ pointer: String, _ pointers: inout [String]) {
        pointers.append(pointer)
        switch tree {
        case .object(let members):
            for member in members where !member.name.contains("/") { collect(member.value, "\(pointer)/\(member.name)", &pointers) }
        case .array(let elements):
            for (offset, element) in elements.enumerated() { collect(element, "\(pointer)/\(offset)", &pointers) }
        default: break
        }
    }

    private static func value(at pointer: String, in tree: JSON) -> JSON {
        var value = tree
        for step in pointer.split(separator: "/") {
            switch value {
            case .object(let members): value = members.first { $0.name == step }?.value ?? .null
            case .array(let elements): value = Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil } ?? .null
            default: return .null
            }
        }
        return value
    }
}
