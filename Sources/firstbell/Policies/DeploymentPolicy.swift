// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The policy of a deployment: its file, or the shipped one, with the options that the configuration sets.
struct DeploymentPolicy: Sendable {
    var deployment: Deployment

    /// Nil where the configuration names no file.
    var path: String? {
        let file = deployment.configuration.policy.file
        return file.isEmpty ? nil : deployment.path(file)
    }

    /// Reads and checks it; what is wrong is named by file and line.
    func load() throws -> Policy {
        guard let path else { return try settled(.shipped, stated: [], in: nil) }
        let file = try PolicyFile.load(path)
        return try settled(file.policy, stated: file.stated, in: file)
    }

    /// An option that both files can set: the policy's stands, unless the configuration sets another.
    private func settled(_ policy: Policy, stated: Set<String>, in file: PolicyFile?) throws -> Policy {
        var policy = policy
        var problems: [ConfigurationError.Problem] = []
        let area = deployment.configuration.area
        let defaults = DeploymentConfiguration.Area()
        func settle<Value: Equatable>(
            _ name: String, _ path: WritableKeyPath<AreaOptions, Value>, _ configured: KeyPath<DeploymentConfiguration.Area, Value>
        ) {
            let said = area[keyPath: configured]
            guard stated.contains(name) else {
                policy.area[keyPath: path] = said
                return
            }
            guard said != defaults[keyPath: configured], said != policy.area[keyPath: path] else { return }
            problems.append(
                .init(
                    place: file?.place(of: .option(name)) ?? "the policy",
                    what: "\(name) is said here and, otherwise, by area.\(name) of the configuration",
                    remedy: "one of them"))
        }
        settle("cutOff", \.cutOff, \.cutOff)
        settle("untrained", \.untrained, \.untrained)
        settle("contactParentPolicy", \.contactParentPolicy, \.contactParentPolicy)
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        return policy
    }
}
