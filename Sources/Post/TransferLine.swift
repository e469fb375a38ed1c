// SPDX-License-Identifier: Apache-2.0
import CCurl
import Safeguarding

/// Ends transfers that are under way, from any thread.
package final class TransferStop: @unchecked Sendable {
    // Written and read by atomic instructions of C alone.
    fileprivate let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

    package init() { flag.initialize(to: 0) }

    deinit { flag.deallocate() }

    package func raise() { ccurl_raise(flag) }
}

/// One handle of libcurl, which keeps a connection from one transfer to the next.
final class TransferLine {
    private let handle: OpaquePointer?
    private let stop: TransferStop

    /// libcurl is made ready once, before threads use it (curl_global_init(3)).
    private static let isReady: Bool = ccurl_start() == CURLE_OK

    init(_ stop: TransferStop) {
        self.stop = stop
        handle = Self.isReady ? curl_easy_init().map { OpaquePointer($0) } : nil
    }

    deinit { if let handle { curl_easy_cleanup(UnsafeMutableRawPointer(handle)) } }

    /// Sends a message by SMTP.
    func mail(_ message: MailMessage, by relay: MailRelay) -> NudgeOutcome {
        let host = relay.host.contains(":") ? "[\(relay.host)]" : relay.host
        let scheme = relay.security == .tls ? "smtps" : "smtp"
        var settings: [(CURLoption, Setting)] = [
            (CURLOPT_URL, .text("\(scheme)://\(host):\(relay.port)")), (CURLOPT_PROTOCOLS_STR, .text(scheme)),
            (CURLOPT_USE_SSL, .number(Int(CURLUSESSL_ALL.rawValue))), (CURLOPT_MAIL_FROM, .text("<\(relay.sender.text)>")),
            (CURLOPT_MAIL_RCPT, .list(["<\(message.to.text)>"])), (CURLOPT_UPLOAD, .number(1)),
        ]
        if let user = relay.user { settings.append((CURLOPT_USERNAME, .text(user))) }
        if let password = relay.password { settings.append((CURLOPT_PASSWORD, .text(password))) }
        let done = perform(settings, authority: relay.authority, sending: message.octets)
        return Self.outcome(of: done.result, answer: done.answer, by: .mail)
    }

