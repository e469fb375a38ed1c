// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Journal
package import Safeguarding
package import Wire

/// What the portal asks of the daemon; nothing here waits for the network.
package protocol PortalDesk: RegisterDesk, MeetingDesk {
    /// The broker's clock, by which notices are due.
    var now: Instant { get }
    var zone: Zone { get }
    var isRehearsal: Bool { get }

    func account(email: String) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)?
    func account(_ id: Int64) async throws -> PortalAccountRecord?
    func invitation(_ token: [UInt8]) async throws -> (account: PortalAccountRecord, secret: PortalSecret)?
    func accept(
        _ token: [UInt8], password: String?, proof: PortalProof?, step: Int64, recovery: [String]
    ) async throws -> Bool
    func signIn(_ account: Int64, factor: PortalFactor, proof: PortalProof?) async throws -> Bool
    /// Uses up a second factor of somebody who is signed in; false where it was used before or never was one.
    func confirm(_ account: Int64, factor: PortalFactor) async throws -> Bool
    /// The account that is bound to something.
    func account(
        boundTo proof: PortalProof
    ) async throws -> (account: PortalAccountRecord, secret: PortalSecret, lastStep: Int64)?
    func bindings(of account: Int64) async throws -> [PortalBinding]
    func bind(_ account: Int64, to proof: PortalProof, generation: Int64) async throws -> Bool
    /// Takes away what an account is bound to at the issuer of the proof.
    func unbind(_ account: Int64, from proof: PortalProof) async throws -> Bool

    /// Whether the list of key adults has the owner of an account today.
    func standing(of reader: PortalReader) async throws -> PortalReaderStanding
    func settingName(_ id: PartnerID) async throws -> String?
    func inbox(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int)
    /// The drills that a setting has still to open or to acknowledge, which are in no other list.
    func drills(of setting: PartnerID) async throws -> [PortalNoticeRow]
    func history(of setting: PartnerID, offset: Int, limit: Int) async throws -> (rows: [PortalNoticeRow], total: Int)
    func notice(_ id: NoticeID, of setting: PartnerID) async throws -> PortalNoticeRow?
    func names(ofKeyAdults rows: Set<Int64>) async throws -> [Int64: String]
    /// These were listed before the eyes of a reader.
    func showed(_ ids: [NoticeID], to reader: PortalReader) async throws
    /// The content of a notice that somebody there has opened; journalled as a view.
    func read(_ id: NoticeID, by reader: PortalReader, purpose: String) async throws -> PortalReading
    func receipt(
        _ stage: ReceiptStage, of id: NoticeID, by reader: PortalReader, code: ReceiptCode?, note: String?
    ) async throws -> Problem?
    /// Whether a partner's people see as little as its systems.
    func isSuspended(_ partner: PartnerID) async throws -> Bool
    /// What waits for the duty officer of an authority.
    func queue(of authority: PartnerID) async throws -> DutyQueue
    func hold(_ id: NoticeID, of authority: PartnerID) async throws -> StandingHold?
    /// A hold with whom it is about; journalled as a view.
    func showHold(_ id: NoticeID, of authority: PartnerID, by: String) async throws -> JSON
    func decide(_ decision: PortalDecision, on id: NoticeID, of authority: PartnerID, by: String, reason: String) async throws
    func names(of partners: Set<PartnerID>) async throws -> [PartnerID: String]
    func settings(named text: String) async throws -> [(id: PartnerID, name: String)]

    /// What boards show now, of every authority.
    func board() async throws -> BoardReading
    /// The notices that a board counts of a setting; none for another authority's.
    func boardNotices(of setting: PartnerID, authority: PartnerID) async throws -> [BoardNotice]
    /// What became of a notice that a board or a queue has; nil for another's. Journalled as a view where the setting that it names
    /// tells where a protected child is.
    func life(of id: NoticeID, authority: PartnerID, by: String) async throws -> NoticeTrail?

    /// Whether the deployment is of this authority alone.
    func isSole(_ authority: PartnerID) async throws -> Bool
    /// A report, made not long ago or now.
    func report(_ order: ReportOrder) async throws -> String
    /// A manager looked at a case now, or leaves it out of the standard.
    func recordOversight(of number: Int64, by: String, exclusion: OversightExclusion?) async throws
    /// What proves what was recorded about a notice or a hold; nil for another authority's.
    func evidence(of id: NoticeID, authority: PartnerID, by: String) async throws -> PortalEvidence?
    /// The notices of an authority whose content has a digest, as receipts repeat it.
    func receipts(of digest: [UInt8], authority: PartnerID) async throws -> [ProvedReceipt]
    /// How the service is, without anything of anybody.
    func status() async throws -> JSON

    /// Somebody was turned away.
    func refused(_ code: String, of account: PortalAccountRecord?)
}
