// SPDX-License-Identifier: Apache-2.0

/// What the lint found in the free texts of one event.
///
/// A finding is a doubt for a person and nothing more: the lint knows forms, and neither what a number stands for nor whom a name
/// means.
package struct FreeTextReport: Hashable, Sendable {
    /// For the producer: in the order of the event, each code once a text.
    package private(set) var findings: [FreeTextFinding] = []
    /// For each subject of the event, what stands in texts that its notice may carry, by the field that lets them through.
    private var fields: [[PolicyField: [FreeTextFinding]]]

    /// Nothing found yet about so many subjects.
    init(subjects: Int) {
        fields = Array(repeating: [:], count: subjects)
    }

    /// What was found in the texts that a notice about a subject may carry.
    ///
    /// - Parameters:
    ///   - subject: its place among the subjects of the event.
    ///   - profile: of the notice; nil looks at every text.
    package func findings(about subject: Int, carriedBy profile: FieldProfile? = nil) -> [FreeTextFinding] {
        guard !findings.isEmpty else { return [] }
        let fields = fields[subject].filter { profile?.grants($0.key) ?? true }
        return fields.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value)
    }

    /// The decision, held where it would release such a text and the area wants a person to read it first.
    package func settle(_ decision: Decision, about subject: Int, by policy: Policy) -> Decision {
        guard policy.area.freeText == .hold, !findings.isEmpty, case .release = decision.outcome,
            let profile = policy.rule(named: decision.rule).flatMap(policy.profile),
            !findings(about: subject, carriedBy: profile).isEmpty
        else { return decision }
        var held = decision
        held.outcome = .hold(.freeText)
        return held
    }

    /// Looks at a text that the notices of some subjects may carry.
    ///
    /// - Parameters:
    ///   - field: what a profile grants when it lets the text through.
    ///   - sought: codes that must not be there, whomever the notice is about.
    ///   - readers: subjects whose notices may carry it, each with the names that their readers know already.
    ///   - names: of the children of the event; nil where there is no other child to be named.
    mutating func look(
        at text: String?, _ pointer: @autoclosure () -> String, _ field: PolicyField, sought: [FreeTextCode],
        readers: [(subject: Int, known: Set<ChildNames.Key>)], names: ChildNames?
    ) {
        guard let text else { return }
        let folded = FoldedText(text)
        let found = sought.filter(folded.holds)
        let mentioned = names?.mentioned(in: text) ?? []
        let told = readers.filter { !mentioned.isSubset(of: $0.known) }.map(\.subject)
        guard !found.isEmpty || !told.isEmpty else { return }
        let place = pointer()
        for reader in readers {
            let codes = told.contains(reader.subject) ? found + [.otherChild] : found
            guard !codes.isEmpty else { continue }
            fields[reader.subject][field, default: []] += codes.map { FreeTextFinding(pointer: place, code: $0) }
        }
        findings += (told.isEmpty ? found : found + [.otherChild]).map { FreeTextFinding(pointer: place, code: $0) }
    }
}
