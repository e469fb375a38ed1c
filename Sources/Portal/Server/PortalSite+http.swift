// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import NIOCore
import ServiceLifecycle
package import Web

extension PortalSite {
    /// The most octets of a form.
    private static let formLimit = 16 * 1024

    /// Takes a request out of HTTP, answers it, and puts the answer back.
    ///
    /// - Parameter certificate: where it came to the door for certificates, what it found there.
    package func respond(
        to request: Request, from client: WebClient, certificate: CertificateDoor.Found? = nil
    ) async -> Response {
        var asked = PageRequest(.get, request.uri.path, address: client.address)
        asked.host = request.head.authority
        asked.cookies = PageRequest.cookies(request.headers[.cookie] ?? "")
        asked.origin = request.headers[.origin]
        asked.fetchSite = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        asked.acceptLanguage = request.headers[.acceptLanguage]
        guard let query = PageRequest.fields(request.uri.query ?? "") else { return response(refusal(400, asked), to: request) }
        asked.query = query
        switch request.method {
        case .get, .head: break
        case .post:
            asked.method = .post
            do {
                var request = request
                let body = try await request.collectBody(upTo: Self.formLimit)
                guard let form = PageRequest.fields(String(buffer: body)) else { return response(refusal(400, asked), to: request) }
                asked.form = form
            } catch {
                return response(refusal(413, asked), to: request, isLast: true)
            }
        default: return response(refusal(405, asked), to: request)
        }
        if let certificate { return response(await answer(asked, certificate), to: request, from: client) }
        return response(await answer(asked), to: request, from: client)
    }

    private func response(_ page: Page, to request: Request, from client: WebClient? = nil, isLast: Bool = false) -> Response {
        var headers = HTTPFields()
        for (name, value) in Page.common + [("Content-Type", page.contentType)] + page.headers {
            guard let name = HTTPField.Name(name) else { continue }
            if name == .setCookie { headers.append(HTTPField(name: name, value: value)) } else { headers[name] = value }
        }
        if isLast { headers[.connection] = "close" }
        if let stream = page.stream, request.method == .get {
            let body = ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: page.body))
                // Neither whoever reads on keeps the daemon from ending, nor whoever reads nothing.
                try await withGracefulShutdownHandler {
                    for await chunk in stream { try await writer.write(ByteBuffer(bytes: chunk)) }
                    try await writer.finish(nil)
                } onGracefulShutdown: {
                    page.cut?()
                    client?.endSoon()
                }
            }
            return Response(status: HTTPResponse.Status(code: page.status), headers: headers, body: body)
        }
        headers[.contentLength] = String(page.body.count)
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: page.body))
        return Response(status: HTTPResponse.Status(code: page.status), headers: headers, body: body)
    }
}
