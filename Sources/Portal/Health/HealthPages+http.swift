// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import NIOCore

extension HealthPages {
    /// Answers by HTTP.
    package func respond(to request: Request) -> Response {
        let page = request.method == .get || request.method == .head ? page(request.uri.path) : page("")
        let headers: HTTPFields = [
            .contentType: page.contentType, .cacheControl: "no-store", .contentLength: String(page.body.count),
        ]
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: page.body))
        return Response(status: HTTPResponse.Status(code: page.status), headers: headers, body: body)
    }
}
