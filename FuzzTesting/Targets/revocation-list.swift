// SPDX-License-Identifier: Apache-2.0
import TLS

/// Revocation lists: what can be read is written and read again as the same list, with entries that can be counted.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    for list in (try? RevocationList.all(in: octets)) ?? [] { look(at: list) }
    return 0
}

private func look(at list: RevocationList) {
    guard list.fingerprint.utf8.count == 64 else { broken("a fingerprint of another length") }
    guard list.entries.count <= list.count else { broken("more entries than are counted") }
    _ = list.thisUpdate
    _ = list.nextUpdate
    _ = list.number
    _ = list.isDelta
    _ = list.issuer
    do throws(RevocationFault) {
        try RevocationLists.examine(list, of: [], now: 1_794_960_000)
        broken("a list of no authority passes")
    } catch {}
    guard let pem = try? list.pem(), let again = try? RevocationList.all(in: pem), again.map(\.fingerprint) == [list.fingerprint]
    else {
        broken("a list that is written as another")
    }
}
