// SPDX-License-Identifier: Apache-2.0
import CCurl

/// A question by HTTPS whose answer is read: verified TLS, no redirect, and bounds on size and time.
package struct FetchRequest: Hashable, Sendable {
    package var url: String
    /// The body of a POST as `application/x-www-form-urlencoded`; nil for a GET.
    package var form: String?
    /// The value of `Authorization`.
    package var authorization: String?
    /// A file of authorities; nil for the system's.
    package var authority: String?
    /// The most octets that are taken.
    package var limit: Int
    /// For all of it.
    package var seconds: Int

    package init(
        url: String, form: String? = nil, authorization: String? = nil, authority: String? = nil, limit: Int = 65_536,
        seconds: Int = 10
    ) {
        self.url = url
        self.form = form
        self.authorization = authorization
        self.authority = authority
        self.limit = limit
        self.seconds = seconds
    }

    /// Asks; it blocks the thread that calls it, for ``seconds`` at most.
    package func send(_ stop: TransferStop) -> FetchOutcome {
        let (result, answer, body) = TransferLine(stop).fetch(self)
        switch result {
        case CURLE_OK.rawValue: return answer == 200 ? .answered(body) : .refused(answer)
        case CURLE_WRITE_ERROR.rawValue: return .tooLarge
        default: return .failed(Int(result))
        }
    }
}

/// What came of a ``FetchRequest``.
package enum FetchOutcome: Hashable, Sendable {
    /// The body of a 200.
    case answered([UInt8])
    /// Another status of HTTP.
    case refused(Int)
    /// It said more than was taken.
    case tooLarge
    /// No whole answer came: a code of libcurl.
    case failed(Int)
}
