// SPDX-License-Identifier: Apache-2.0
import Wire

/// The notices that a partner was sent and has given no receipt for, in the order in which they came.
///
/// One stays until its receipt is recorded, so that an answer that is lost on the way loses nothing; the window of the HELLO
/// bounds how many there are.
struct NoticeShelf {
    /// One notice as the broker sent it.
    struct Notice {
        var id: [UInt8]
        /// The body of the NOTICE.
        var body: [UInt8]
    }

    private var notices: [Notice] = []

    var count: Int { notices.count }

    /// Takes a notice; one that is sent again stands where it stood, and the recall of one takes its place.
    mutating func put(_ notice: Notice) {
        if let recalled = Self.recalled(by: notice.body) { remove(Array(recalled.utf8)) }
        if let place = notices.firstIndex(where: { $0.id == notice.id }) {
            notices[place] = notice
        } else {
            notices.append(notice)
        }
    }

    /// The partner has it, or it is past caring for.
    mutating func remove(_ id: [UInt8]) { notices.removeAll { $0.id == id } }

    /// The notice that a body recalls as a whole; nil for any other body, and for the recall of one family of a digest.
    ///
    /// Whoever has not fetched it need not see it any more.
    private static func recalled(by body: [UInt8]) -> String? {
        guard let root = try? JSONDocument(body).root, root["type"]?.string == NoticeType.recalled.rawValue,
            let data = root["data"], data["family"] == nil
        else { return nil }
        return data["notice"]?.string
    }

    /// `{"notices":[...]}` with at most so many, each octet for octet as it was sent.
    func body(limit: Int) -> [UInt8] {
        var body = Array("{\"notices\":[".utf8)
        body.reserveCapacity(notices.prefix(limit).reduce(16) { $0 + $1.body.count + 1 })
        for (offset, notice) in notices.prefix(limit).enumerated() {
            if offset > 0 { body.append(UInt8(ascii: ",")) }
            body += notice.body
        }
        return body + Array("]}".utf8)
    }
}
