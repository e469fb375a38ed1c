// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import firstbell

@Suite struct DaemonAddressTests {
    @Test func `an announced address is read back until it is withdrawn`() async throws {
        let parent = try TestFolder()
        _ = try await Founding(folder: "\(parent.path)/area", settings: ["trustDomain": "a.example"], rehearsal: false).perform()
        let deployment = try Deployment.load(file: "\(parent.path)/area/firstbell.yaml", environment: [:])
        #expect(DaemonAddress(of: deployment) == nil)
        let starting = DaemonAddress(administration: "ipc:///run/firstbell/admin")
        try starting.announce(for: deployment)
        #expect(DaemonAddress(of: deployment) == starting)
        let ready = DaemonAddress(administration: "ipc:///run/firstbell/admin", edge: HostPort(host: "::1", port: 5570))
        try ready.announce(for: deployment)
        #expect(DaemonAddress(of: deployment) == ready)
        DaemonAddress.withdraw(for: deployment)
        #expect(DaemonAddress(of: deployment) == nil)
    }
}
