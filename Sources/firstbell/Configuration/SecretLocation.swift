// SPDX-License-Identifier: Apache-2.0

/// Where a secret is kept; never the secret itself, and never an environment variable that holds it (design.md section 7).
enum SecretLocation: Hashable, Sendable, CustomStringConvertible {
    /// A file, relative to the folder of the configuration file.
    case file(String)
    /// A systemd credential, by the name that `LoadCredential=` gave it, in `$CREDENTIALS_DIRECTORY`.
    case credential(String)

    private static let scheme = "credential:"

    /// `credential:NAME`, or a path; nil for an empty text or a credential name with a slash.
    init?(_ text: String) {
        guard text.hasPrefix(SecretLocation.scheme) else {
            guard !text.isEmpty else { return nil }
            self = .file(text)
            return
        }
        let name = String(text.dropFirst(SecretLocation.scheme.count))
        guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else { return nil }
        self = .credential(name)
    }

    /// Whether it cannot be a secret that somebody wrote in the place of its path: a credential, or a path with a slash.
    var isCertain: Bool {
        if case .file(let path) = self { path.contains("/") } else { true }
    }

    var description: String {
        switch self {
        case .file(let path): path
        case .credential(let name): SecretLocation.scheme + name
        }
    }
}
