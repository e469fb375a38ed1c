// SPDX-License-Identifier: Apache-2.0

/// Writes configuration files with a comment above each key.
enum ConfigurationTemplate {
    /// A file that sets every key to the configuration's value, defaults included.
    static func complete(_ configuration: DeploymentConfiguration) -> String { render(configuration) { _ in true } }

    /// A file that sets what differs from the default and shows the rest as comments, so that a later default still counts.
    static func sparse(_ configuration: DeploymentConfiguration) -> String {
        let defaults = DeploymentConfiguration()
        return render(configuration) { $0.text(configuration) != $0.text(defaults) }
    }

    private static func render(_ configuration: DeploymentConfiguration, sets: (ConfigurationKey) -> Bool) -> String {
        var lines = [
            "# Configuration of FirstBell. Flags come before environment (FIRSTBELL_...), before this file, before defaults.",
            "# Paths are relative to this file. An unknown key is an error.",
        ]
        var section = ""
        for key in ConfigurationKey.all {
            let components = key.components
            let indent = components.count > 1 ? "  " : ""
            if components.count > 1, components[0] != section {
                section = components[0]
                lines += ["", "\(section):"]
            } else if components.count == 1 {
                lines.append("")
            }
            lines.append("\(indent)# \(key.summary)")
            let assignment = "\(components[components.count - 1]): \(scalar(key.text(configuration)))"
            lines.append(indent + (sets(key) ? assignment : "# " + assignment))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Quotes what YAML might take for something else than a word.
    private static func scalar(_ text: String) -> String {
        let plain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains($0)
        }
        let first = text.utf8.first ?? 0
        let startsPlain = first != 0x2D && first != 0x3A && first != 0
        if plain, startsPlain, !text.hasSuffix(":") { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