    /// Posts a request by HTTPS.
    func post(_ request: WebhookRequest, to webhook: Webhook) -> NudgeOutcome {
        let done = perform(
            [
                (CURLOPT_URL, .text(webhook.url)), (CURLOPT_PROTOCOLS_STR, .text("https")), (CURLOPT_POST, .number(1)),
                (CURLOPT_POSTFIELDSIZE, .number(request.body.count)),
                (CURLOPT_HTTPHEADER, .list(request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"])),
                (CURLOPT_USERAGENT, .text("FirstBell")),
            ], authority: webhook.authority, sending: request.body)
        return Self.outcome(of: done.result, answer: done.answer, by: .webhook)
    }

    /// Asks by HTTPS and keeps the answer.
    ///
    /// - Returns: a code of libcurl, the status of HTTP (0 for none), and the body.
    func fetch(_ request: FetchRequest) -> (result: UInt32, answer: Int, body: [UInt8]) {
        var headers = ["Accept: application/json", "Expect:"]
        if let authorization = request.authorization { headers.append("Authorization: \(authorization)") }
        var settings: [(CURLoption, Setting)] = [
            (CURLOPT_URL, .text(request.url)), (CURLOPT_PROTOCOLS_STR, .text("https")), (CURLOPT_USERAGENT, .text("FirstBell")),
            (CURLOPT_TIMEOUT, .number(request.seconds)), (CURLOPT_CONNECTTIMEOUT, .number(min(5, request.seconds))),
        ]
        let form = Array((request.form ?? "").utf8)
        if request.form != nil {
            headers.append("Content-Type: application/x-www-form-urlencoded")
            settings += [(CURLOPT_POST, .number(1)), (CURLOPT_POSTFIELDSIZE, .number(form.count))]
        }
        settings.append((CURLOPT_HTTPHEADER, .list(headers)))
        return perform(settings, authority: request.authority, sending: form, keeping: request.limit)
    }

    private enum Setting {
        case text(String)
        case number(Int)
        case list([String])
    }

    private func perform(
        _ settings: [(CURLoption, Setting)], authority: String?, sending octets: [UInt8], keeping room: Int? = nil
    ) -> (result: UInt32, answer: Int, body: [UInt8]) {
        func failed(_ code: CURLcode) -> (UInt32, Int, [UInt8]) { (code.rawValue, 0, []) }
        guard let handle else { return failed(CURLE_FAILED_INIT) }
        let curl = UnsafeMutableRawPointer(handle)
        curl_easy_reset(curl)
        var all: [(CURLoption, Setting)] = [
            (CURLOPT_NOSIGNAL, .number(1)), (CURLOPT_QUICK_EXIT, .number(1)), (CURLOPT_CONNECTTIMEOUT, .number(10)),
            (CURLOPT_TIMEOUT, .number(30)),
            (CURLOPT_FOLLOWLOCATION, .number(0)), (CURLOPT_PROXY, .text("")), (CURLOPT_SSL_VERIFYPEER, .number(1)),
            (CURLOPT_SSL_VERIFYHOST, .number(2)), (CURLOPT_SSLVERSION, .number(Int(CURL_SSLVERSION_TLSv1_2))),
        ]
        if let authority { all.append((CURLOPT_CAINFO, .text(authority))) }
        all += settings
        var lists: [UnsafeMutablePointer<curl_slist>] = []
        defer { for list in lists { curl_slist_free_all(list) } }
        for (option, setting) in all {
            let code: CURLcode
            switch setting {
            case .text(let text): code = ccurl_set_text(curl, option, text)
            case .number(let number): code = ccurl_set_number(curl, option, number)
            case .list(let texts):
                var list: UnsafeMutablePointer<curl_slist>?
                for text in texts { list = curl_slist_append(list, text) ?? list }
                if let list { lists.append(list) }
                code = ccurl_set_list(curl, option, list)
            }
            guard code == CURLE_OK else { return failed(code) }
        }
        // With an authority of its own, what the system trusts does not count.
        if authority != nil, ccurl_set_text(curl, CURLOPT_CAPATH, nil) != CURLE_OK {
            return failed(CURLE_SSL_CACERT_BADFILE)
        }
        let kept = room.map { UnsafeMutablePointer<CChar>.allocate(capacity: max(1, $0)) }
        defer { kept?.deallocate() }
        return octets.withUnsafeBytes { buffer in
            var transfer = ccurl_transfer(
                octets: buffer.baseAddress?.assumingMemoryBound(to: CChar.self), count: buffer.count, taken: 0, dropped: 0,
                kept: kept, room: room ?? 0, held: 0, stop: stop.flag)
            return withUnsafeMutablePointer(to: &transfer) { transfer in
                let ready = ccurl_set_transfer(curl, transfer)
                guard ready == CURLE_OK else { return failed(ready) }
                let result = curl_easy_perform(curl)
                let body = kept.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: transfer.pointee.held)) } ?? []
                return (result.rawValue, Int(ccurl_response_code(curl)), body)
            }
        }
    }

    /// What a transfer came to.
    ///
    /// The status of HTTP comes before the body, of which nothing is read: a receiver that has said 2xx has the request, though its
    /// answer is cut off or stalls. Of SMTP the code is that of the last command, which need not be the message's.
    ///
    /// - Parameters:
    ///   - result: a code of libcurl.
    ///   - answer: the last code of SMTP or HTTP; 0 for none.
    static func outcome(of result: UInt32, answer: Int, by channel: NudgeChannel) -> NudgeOutcome {
        let isSuccess = (200..<300).contains(answer)
        switch result {
        case CURLE_OK.rawValue where isSuccess: return .accepted(answer)
        case CURLE_OK.rawValue: return answer > 0 ? .refused(answer) : .failed(Int(CURLE_GOT_NOTHING.rawValue))
        case _ where channel == .webhook && isSuccess: return .accepted(answer)
        case CURLE_ABORTED_BY_CALLBACK.rawValue: return .interrupted
        // libcurl turns an SMTP answer of 4yz or 5yz into an error of its own.
        default: return answer >= 400 ? .refused(answer) : .failed(Int(result))
        }
    }
}
