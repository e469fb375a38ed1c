// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOCore
import NIOPosix
import Safeguarding
import TLS
import TestSupport
import Testing

@testable import firstbell

@Suite struct ConnectionExaminationTests {
    /// Says one octet after the handshake, as an edge does once it has admitted a partner.
    private final class Greeter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: [0xFF])), promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {}
    }

    /// Runs a body with an edge on a free port that admits as told.
    private func withEdge<Result>(
        _ authority: TestAuthority, admission: Admission = .admit, hosts: [String] = ["127.0.0.1"],
        _ body: (HostPort) async throws -> Result
    ) async throws -> Result {
        let context = try ServerContext(
            credential: authority.broker(hosts: hosts), clientAuthorities: [authority.authority.certificate],
            trustDomain: authority.trustDomain, admission: { _ in admission })
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([TLSHandler(context), Greeter()])
            }
        }.bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let result = try await body(HostPort(host: "127.0.0.1", port: UInt16(port)))
        try await server.close()
        return result
    }

    /// Writes a profile and gives its folder.
    private func profile(
        of partner: String = "school/116900", from authority: TestAuthority, at place: HostPort, in folder: TestFolder,
        now: Int64 = TestAuthority.now, certificateOf other: String? = nil
    ) throws {
        try authority.write(authority.partner(other ?? partner, now: now), to: folder.path)
        let id = try #require(PartnerID(partner))
        try PartnerProfile(partner: id, broker: place).text.write(
            toFile: "\(folder.path)/profile.yaml", atomically: true, encoding: .utf8)
    }

    private func failures(_ findings: [Finding]) -> [String] { findings.filter { $0.grade == .failed }.map(\.check) }

    @Test func `a partner that is let in has nothing but good findings`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        let findings = try await withEdge(authority) { place in
            try profile(from: authority, at: place, in: folder)
            return await ConnectionExamination(profile: folder.path).findings()
        }
        #expect(failures(findings) == [])
        #expect(findings.map(\.check) == ["profile", "files", "identity", "validity", "connection", "tls", "admission"])
        #expect(findings.first { $0.check == "validity" }?.grade == .warning)
    }

    @Test func `a broker that lets in and does not answer is found out`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        let findings = try await withEdge(authority) { place in
            try profile(from: authority, at: place, in: folder)
            return await AnswerExamination(profile: folder.path, patience: .milliseconds(200)).finding()
        }
        #expect(failures(findings) == ["answer"])
        #expect(findings.last?.remedy?.contains("status") == true)
    }

    @Test func `a suspended partner learns that the broker refuses it`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        let findings = try await withEdge(authority, admission: .refuse(.suspendedPartner)) { place in
            try profile(from: authority, at: place, in: folder)
            return await ConnectionExamination(profile: folder.path).findings()
        }
        #expect(failures(findings) == ["admission"])
        #expect(findings.last?.remedy?.contains("partner list") == true)
    }

    @Test func `a partner of another CA learns whose authority is missing`() async throws {
        let folder = try TestFolder()
        let findings = try await withEdge(TestAuthority()) { place in
            try profile(from: TestAuthority(), at: place, in: folder)
            return await ConnectionExamination(profile: folder.path).findings()
        }
        #expect(failures(findings) == ["tls"])
        #expect(findings.last?.detail.contains("unknown-authority") == true)
    }

    @Test func `a broker under another name is refused here`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        let findings = try await withEdge(authority, hosts: ["broker.example"]) { place in
            try profile(from: authority, at: place, in: folder)
            return await ConnectionExamination(profile: folder.path).findings()
        }
        #expect(failures(findings) == ["tls"])
        #expect(findings.last?.detail.contains("wrong-host") == true)
    }

    @Test func `a port where nothing listens is told as such`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        // Port 1 is never given to a program that asks for any port.
        try profile(from: authority, at: HostPort(host: "127.0.0.1", port: 1), in: folder)
        #expect(failures(await ConnectionExamination(profile: folder.path).findings()) == ["connection"])
    }

    @Test func `another partner's certificate and an expired one are found before the network is asked`() async throws {
        let authority = try TestAuthority()
        let place = HostPort(host: "127.0.0.1", port: 1)
        let swapped = try TestFolder()
        try profile(from: authority, at: place, in: swapped, certificateOf: "school/1")
        #expect(failures(await ConnectionExamination(profile: swapped.path).findings()) == ["identity"])
        let old = try TestFolder()
        try profile(from: authority, at: place, in: old, now: TestAuthority.now - 10 * 86_400)
        #expect(failures(await ConnectionExamination(profile: old.path).findings()) == ["validity"])
    }

    @Test func `a key that is not the certificate's is found`() async throws {
        let authority = try TestAuthority()
        let folder = try TestFolder()
        try profile(from: authority, at: HostPort(host: "127.0.0.1", port: 1), in: folder)
        try FileManager.default.removeItem(atPath: "\(folder.path)/key.pem")
        try authority.partner("school/1").key.write(toNewFile: "\(folder.path)/key.pem")
        #expect(failures(await ConnectionExamination(profile: folder.path).findings()) == ["files"])
    }
}
