// SPDX-License-Identifier: Apache-2.0
import Directories

/// What `firstbell import rolls` takes, whole or as a delta: any octets are rows or a bounded list of problems, and its halves read side
/// by side are the whole.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    let files = readBoth { form throws(ImportFailure) in try RollFile.parse(octets, file: "file", as: form) }
    let shared = read { () throws(ImportFailure) in
        try RollFile.parse(octets, file: "file", sharedFrom: 0, sharing: { count, make in (0..<count).map(make) })
    }
    if let shared {
        guard let file = files.first, areSame(file, shared), file.rows.map(\.line) == shared.rows.map(\.line),
            file.warnings == shared.warnings
        else { broken("halves that are not the whole") }
    } else if files.count == 2 {
        broken("halves that are refused")
    }
    return 0
}
