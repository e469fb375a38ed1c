// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing

@testable import firstbell

@Suite struct PartnerProfileTests {
    private func profile() throws -> PartnerProfile {
        PartnerProfile(
            partner: try #require(PartnerID("school/116900")), broker: try #require(HostPort("[::1]:5570")))
    }

    @Test func `a profile reads back as it was written`() throws {
        let written = try profile()
        #expect(try PartnerProfile(text: written.text, name: "profile.yaml") == written)
    }

    @Test func `a folder and its file are the same profile, with paths beside the file`() throws {
        let folder = try TestFolder()
        let file = "\(folder.path)/profile.yaml"
        try profile().text.replacing("key: key.pem", with: "key: /etc/firstbell/key.pem").write(
            toFile: file, atomically: true, encoding: .utf8)
        let fromFolder = try PartnerProfile.load(folder.path)
        #expect(try PartnerProfile.load(file) == fromFolder)
        #expect(fromFolder.certificate == "\(folder.path)/certificate.pem")
        #expect(fromFolder.key == "/etc/firstbell/key.pem")
    }

    @Test(arguments: [
        ("partner: police/22\nbroker: h:1\ncertificate: c\nkey: k\nauthorty: a\n", "profile.yaml:5", "unknown key authorty"),
        (
            "partner: police\nbroker: h:1\ncertificate: c\nkey: k\nauthority: a\n", "profile.yaml:1",
            "partner has a value it cannot have"
        ),
        (
            "partner: police/22\nbroker: h\ncertificate: c\nkey: k\nauthority: a\n", "profile.yaml:2",
            "broker has a value it cannot have"
        ),
        ("partner: police/22\nbroker: h:1\ncertificate: c\nkey: k\n", "profile.yaml", "authority is missing"),
    ])
    func `a profile that cannot be used says where and why`(text: String, place: String, what: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try PartnerProfile(text: text, name: "profile.yaml") }
        #expect(error?.problems.contains { $0.place == place && $0.what == what } == true)
    }

    @Test func `a profile that is not there is an error that says what makes one`() {
        let error = #expect(throws: ConfigurationError.self) { try PartnerProfile.load("/nonexistent/profile") }
        #expect(error?.problems.first?.remedy.contains("partner add") == true)
    }
}
