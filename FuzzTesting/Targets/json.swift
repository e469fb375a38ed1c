// SPDX-License-Identifier: Apache-2.0
import Wire

/// JSON: a document that is read has one canonical form, which is read as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    do throws(JSONError) {
        let root = try JSONDocument(octets).root
        let canonical = root.canonical()
        guard let again = try? JSONDocument(canonical).root else { broken("a canonical form cannot be read") }
        guard again.canonical() == canonical else { broken("a canonical form is not its own") }
        guard let indented = try? JSONDocument(root.tree.indented).root else { broken("an indented form cannot be read") }
        _ = indented
    } catch {
        guard error.offset <= octets.count else { broken("a fault lies behind the end") }
    }
    return 0
}
