// SPDX-License-Identifier: Apache-2.0

/// A parsed I-JSON document: its octets and a flat tape over them.
///
/// Values are views into it, so that parsing allocates twice, whatever the document holds. Immutable once made.
package final class JSONDocument: Sendable {
    /// The octets as they came.
    package let octets: [UInt8]
    let nodes: [JSONNode]

    /// Parses strictly (RFC 8259 and RFC 7493, at most 32 deep, nothing after the document).
    ///
    /// - Throws: `JSONError` with the place of the first fault.
    package init(_ octets: [UInt8]) throws(JSONError) {
        let result: Result<[JSONNode], JSONError> = octets.withUnsafeBufferPointer { buffer in
            do throws(JSONError) {
                return .success(try JSONParser.parse(buffer))
            } catch {
                return .failure(error)
            }
        }
        self.nodes = try result.get()
        self.octets = octets
    }

    /// Parses the UTF-8 of `text`.
    package convenience init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }

    /// The whole document.
    package var root: JSONValue { JSONValue(document: self, index: 0) }
}
