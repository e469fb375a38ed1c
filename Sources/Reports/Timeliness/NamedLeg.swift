// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A leg with the names it has in fields and in print.
struct NamedLeg {
    /// The member of the JSON form; the columns of the CSV form begin with it.
    var field: String
    var title: String
    var distribution: Distribution?
}

extension TimelinessSummary.LegDistributions {
    /// Every leg in the order of the way of a notice.
    var named: [NamedLeg] {
        [
            NamedLeg(field: "force", title: "force: reported to accepted", distribution: force),
            NamedLeg(field: "broker", title: "broker: accepted to sent, holds apart", distribution: broker),
            NamedLeg(field: "held", title: "held for a person", distribution: held),
            NamedLeg(field: "opening", title: "recipient: delivered to opened", distribution: opening),
            NamedLeg(field: "acknowledging", title: "recipient: delivered to acknowledged", distribution: acknowledging),
            NamedLeg(field: "whole", title: "whole: reported to delivered", distribution: whole),
        ]
    }
}
