// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The columns of the published links that are read.
enum GIASLinkColumn: String, PublishedColumn {
    case urn = "URN"
    case linkURN = "LinkURN"
    case type = "LinkType"
    case since = "LinkEstablishedDate"

    static let remedy = "Check the links of the setting's record in GIAS and import the next extract"

    static var ignoresUnknown: Bool { true }

    var isRequired: Bool { self != .since }
}

/// Reads `links_edubasealldata*.csv`, which GIAS publishes beside its extract.
///
/// Most links stand in it twice, as a successor of the one record and a predecessor of the other; either says the same. Kinds
/// of link that say neither (an expansion, a sixth form centre, a merger that does not say of whom) are passed over.
enum GIASLinks {
    static func read(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> [ImportedRow<SuccessorRow>] {
        guard let text = TextFile.windows1252(octets, &report) else { return [] }
        var rows: [ImportedRow<SuccessorRow>] = []
        var seen: Set<SuccessorKey> = []
        CSVTable<GIASLinkColumn>.forEachRow(octets, text, &report) { row, report in
            guard let type = row.required(.type, &report)?.lowercased() else { return }
            let isSuccessor = type.hasPrefix("successor")
            guard isSuccessor || type.hasPrefix("predecessor") else { return }
            let urn = row.required(.urn, .urn, &report)
            guard let urn, let other = row.lenient(.linkURN, .urn, &report) else { return }
            guard urn != other else {
                row.warn(.linkURN, "is the setting itself; the link was passed over", &report)
                return
            }
            let link = SuccessorRow(
                setting: isSuccessor ? urn : other, successor: isSuccessor ? other : urn,
                since: row.lenient(.since, .giasDate, &report))
            guard seen.insert(link.snapshotKey).inserted else { return }
            rows.append(ImportedRow(line: row.line, value: link))
        }
        return rows
    }
}
