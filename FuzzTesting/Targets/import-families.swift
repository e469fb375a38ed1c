// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

/// What `firstbell import families` takes: any octets are rows or a bounded list of problems, rows are written as what is read as them,
/// and no family is described in two ways.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    for file in readBoth({ form throws(ImportFailure) in try FamilyFile.parse(octets, file: "file", as: form) }) {
        let again = read { () throws(ImportFailure) in try FamilyFile.parse(written(file), file: "file", as: .delta) }
        guard areSame(file, again) else { broken("families that are read otherwise than they were written") }

        let families = FlaggedFamily.families(of: file.values)
        guard families.reduce(0, { $0 + $1.people.count }) == file.values.count else { broken("a member without a family") }
        for row in file.values {
            let family = families.first { $0.cluster == row.cluster && $0.id == row.family }
            guard let family, family.lead == row.lead, family.flaggedFrom == row.flaggedFrom, family.consent == row.consent,
                family.flaggedUntil == row.flaggedUntil, family.limb == row.limb, family.people.contains(row.person)
            else { broken("a family that is described in two ways") }
        }
    }
    return 0
}

private func written(_ file: ImportedFile<FamilyMemberRow>) -> [UInt8] {
    csv(
        [
            "family", "cluster", "lead", "flagged_from", "flagged_until", "consent_until", "limb", "given_name", "family_name",
            "date_of_birth", "upn", "nhs_number", "remove",
        ],
        file.rows.map { row in
            let value = row.value
            return [
                value.family, value.cluster.description, value.lead.description, value.flaggedFrom.description,
                value.flaggedUntil?.description ?? "", text(value.consent), value.limb?.rawValue ?? "", value.person.givenName,
                value.person.familyName, value.person.dateOfBirth.description, value.person.upn ?? "",
                value.person.nhsNumber ?? "", row.isRemoval ? "yes" : "",
            ]
        })
}

private func text(_ consent: ProgrammeConsent) -> String {
    switch consent {
    case .none: "-"
    case .given(let until): until?.description ?? ""
    }
}
