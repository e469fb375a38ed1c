// SPDX-License-Identifier: Apache-2.0
import Directories

/// Rows as a CSV file that no reader can take otherwise: each field in quotation marks.
func csv(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
    var octets: [UInt8] = []
    for row in [columns] + rows {
        for (place, field) in row.enumerated() {
            if place > 0 { octets.append(UInt8(ascii: ",")) }
            octets.append(UInt8(ascii: "\""))
            for octet in field.utf8 {
                if octet == UInt8(ascii: "\"") { octets.append(octet) }
                octets.append(octet)
            }
            octets.append(UInt8(ascii: "\""))
        }
        octets.append(UInt8(ascii: "\n"))
    }
    return octets
}

/// Whether two files say the same, whatever their lines.
func areSame<Row: Equatable>(_ file: ImportedFile<Row>, _ other: ImportedFile<Row>?) -> Bool {
    guard let other, file.rows.count == other.rows.count else { return false }
    return zip(file.rows, other.rows).allSatisfy { $0.value == $1.value && $0.isRemoval == $1.isRemoval }
}
