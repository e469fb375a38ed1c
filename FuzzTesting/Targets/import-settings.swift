// SPDX-License-Identifier: Apache-2.0
import Directories

/// What `firstbell import settings` takes, whole or as a delta: any octets are rows or a bounded list of problems.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    _ = readBoth { form throws(ImportFailure) in try SettingFile.parse(octets, file: "file", as: form) }
    return 0
}
