// SPDX-License-Identifier: Apache-2.0

/// A setting or practice of the directory that could be told, with the key adults whose training counts on a day.
package struct SettingTraining: Hashable, Sendable {
    package var setting: PartnerID
    /// `school`, `early-years`, `gp`.
    package var kind: String
    /// Of its authority; nil of a practice.
    package var authority: String?
    /// Early-years settings may not take part.
    package var participates: Bool
    package var trained: Int
    /// Whether nobody will be trained within ``SettingReadiness/trainingHorizon`` days, though somebody is today.
    package var isEnding: Bool
    /// Notices to it in the span that the report is of.
    package var notices: Int

    package init(
        setting: PartnerID, kind: String, authority: String? = nil, participates: Bool = true, trained: Int, isEnding: Bool = false,
        notices: Int = 0
    ) {
        self.setting = setting
        self.kind = kind
        self.authority = authority
        self.participates = participates
        self.trained = trained
        self.isEnding = isEnding
        self.notices = notices
    }
}
