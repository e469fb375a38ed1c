// SPDX-License-Identifier: Apache-2.0
import Directories

/// What `firstbell import practices` takes, whole or as a delta: any octets are rows or a bounded list of problems.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    _ = readBoth(endsByContent: true) { form throws(ImportFailure) in try PracticeFile.parse(octets, file: "file", as: form) }
    return 0
}
