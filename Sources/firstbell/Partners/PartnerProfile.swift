// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// What a partner needs to connect: who it is, where the broker is, and three PEM files (design.md section 8).
struct PartnerProfile: Hashable, Sendable {
    var partner: PartnerID
    var broker: HostPort
    /// Path of the partner's certificate chain, PEM.
    var certificate = "certificate.pem"
    /// Path of the partner's private key, PEM.
    var key = "key.pem"
    /// Path of the authority that the broker's certificate must come from, PEM.
    var authority = "authority.pem"

    private static let grammar = ConfigurationFile.Grammar(
        keys: [
            ("partner", "a partner id such as school/116900"),
            ("broker", ConfigurationForm<HostPort>.address.expected),
            ("certificate", "a path"), ("key", "a path"), ("authority", "a path"),
        ], example: "docs/operation.md, \"Partners\"")

    init(partner: PartnerID, broker: HostPort) {
        self.partner = partner
        self.broker = broker
    }

    /// Reads the text of a `profile.yaml`; paths come out as written.
    init(text: String, name: String) throws(ConfigurationError) {
        let file = try ConfigurationFile(text: text, name: name, grammar: PartnerProfile.grammar)
        var problems: [ConfigurationError.Problem] = []
        func value<Value>(_ key: String, _ read: (String) -> Value?) -> Value? {
            let expected = PartnerProfile.grammar.keys.first { $0.name == key }?.expected ?? ""
            guard let entry = file.entries[key] else {
                problems.append(.init(place: name, what: "\(key) is missing", remedy: "\(key): followed by \(expected)"))
                return nil
            }
            guard let value = read(entry.text) else {
                problems.append(.init(place: "\(name):\(entry.line)", what: "\(key) has a value it cannot have", remedy: expected))
                return nil
            }
            return value
        }
        let partner = value("partner") { PartnerID($0) }
        let broker = value("broker") { HostPort($0) }
        let paths = ["certificate", "key", "authority"].compactMap { value($0) { $0.isEmpty ? nil : $0 } }
        guard let partner, let broker, paths.count == 3, problems.isEmpty else { throw ConfigurationError(problems: problems) }
        self.init(partner: partner, broker: broker)
        (certificate, key, authority) = (paths[0], paths[1], paths[2])
    }

    /// Reads a profile from its file or its folder; its paths come out absolute or relative to the current folder.
    static func load(_ path: String) throws -> PartnerProfile {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let file = URL(fileURLWithPath: isFolder.boolValue ? path + "/profile.yaml" : path)
        let name = isFolder.boolValue ? (path.hasSuffix("/") ? path : path + "/") + "profile.yaml" : path
        guard exists, let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw ConfigurationError(problems: [
                .init(
                    place: name, what: "cannot be read as UTF-8 text",
                    remedy: "--profile with the folder that `firstbell partner add` wrote, or its profile.yaml")
            ])
        }
        var profile = try PartnerProfile(text: text, name: name)
        func resolved(_ path: String) -> String {
            path.hasPrefix("/") ? path : file.deletingLastPathComponent().appendingPathComponent(path).path
        }
        profile.certificate = resolved(profile.certificate)
        profile.key = resolved(profile.key)
        profile.authority = resolved(profile.authority)
        return profile
    }

    /// The text of a `profile.yaml`.
    var text: String {
        """
        # Who this system is to FirstBell, and where FirstBell is. Paths are relative to this file.
        partner: \(partner)
        broker: "\(broker)"
        certificate: \(certificate)
        key: \(key)
        authority: \(authority)

        """
    }
}
