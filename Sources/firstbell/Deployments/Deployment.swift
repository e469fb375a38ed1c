// SPDX-License-Identifier: Apache-2.0
import Configuration
import Foundation

/// A configuration together with the file it came from, against whose folder its paths are resolved.
struct Deployment: Sendable {
    /// The configuration file.
    let file: URL
    let configuration: DeploymentConfiguration

    /// Reads a deployment: flag over environment over file over default.
    ///
    /// `flags` is by key name. Throws every problem found; a value that does not fit is named by its place, key and expected
    /// form.
    static func load(
        file path: String, flags: [String: String] = [:], environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> Deployment {
        let file = URL(fileURLWithPath: path)
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ConfigurationError(problems: [
                .init(
                    place: path, what: "cannot be read as UTF-8 text",
                    remedy: "--config FILE with the firstbell.yaml that `firstbell init` made")
            ])
        }
        let configuration = try DeploymentConfiguration(
            file: ConfigurationFile(text: text, name: path), flags: flags, environment: environment, name: path)
        return Deployment(file: file, configuration: configuration)
    }

    /// The folder that holds the configuration file.
    var folder: URL { file.deletingLastPathComponent() }

    /// A path of the configuration as an absolute one.
    func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : folder.appendingPathComponent(relative).path
    }
}

extension DeploymentConfiguration {
    /// Lays flags over environment over file over defaults; `name` is what messages call the file.
    init(file: ConfigurationFile, flags: [String: String], environment: [String: String], name: String) throws {
        self.init()
        // Asked in order by hand, where ConfigReader would merge them: a message must say which layer a bad value is in.
        let layers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: DeploymentConfiguration.values(flags)),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "firstbell"),
            InMemoryProvider(name: "file", values: DeploymentConfiguration.values(file.entries.mapValues(\.text))),
        ]
        var problems: [ConfigurationError.Problem] = []
        for key in ConfigurationKey.all {
            for (index, layer) in layers.enumerated() {
                let found = try layer.value(forKey: AbsoluteConfigKey(key.components), type: .string)
                guard case .string(let text)? = found.value?.content else { continue }
                if !key.put(&self, text) {
                    let place =
                        switch index {
                        case 0: OptionName.of(key)
                        case 1: found.encodedKey
                        default: "\(name):\(file.entries[key.name]?.line ?? 1)"
                        }
                    problems.append(.init(place: place, what: "\(key.name) has a value it cannot have", remedy: key.expected))
                }
                break
            }
        }
        if problems.isEmpty, trustDomain.isEmpty {
            problems.append(
                .init(place: name, what: "trustDomain is missing", remedy: "a line such as `trustDomain: worcestershire.example`"))
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    }

    private static func values(_ texts: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            uniqueKeysWithValues: texts.map { name, text in
                let components = ConfigurationKey.named[name]?.components ?? [name]
                return (AbsoluteConfigKey(components), ConfigValue(.string(text), isSecret: false))
            })
    }
}
