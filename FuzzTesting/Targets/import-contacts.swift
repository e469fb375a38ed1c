// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

/// What `firstbell import contacts` takes: any octets are rows or a bounded list of problems, and rows are written as what is read as
/// them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    for file in readBoth({ form throws(ImportFailure) in try ContactFile.parse(octets, file: "file", as: form) }) {
        let written = csv(
            ["partner", "role", "address", "remove"],
            file.rows.map {
                [$0.value.partner.description, $0.value.role.rawValue, $0.value.address, $0.isRemoval ? "yes" : ""]
            })
        let again = read { () throws(ImportFailure) in try ContactFile.parse(written, file: "file", as: .delta) }
        guard areSame(file, again) else { broken("contacts that are read otherwise than they were written") }
    }
    return 0
}
