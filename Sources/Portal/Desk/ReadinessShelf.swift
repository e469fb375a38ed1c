// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Safeguarding
import Wire

/// What `readiness` found for an authority: its settings by what stands against them.
package struct ReadinessSheet: Hashable, Sendable {
    /// One setting with what stands against it.
    package struct Row: Hashable, Sendable {
        package var setting: PartnerID
        package var name: String?
        package var findings: [SettingDossier.Finding]

        /// Whether a notice tonight would get through.
        package var isReady: Bool { findings.allSatisfy { $0.effect == .none } }
    }

    package var asOf: Instant?
    /// How many settings were looked at, and to how many a notice would not get through.
    package var settings: Int
    package var notReady: Int
    private var byID: [PartnerID: Row] = [:]

    package init(asOf: Instant?, settings: Int, notReady: Int) {
        self.asOf = asOf
        self.settings = settings
        self.notReady = notReady
    }

    package mutating func add(_ finding: SettingDossier.Finding, to setting: PartnerID, name: String?) {
        byID[setting, default: Row(setting: setting, name: name, findings: [])].findings.append(finding)
    }

    /// What stands against one setting.
    package subscript(setting: PartnerID) -> [SettingDossier.Finding] { byID[setting]?.findings ?? [] }

    /// The settings against which something stands, those that could not receive first.
    ///
    /// - Parameter cause: which of them must stand; nil for any.
    package func rows(with cause: ReadinessCause? = nil) -> [Row] {
        byID.values.filter { row in cause.map { wanted in row.findings.contains { $0.cause == wanted } } ?? true }
            .sorted { a, b in (a.isReady ? 1 : 0, a.setting) < (b.isReady ? 1 : 0, b.setting) }
    }

    /// At how many settings each cause stands, in the order of ``ReadinessCause``.
    package var counted: [(cause: ReadinessCause, count: Int)] {
        ReadinessCause.allCases.compactMap { cause in
            let count = byID.values.count { row in row.findings.contains { $0.cause == cause } }
            return count == 0 ? nil : (cause, count)
        }
    }
}

/// What `readiness` found for an authority, kept for a while: it looks at each of its settings, on the thread that decides.
///
/// Whoever comes while it looks waits for the same answer.
struct ReadinessShelf: Sendable {
    typealias Findings = ReadinessSheet

    /// How long an answer is kept.
    private let patience: Duration

    private struct Shelf {
        var kept: [PartnerID: (findings: Findings, at: ContinuousClock.Instant)] = [:]
        var making: [PartnerID: Task<Findings, any Error>] = [:]
        /// How often something of an authority was changed: what was asked before that is not kept.
        var generation: [PartnerID: Int] = [:]
    }

    private let shelf = NIOLockedValueBox(Shelf())

    init(patience: Duration = .seconds(60)) { self.patience = patience }

    func findings(of authority: PartnerID, _ ask: @escaping @Sendable () async throws -> JSONValue) async throws -> Findings {
        enum Found {
            case kept(Findings)
            case making(Task<Findings, any Error>)
        }
        let found: Found = shelf.withLockedValue { shelf in
            if let known = shelf.kept[authority], .now - known.at < patience { return .kept(known.findings) }
            if let task = shelf.making[authority] { return .making(task) }
            let generation = shelf.generation[authority, default: 0]
            let task = Task {
                let result: Result<Findings, any Error>
                do { result = .success(Self.findings(in: try await ask())) } catch { result = .failure(error) }
                return try keep(result, of: authority, generation)
            }
            shelf.making[authority] = task
            return .making(task)
        }
        switch found {
        case .kept(let findings): return findings
        case .making(let task): return try await task.value
        }
    }

    private func keep(
        _ result: Result<Findings, any Error>, of authority: PartnerID, _ generation: Int
    ) throws -> Findings {
        shelf.withLockedValue { shelf in
            guard shelf.generation[authority, default: 0] == generation else { return }
            shelf.making[authority] = nil
            if case .success(let findings) = result { shelf.kept[authority] = (findings, .now) }
        }
        return try result.get()
    }

    private static func findings(in answer: JSONValue) -> Findings {
        var sheet = ReadinessSheet(
            asOf: answer["asOf"]?.string.flatMap { try? Instant(rfc3339: $0) },
            settings: answer["settings"]?.integer.map { Int($0) } ?? 0,
            notReady: answer["notReady"]?.integer.map { Int($0) } ?? 0)
        for finding in answer["findings"].map({ Array($0.elements) }) ?? [] {
            guard let setting = finding["setting"]?.string.flatMap({ PartnerID($0) }),
                let cause = finding["cause"]?.string.flatMap({ ReadinessCause(rawValue: $0) }),
                let effect = finding["effect"]?.string.flatMap({ ReadinessEffect(rawValue: $0) })
            else { continue }
            sheet.add(
                .init(cause, effect, until: finding["until"]?.string.flatMap { CivilDate(iso: $0) }), to: setting,
                name: finding["name"]?.string)
        }
        return sheet
    }

    /// Something of an authority was changed.
    func forget(_ authority: PartnerID) {
        shelf.withLockedValue { shelf in
            shelf.generation[authority, default: 0] += 1
            shelf.kept[authority] = nil
            shelf.making[authority] = nil
        }
    }
}
