// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// Names a day whose rolls what waits was held to, and everything beside journal and rolls that had a say in it.
///
/// Two are equal exactly when asking anew could find nothing else (decision 0017).
enum FollowedRolls {
    static func mark(_ day: CivilDate, policy: String, _ settings: BrokerSettings, version: String) -> String {
        let rule = settings.deadlines
        // Tables are put in an order, for theirs is another in each process.
        let cutOffs = rule.cutOffs.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
        let text = [
            policy, version, settings.division.rawValue, "\(rule.cutOff)", cutOffs, settings.matching.canonicalText,
        ].joined(separator: "\n")
        return "\(day) \(Digest.hex(Digest.sha256(Array(text.utf8))))"
    }
}
