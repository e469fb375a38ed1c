// SPDX-License-Identifier: Apache-2.0

/// Names of command-line options for settings.
enum OptionName {
    /// `--listen` for `edge.listen`, `--trust-domain` for `trustDomain`; `portal.listen` is `--portal`.
    static func of(_ key: ConfigurationKey) -> String {
        if key.name == "portal.listen" { return "--portal" }
        let last = key.components.last ?? key.name
        return "--" + last.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }
}
