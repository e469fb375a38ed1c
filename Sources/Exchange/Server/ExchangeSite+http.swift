// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
package import Hummingbird
import NIOCore
package import Safeguarding
package import TLS
package import Web
import Wire

extension ExchangeSite {
    /// Takes a request out of HTTP, answers it, and puts the answer back.
    ///
    /// A connection and a request that waits may outlive the certificate, so that is asked about before and after.
    ///
    /// - Parameters:
    ///   - judge: by which handshakes are judged now.
    ///   - now: seconds since 1970-01-01T00:00:00Z, of the clock by which certificates end.
    ///   - refused: told of whom a connection does not count for any more.
    package func respond(
        to request: Request, from client: WebClient, judge: () -> ServerContext, now: () -> Int64,
        refused: (RefusalReason, PartnerID?, WebClient) -> Void
    ) async -> Response {
        guard let proof = await client.proof(), let partner = PartnerID(proof.peer.partner) else {
            refused(.handshakeFailed, nil, client)
            return Self.response(Self.forbidden(.handshakeFailed), to: request, isLast: true)
        }
        func objection() async -> Response? {
            guard let reason = proof.objection(of: judge(), now: now()) else { return nil }
            refused(reason, partner, client)
            await end(certificate: proof.peer.fingerprint)
            return Self.response(Self.forbidden(reason), to: request, isLast: true)
        }
        if let refusal = await objection() { return refusal }
        var asked = ExchangeRequest(
            .init(rawValue: request.method.rawValue), request.uri.path, from: partner, certificate: proof.peer.fingerprint)
        guard let query = FormText.pairs(request.uri.query ?? "") else {
            return Self.response(ExchangeAnswer(400, "Bad Request", "The query cannot be read."), to: request)
        }
        asked.proof = proof
        asked.query = query
        asked.mediaType = request.headers[.contentType].map(Self.mediaType)
        if asked.method == .post {
            do {
                var request = request
                asked.body = Array(buffer: try await request.collectBody(upTo: Message.bodyLimit))
            } catch is NIOTooManyBytesError {
                return Self.response(ExchangeAnswer(Problem(.tooLarge)), to: request, isLast: true)
            } catch {
                return Self.response(ExchangeAnswer(400, "Bad Request", "The body cannot be read."), to: request, isLast: true)
            }
        }
        let answer = await answer(asked)
        if let refusal = await objection() { return refusal }
        return Self.response(answer, to: request)
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
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        return Response(status: HTTPResponse.Status(code: answer.status), headers: headers, body: body)
    }
}
