// SPDX-License-Identifier: Apache-2.0
import Directories

/// What `firstbell import successors` takes: any octets are rows or a bounded list of problems.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(ImportFailure) {
        check(try SuccessorFile.parse(FuzzInput(start, count).octets, file: "file").warnings)
    } catch {
        guard !error.problems.isEmpty else { broken("a failure without a problem") }
        check(error.problems)
        check(error.warnings)
    }
    return 0
}
