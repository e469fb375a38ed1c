// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

extension DaemonTests {
    /// Keys, certificates, authorities and revocation lists are replaced under load, again and again (proofs.md T15).
    ///
    /// FIRSTBELL_ROTATIONS says how often.
    @Suite struct RotationTests {
        static let rotations = ProcessInfo.processInfo.environment["FIRSTBELL_ROTATIONS"].flatMap { Int($0) } ?? 12

        @Test func `rotations under load end no session, and a set that cannot be taken changes nothing`() async throws {
            func prepare(_ daemon: DaemonFixture) -> [String] {
                #expect(throws: Never.self) { try IdentityWorkshop(daemon).putList(number: 1) }
                return IdentityWorkshop.listed
            }
            try await withDaemon(.load, under: prepare) { daemon in
                let log = LoadLog()
                let context = try Context(maxSockets: 64)
                var schools: [RecordingSchool] = []
                for name in LoadChild.schools {
                    let partner = try #require(PartnerID(name))
                    schools.append(try await RecordingSchool(partner, daemon: daemon, log: log, context: context))
                }
                let police = try #require(PartnerID("police/22"))
                let producer = try await LoadProducer(police, profile: await daemon.profile("police/22"), log: log)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await producer.run(lanes: 2, seed: 15) }
                    try await rotate(daemon, log)
                    producer.stop()
                    try await group.waitForAll()
                }
                try await log.settle(within: .seconds(120))
                #expect(await log.history.accepted.count > Self.rotations)
                try daemon.check(await log.history)
                #expect(!(await daemon.logs.contains("session closed")), "a session was dropped")
                #expect(try await daemon.json("status")["sessions"]?.integer == Int64(schools.count + 1))
                await producer.close()
                for school in schools { await school.close() }
            }
        }

        private func rotate(_ daemon: DaemonFixture, _ log: LoadLog) async throws {
            let workshop = IdentityWorkshop(daemon)
            let ca = try workshop.ca().certificate
            var loads: Int64 = 1
            for rotation in 1...Self.rotations {
                try await log.grow(by: 4)
                let number = UInt64(rotation + 1)
                if rotation % 4 == 0 {
                    // A key without its certificate: the rest of the set is good, and none of it is taken.
                    let old = try PEMFile.read(daemon.deployment + "/broker/key.pem")
                    try PrivateFile.replace(daemon.deployment + "/broker/key.pem", with: PrivateKey.generate().pem())
                    await daemon.hangUp()
                    let edge = try await workshop.edge(of: daemon) { $0["healthy"]?.boolean == false }
                    #expect(edge["faults"]?[0]?["what"]?.string == "the private key does not belong to the certificate")
                    #expect(edge["loads"]?.integer == loads)
                    try PrivateFile.replace(daemon.deployment + "/broker/key.pem", with: old)
                } else {
                    let newcomer = try CertificateAuthority.establish(trustDomain: SampleDeployment.trustDomain, now: workshop.now)
                    try workshop.putAuthorities(rotation % 2 == 0 ? [ca] : [ca, newcomer.certificate])
                    let other = daemon.deployment + "/broker/lists/newcomer.pem"
                    if rotation % 2 == 0 {
                        try FileManager.default.removeItem(atPath: other)
                    } else {
                        let list = try newcomer.revocationList([], number: RevocationNumber(number), now: workshop.now)
                        try PrivateFile.replace(other, with: list.pem())
                    }
                    try workshop.putBroker()
                    try workshop.putList(number: number)
                }
                await daemon.hangUp()
                let before = loads
                let edge = try await workshop.edge(of: daemon) {
                    $0["healthy"]?.boolean == true && $0["loads"]?.integer ?? 0 > before
                }
                #expect(edge["healthy"]?.boolean == true, "rotation \(rotation): \(edge.tree)")
                loads = edge["loads"]?.integer ?? 0
                #expect(loads > before)
            }
        }
    }
}
