// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// Notices and hold notices, as a client reads them: what passes has the digest that it says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(Problem) {
        _ = try ReceivedNotice(body: FuzzInput(start, count).octets)
    } catch {
        guard (try? Problem(body: error.octets)) != nil else { broken("a problem cannot be read") }
    }
    return 0
}
