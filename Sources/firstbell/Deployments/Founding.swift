// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding
import TLS

/// The making of a deployment: everything or nothing.
struct Founding {
    /// A new or empty folder.
    var folder: String
    /// Values by key name, over the defaults.
    var settings: [String: String]
    /// Marks the journal for ever.
    var rehearsal: Bool

    /// Makes the deployment and tells what it made.
    ///
    /// It is built beside its place and moved there when it is whole, so that a failure leaves nothing half made.
    func perform() async throws -> [String] {
        let configuration = try checked()
        let target = URL(fileURLWithPath: folder).standardizedFileURL
        try requireRoom(at: target.path)
        let workshop = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).new-\(getpid())")
        try PrivateFile.folder(workshop.path)
        do {
            let made = try await build(configuration, in: workshop.path)
            guard rename(workshop.path, target.path) == 0 else {
                throw CommandFailure("the deployment cannot be moved to \(folder)", try: "a folder that does not exist yet")
            }
            return report(made)
        } catch {
            try? FileManager.default.removeItem(at: workshop)
            throw error
        }
    }

    private static let policyFile = "policy.yaml"

    /// What the report is about.
    struct Made {
        var authority: Certificate
        var broker: Certificate
        /// The key that checks the ledger's checkpoints.
        var ledger: String
        var configuration: DeploymentConfiguration
    }

    private func checked() throws -> DeploymentConfiguration {
        var configuration = DeploymentConfiguration()
        configuration.policy.file = Self.policyFile
        var problems: [ConfigurationError.Problem] = []
        for key in ConfigurationKey.all {
            guard let text = settings[key.name], !key.put(&configuration, text) else { continue }
            problems.append(.init(place: OptionName.of(key), what: "\(key.name) has a value it cannot have", remedy: key.expected))
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        if configuration.edge.advertise == nil, BrokerHosts.isWildcard(configuration.edge.listen.host) {
            throw CommandFailure(
                "partners cannot connect to \(configuration.edge.listen.host), which means every address of this machine",
                try: "--advertise HOST:PORT as partners will dial it")
        }
        return configuration
    }

    private func requireRoom(at path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue, (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true else {
            throw CommandFailure("\(folder) is not empty", try: "a new folder; a deployment is never overwritten")
        }
    }

    private func build(_ configuration: DeploymentConfiguration, in folder: String) async throws -> Made {
        let now = Int64(Date().timeIntervalSince1970)
        let authority = try AuthorityFolder.establish(
            at: "\(folder)/\(AuthorityFolder.name)", trustDomain: configuration.trustDomain, now: now)
        guard let id = SPIFFEID(trustDomain: configuration.trustDomain, kind: SPIFFEID.brokerKind, code: configuration.name) else {
            throw CommandFailure("the broker's name cannot stand in a certificate", try: "--name with letters and digits")
        }
        let broker = try authority.makeBroker(id, hosts: BrokerHosts.names(of: configuration), now: now)
        for path in [configuration.tls.key, configuration.keys.deployment.description] {
            try PrivateFile.folder(URL(fileURLWithPath: "\(folder)/\(path)").deletingLastPathComponent().path)
        }
        try broker.key.write(toNewFile: "\(folder)/\(configuration.tls.key)")
        try PEMFile.create("\(folder)/\(configuration.tls.certificate)", octets: broker.leaf.pem())
        try PEMFile.create("\(folder)/\(configuration.tls.authority)", octets: authority.certificate.pem())
        try DeploymentKeyFile.create(at: "\(folder)/\(configuration.keys.deployment)")
        let ledger = try LedgerKeyFile.create(
            at: "\(folder)/\(configuration.keys.ledger)",
            origin: LedgerKeyFile.origin(trustDomain: configuration.trustDomain, name: configuration.name))
        try PrivateFile.createReadable(PolicyText.template(.shipped), at: "\(folder)/\(Self.policyFile)")
        let file = "\(folder)/firstbell.yaml"
        try PrivateFile.createReadable(ConfigurationTemplate.sparse(configuration), at: file)
        let journal = "\(folder)/\(configuration.journal.path)"
        try PrivateFile.folder(journal)
        let key = try DeploymentKeyFile.load(configuration.keys.deployment, of: Deployment.load(file: file, environment: [:]))
        let identity = DeploymentIdentity(
            trustDomain: configuration.trustDomain, name: configuration.name, rehearsal: rehearsal)
        try Journal.create(in: journal, key: key, identity: identity, at: Instant(milliseconds: now * 1000))
        return Made(
            authority: authority.certificate, broker: broker.leaf, ledger: ledger.verifier.text, configuration: configuration)
    }

    private func report(_ made: Made) -> [String] {
        let configuration = made.configuration
        let file = "\(folder)/firstbell.yaml"
        let broker = configuration.edge.advertise ?? configuration.edge.listen
        let lines = [
            ["firstbell.yaml", "every setting, commented"],
            [Self.policyFile, "which flow goes to whom, on what law: for who answers for information governance"],
            ["ca/", "signs certificates; the daemon never reads it, so move it off this machine"],
            ["", "SHA-256 \(made.authority.fingerprint)"],
            [
                configuration.tls.certificate,
                "spiffe://\(configuration.trustDomain)/broker/\(configuration.name), until \(day(made.broker.notAfter))",
            ],
            ["", "SHA-256 \(made.broker.fingerprint)"],
            ["\(configuration.journal.path)/", "empty"],
            [configuration.keys.deployment.description, "seals the journal, which nobody can read without it: back it up apart"],
            [configuration.keys.ledger.description, "signs the ledger; give auditors this, which checks it:"],
            ["", made.ledger],
        ]
        return ["\(rehearsal ? "Rehearsal deployment" : "Deployment") of \(configuration.trustDomain) in \(folder):"]
            + TextTable(lines[0], rows: Array(lines.dropFirst())).lines.map { "  " + $0 } + [
                "",
                "Partners will connect to \(broker). Next:",
                "  firstbell serve --config \(file)",
                "  firstbell partner add police/22 --config \(file) --out profiles/police-22",
                "  firstbell import settings edubasealldata.csv --config \(file)",
            ]
    }

    private func day(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
    }
}
