// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessDimension {
    /// The list of the JSON form, `bySettingType`.
    var list: String {
        let member = member
        return "by" + member.prefix(1).uppercased() + member.dropFirst()
    }

    /// The member of a group that has its key, `settingType`.
    var member: String { self == .settingType ? "settingType" : rawValue }

    /// As people read it.
    var title: String { self == .settingType ? "kind of setting" : rawValue }
}
