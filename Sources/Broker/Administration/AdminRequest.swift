// SPDX-License-Identifier: Apache-2.0
package import Wire

/// A change or a question about a running deployment, from a command of its operator.
package struct AdminRequest: Sendable {
    /// One of ``AdminVerb``.
    package var verb: AdminVerb
    /// The verb's arguments, an object.
    package var arguments: JSON
    /// The file of an import; empty otherwise.
    package var payload: [UInt8]

    package init(_ verb: AdminVerb, _ arguments: JSON = .object([]), payload: [UInt8] = []) {
        self.verb = verb
        self.arguments = arguments
        self.payload = payload
    }

    var frames: [[UInt8]] { [Array("FBA1".utf8), Array(verb.rawValue.utf8), arguments.octets, payload] }
}

/// What an operator may ask of the broker.
package enum AdminVerb: String, Sendable, CaseIterable {
    /// No arguments; answers how the daemon and the journal stand.
    case status
    /// `id`, `name`, `fingerprint`, `serial`, `notBefore`, `notAfter` (RFC 3339).
    case partnerAdd = "partner.add"
    /// `id` and the certificate's members as in `partner.add`.
    case partnerRenew = "partner.renew"
    /// No arguments.
    case partnerList = "partner.list"
    /// `id`, `reason`.
    case partnerSuspend = "partner.suspend"
    /// `id`, `reason`.
    case partnerResume = "partner.resume"
    /// `kind`, `file` (its name, for messages), `confirm`, `delta`, `calendarKind` (for iCalendar), `scope`, `by` (whoever
    /// changed it in the portal); the file is the payload.
    case importFile = "import"
    /// `authority` (its code; nil for the area and whoever else is counted on).
    case readiness
    /// `settings` (ids), `authority` (a code) or `all`, and `by`; answers `drill` (the number of the round), `settings` and
    /// `leftOut` (how many), `superseded` (earlier drills that it took the place of).
    case drillSend = "drill.send"
    /// `state` (`open` or `all`).
    case holdList = "hold.list"
    /// `id`; with `by` and `reason` also the child, which is journalled as a view.
    case holdShow = "hold.show"
    /// `id`, `by`, `reason`.
    case holdRelease = "hold.release"
    /// `id`, `to`, `by`, `reason`.
    case holdRoute = "hold.route"
    /// `id`, `by`, `reason`.
    case holdDeny = "hold.deny"
    /// `base` (by what the statements that stand are known, where somebody was shown them; optional); the `data` of a
    /// `firstbell.consent.v1` is the payload.
    case consentRecord = "consent.record"
    /// `by`, `reference` (optional), `base` as in `consent.record`; the payload is a person.
    case consentWithdraw = "consent.withdraw"
    /// `by`, `reason`, `reference` (optional); the payload is a person, or empty for everybody in the case of `reference`.
    case consentShow = "consent.show"
    /// No arguments.
    case recallList = "recall.list"
    /// `id`; with `by` and `reason` also who read what was recalled, which is journalled as a view.
    case recallShow = "recall.show"
    /// `id`, `by`, `reason`.
    case recallClose = "recall.close"
    /// `lapsing` (days; optional), `forum` (optional).
    case flagList = "flag.list"
    /// `id`; with `by` and `reason` also whom it is about, which is journalled as a view.
    case flagShow = "flag.show"
    /// `case` (sequence of its event), `by`, `at` (optional) or `exclusion`.
    case oversightRecord = "oversight.record"
    /// No arguments; answers what of the content that is old enough stays, and why.
    case retentionStatus = "retention.status"
    /// `part` (optional), `after` (the row to go on behind; 0 at first), `dryRun`; answers what was found and destroyed, and
    /// `nextPart` with `next`.
    case retentionRun = "retention.run"
    /// `of` (a notice, an event or a case), `by`, `reason`.
    case retentionHold = "retention.hold"
    /// `of`, `by`, `reason`.
    case retentionRelease = "retention.release"
    /// `recipient`; the event is the payload; answers what would be decided, and why.
    case policyExplain = "policy.explain"
    /// `events` (sequences), `content` (whether what was said is shown too), `by`, `reason`; journals the view.
    case caseView = "case.view"
    /// `email`, `role`, `for`, `name` (optional); answers `token` and `until`.
    case portalInvite = "portal.invite"
    /// `email`, `role` and `for` (each optional: as they were); answers the same, and the account waits for its owner again.
    case portalReset = "portal.reset"
    /// With `by` and `reason` also whose the accounts are, which is journalled as a view.
    case portalList = "portal.list"
    /// `email`.
    case portalSuspend = "portal.suspend"
    /// `email`.
    case portalResume = "portal.resume"
    /// `email`, `key` (SHA-256 of a certificate's key, in lower-case hex).
    case portalBind = "portal.bind"
    /// `email`; answers `unbound`.
    case portalUnbind = "portal.unbind"
    /// `witness`, `size`, `signedAt` (seconds since 1970); the signed note, which was verified, is the payload.
    case ledgerAccept = "ledger.accept"
    /// `milliseconds`; only in a rehearsal.
    case clockAdvance = "clock.advance"
    /// `now` (RFC 3339); only in a rehearsal.
    case clockSet = "clock.set"
    /// `file` (absolute, must not exist); answers `remaining`, `total` (pages) and `done`.
    case backupBegin = "backup.begin"
    /// No arguments; answers the same.
    case backupStep = "backup.step"
    /// No arguments.
    case backupAbandon = "backup.abandon"
}

/// Why a request was not done: what is wrong, and what to do.
package struct AdminFailure: Error, Hashable, Sendable {
    package var what: String
    package var remedy: String
    /// One line a fault, for an import; each is complete in itself.
    package var lines: [String]

    /// Whether the journal could not take or give it, which says nothing of what was asked about.
    package var isOfJournal = false
    /// Whether it was done all the same, and what follows from it is still to come.
    package var isDone = false
    /// Whether what it was to be done to is another than whoever asked had seen.
    package var isOutdated = false

    package init(_ what: String, try remedy: String, lines: [String] = []) {
        self.what = what
        self.remedy = remedy
        self.lines = lines
    }

    var json: JSON {
        ["what": .string(what), "try": .string(remedy), "lines": .array(lines.map { .string($0) })]
    }

    init?(_ value: JSONValue) {
        guard let what = value.member("what")?.string, let remedy = value.member("try")?.string else { return nil }
        self.init(what, try: remedy, lines: value.member("lines")?.elements.compactMap(\.string) ?? [])
    }
}
