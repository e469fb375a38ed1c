// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding

private let scope = PartnerID("school/116900")

/// What `firstbell import calendar FILE.ics` takes: any octets are entries or a bounded list of problems.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let scope else { broken("a constant id") }
    do throws(ImportFailure) {
        let file = try CalendarFile.parseICalendar(FuzzInput(start, count).octets, file: "file", scope: scope, kind: .inset)
        check(file.warnings)
        for entry in file.values where entry.to < entry.from { broken("an entry that ends before it begins") }
    } catch {
        guard !error.problems.isEmpty else { broken("a failure without a problem") }
        check(error.problems)
    }
    return 0
}
