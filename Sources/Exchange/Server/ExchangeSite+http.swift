// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import NIOCore
import Safeguarding
package import TLS
package import Web
import Wire

extension ExchangeSite {
    /// Takes a request out of HTTP, answers it, and puts the answer back.
    ///
    /// - Parameters:
    ///   - judge: by which handshakes are judged now.
    ///   - now: seconds since 1970-01-01T00:00:00Z, of the clock by which certificates end.
    package func respond(to request: Request, from client: WebClient, judge: ServerContext, now: Int64) async -> Response {
        guard let proof = await client.proof(), let partner = PartnerID(proof.peer.partner) else {
            return Self.response(Self.forbidden(.handshakeFailed), to: request, isLast: true)
        }
        if let reason = proof.objection(of: judge, now: now) {
            return Self.response(Self.forbidden(reason), to: request, isLast: true)
        }
        var asked = ExchangeRequest(
            .init(rawValue: request.method.rawValue), request.uri.path, from: partner, certificate: proof.peer.fingerprint)
        guard let query = FormText.pairs(request.uri.query ?? "") else {
            return Self.response(ExchangeAnswer(400, "Bad Request", "The query cannot be read."), to: request)
        }
        asked.query = query
        asked.mediaType = request.headers[.contentType].map(Self.mediaType)
        if asked.method == .post {
            do {
                var request = request
                asked.body = Array(buffer: try await request.collectBody(upTo: Message.bodyLimit))
            } catch {
                return Self.response(ExchangeAnswer(Problem(.tooLarge)), to: request, isLast: true)
            }
        }
        return Self.response(await answer(asked), to: request)
    }

    /// A certificate that counted when the connection began and does not any more.
    private static func forbidden(_ reason: RefusalReason) -> ExchangeAnswer {
        if reason == .suspendedPartner { return ExchangeAnswer(Problem(.suspended)) }
        return ExchangeAnswer(403, "Forbidden", "\(reason.meaning) \(reason.remedy)")
    }

    private static func mediaType(_ field: String) -> String {
        String(field.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }).lowercased()
    }

    private static func response(_ answer: ExchangeAnswer, to request: Request, isLast: Bool = false) -> Response {
        var headers: HTTPFields = [
            .contentType: answer.mediaType, .cacheControl: "no-store", .contentLength: String(answer.body.count),
        ]
        for header in answer.headers { if let name = HTTPField.Name(header.name) { headers[name] = header.value } }
        if isLast { headers[.connection] = "close" }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
