// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

/// The plain text of a sealed row: its fields, each with its length before it, so that a field may hold anything.
enum RowText {
    static func encode(_ fields: [String?]) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(fields.reduce(0) { $0 + 4 + ($1?.utf8.count ?? 0) })
        for field in fields {
            withUnsafeBytes(of: Int32(field?.utf8.count ?? -1).bigEndian) { octets.append(contentsOf: $0) }
            if let field { octets.append(contentsOf: field.utf8) }
        }
        return octets
    }

    static func decode(_ octets: [UInt8]) throws -> [String?] {
        var fields: [String?] = []
        var rest = octets[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { throw JournalError.damaged("sealed row") }
            let count = Int(Int32(truncatingIfNeeded: rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }))
            rest = rest.dropFirst(4)
            guard count <= rest.count else { throw JournalError.damaged("sealed row") }
            fields.append(count < 0 ? nil : String(decoding: rest.prefix(count), as: UTF8.self))
            rest = rest.dropFirst(max(0, count))
        }
        return fields
    }
}

extension RollRow {
    var fields: [String?] {
        [
            setting.description, upn, nhsNumber, givenName, familyName, dateOfBirth.description, postcode, from?.description,
            to?.description, attendance?.description, practice, isProtected ? "yes" : nil,
        ]
    }

    init(fields: [String?]) throws {
        guard fields.count == 12, let setting = fields[0].flatMap({ PartnerID($0) }), let family = fields[4],
            let birth = fields[5].flatMap({ CivilDate(iso: $0) })
        else { throw JournalError.damaged("roll row") }
        self.init(
            setting: setting, upn: fields[1], nhsNumber: fields[2], givenName: fields[3], familyName: family, dateOfBirth: birth,
            postcode: fields[6], from: fields[7].flatMap { CivilDate(iso: $0) }, to: fields[8].flatMap { CivilDate(iso: $0) },
            attendance: fields[9].flatMap { Weekdays(pattern: $0) }, practice: fields[10], isProtected: fields[11] == "yes")
    }
}

extension KeyAdultRow {
    var fields: [String?] {
        [
            partner.description, name, email, role.rawValue, trainedOn?.description, expiresOn?.description, deputyOf,
            conflicts.isEmpty ? nil : conflicts.joined(separator: "\u{1F}"),
        ]
    }

    init(fields: [String?]) throws {
        guard fields.count == 8, let partner = fields[0].flatMap({ PartnerID($0) }), let name = fields[1], let email = fields[2],
            let role = fields[3].flatMap(KeyAdultRole.init(rawValue:))
        else { throw JournalError.damaged("key adult row") }
        self.init(
            partner: partner, name: name, email: email, role: role, trainedOn: fields[4].flatMap { CivilDate(iso: $0) },
            expiresOn: fields[5].flatMap { CivilDate(iso: $0) }, deputyOf: fields[6],
            conflicts: fields[7].map { $0.split(separator: "\u{1F}").map(String.init) } ?? [])
    }
}
