// SPDX-License-Identifier: Apache-2.0

/// What an entry of the ledger records: the first octet of its leaf.
///
/// The values are for ever: a leaf once written keeps its octet, so a case may be added and never renumbered. They are
/// grouped by sixteens (events, decisions, life of a notice, reference data, access and retention, and from 0x50 recalls and what was done about cases). Octet 0 is never used.
package enum EntryKind: UInt8, Hashable, Sendable, CaseIterable {
    /// An event was accepted.
    case event = 0x01
    /// Connections or messages were refused; the entry holds the code and how many, never what they were.
    case refusal = 0x02

    /// The policy decided for one subject and one recipient; a denial is a decision too.
    case decision = 0x10
    /// A notice was made.
    case notice = 0x11
    /// A hold was opened, or a person resolved it.
    case hold = 0x12
    /// Something was said of a person's consent, or who answers for going without it.
    case consent = 0x13

    /// A notice reached a stage.
    case stage = 0x20
    /// The deadline of an open notice was computed anew.
    case deadlineChange = 0x21
    /// An escalation level was reached.
    case escalation = 0x22
    /// A recipient's receipt did not fit what was sent: wrong digest, not its notice.
    case alarm = 0x23

    /// A file was imported.
    case `import` = 0x30
    /// A calendar got a new version.
    case calendar = 0x31
    /// A partner was added, suspended, resumed or got a certificate.
    case partner = 0x32
    /// The daemon started with this configuration and policy.
    case configuration = 0x33
    /// The clock of a rehearsal was set or advanced.
    case clock = 0x34
    /// The deployment key began or ended to change.
    case key = 0x35
    /// A policy was used for the first time, or took over from another.
    case policy = 0x36
    /// A key began to sign checkpoints of the ledger.
    case signingKey = 0x37

    /// A person looked at content.
    case view = 0x40
    /// The key of a body was destroyed.
    case destruction = 0x41
    /// Somebody was invited to the portal, signed in, was suspended or got a new factor.
    case account = 0x48

    /// An event was recalled, or a person closed the breach that this was.
    case recall = 0x50

    /// A manager looked at a case, or left it out of the standard.
    case oversight = 0x60
    /// A MARAC told of an action that it gave to an agency.
    case action = 0x61

    /// Somebody was told that something waits, or could not be. Last, so that no vector of a tree moves.
    case nudge = 0x24
    /// Drills were sent; the entries of each are those of a notice. After `nudge` for the same reason.
    case drill = 0x25

    /// The name in documents and exports, `deadline-change`.
    package var name: String {
        switch self {
        case .event: "event"
        case .refusal: "refusal"
        case .decision: "decision"
        case .notice: "notice"
        case .hold: "hold"
        case .consent: "consent"
        case .stage: "stage"
        case .deadlineChange: "deadline-change"
        case .escalation: "escalation"
        case .alarm: "alarm"
        case .import: "import"
        case .calendar: "calendar"
        case .partner: "partner"
        case .configuration: "configuration"
        case .clock: "clock"
        case .key: "key"
        case .policy: "policy"
        case .signingKey: "signing-key"
        case .view: "view"
        case .destruction: "destruction"
        case .account: "account"
        case .recall: "recall"
        case .oversight: "oversight"
        case .action: "action"
        case .nudge: "nudge"
        case .drill: "drill"
        }
    }
}
