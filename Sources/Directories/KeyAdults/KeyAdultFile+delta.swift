// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension KeyAdultFile {
    /// A delta with one row, as ``parse(_:file:as:)`` takes it; what a form says is held to the rules of the file in this way.
    ///
    /// - Parameter setting: whose list it is, whatever the row says.
    package static func delta(_ row: KeyAdultRow, of setting: PartnerID, isRemoval: Bool = false) -> [UInt8] {
        let fields: [(KeyAdultColumn, String)] = [
            (.partner, setting.description), (.name, row.name), (.email, row.email), (.role, row.role.rawValue),
            (.trainedOn, row.trainedOn?.description ?? ""), (.expiresOn, row.expiresOn?.description ?? ""),
            (.deputyOf, row.deputyOf ?? ""), (.conflicts, row.conflicts.joined(separator: ";")),
        ]
        let names = fields.map(\.0.rawValue) + [RemovalColumn.name]
        let values = fields.map { quoted($0.1) } + [isRemoval ? "yes" : ""]
        return Array((names.joined(separator: ",") + "\n" + values.joined(separator: ",") + "\n").utf8)
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
