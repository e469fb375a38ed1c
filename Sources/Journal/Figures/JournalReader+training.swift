// SPDX-License-Identifier: Apache-2.0
import Directories
package import Safeguarding

extension JournalReader {
    /// Every setting and practice to which a notice could be sent, with how many of its key adults are trained on a day.
    ///
    /// - Parameter notices: how many each got.
    package func settingTraining(on day: CivilDate, notices: [PartnerID: Int] = [:]) throws -> [SettingTraining] {
        let spans = try training()
        let horizon = day.adding(days: SettingReadiness.trainingHorizon)
        func row(_ id: PartnerID, _ kind: String, _ authority: String?, participates: Bool) -> SettingTraining {
            let spans = spans[id] ?? []
            let trained = Set(spans.filter { $0.covers(day) }.map(\.keyAdult)).count
            return SettingTraining(
                setting: id, kind: kind, authority: authority, participates: participates, trained: trained,
                isEnding: trained > 0 && !spans.contains { $0.covers(horizon) }, notices: notices[id] ?? 0)
        }
        return try settings().filter { $0.isDeliverable && $0.category != .other }.map {
            row($0.id, $0.category.rawValue, $0.localAuthority, participates: $0.participates)
        }
            + practices().filter { $0.status == .active && $0.closedOn.map { $0 > day } ?? true }.map {
                row($0.id, PartnerKind.gp.rawValue, nil, participates: true)
            }
    }
}
