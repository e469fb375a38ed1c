// SPDX-License-Identifier: Apache-2.0
import Wire

/// The notices that a partner was sent and has not settled, in the order in which they came.
///
/// One stays until the broker says that it is settled, so that an answer that is lost on the way loses nothing, and what was taken
/// back is given to nobody. The window of the HELLO bounds how many there are.
struct NoticeShelf {
    /// One notice as the broker sent it.
    struct Notice {
        /// By which the broker settles it.
        var sequence: Int64
        /// The body of the NOTICE.
        var body: [UInt8]
    }

    private var notices: [Notice] = []

    var count: Int { notices.count }

    /// Takes a notice; one that is sent again stands where it stood, and the recall of one takes its place.
    mutating func put(_ notice: Notice) {
        if let recalled = Self.recalled(by: notice.body) {
            notices.removeAll { (try? JSONDocument($0.body).root["id"]?.string) == recalled }
        }
        if let place = notices.firstIndex(where: { $0.sequence == notice.sequence }) {
            notices[place] = notice
        } else {
            notices.append(notice)
        }
    }

    /// The partner is not to be given a notice any more.
    mutating func remove(_ sequence: Int64) { notices.removeAll { $0.sequence == sequence } }

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
