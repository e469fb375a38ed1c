// SPDX-License-Identifier: Apache-2.0

/// One metric of Prometheus's text format, version 0.0.4: what it is, said once, and a line for each set of labels.
package struct Metric: Sendable {
    package enum Kind: String, Sendable { case counter, gauge }

    /// A value under its labels.
    package struct Sample: Sendable {
        /// Nothing personal, and no partner's name: whoever may ask for metrics is not asked who they are.
        package var labels: KeyValuePairs<String, String>
        package var value: Int64

        package init(_ value: Int64, _ labels: KeyValuePairs<String, String> = [:]) {
            self.labels = labels
            self.value = value
        }

        var text: String {
            let pairs = labels.map { "\($0.key)=\"\(Metric.escaped($0.value))\"" }
            return (pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}") + " \(value)"
        }
    }

    package var name: String
    package var kind: Kind
    package var help: String
    package var samples: [Sample]

    package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    package init(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        self.init(name, kind, help, [Sample(Int64(clamping: value))])
    }

    /// Its lines; none where there is nothing to be said.
    var lines: [String] {
        guard !samples.isEmpty else { return [] }
        return ["# HELP \(name) \(help)", "# TYPE \(name) \(kind.rawValue)"] + samples.map { name + $0.text }
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
