// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
package import Wire
import ZeroMQ

extension Broker {
    /// Does what an operator asks and says what came of it.
    ///
    /// - Returns: the verb's answer, an object whose members docs/operation.md lists.
    /// - Throws: ``AdminFailure``, with nothing done.
    package func administer(_ request: AdminRequest) throws -> JSON {
        try administer(request.verb, AdminArguments(request.arguments.octets), payload: request.payload)
    }

    private func administer(_ verb: AdminVerb, _ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        do {
            let answer: JSON =
                switch verb {
                case .status: try status()
                case .partnerAdd: try addPartner(arguments)
                case .partnerRenew: try renewPartner(arguments)
                case .partnerList: try listPartners()
                case .partnerSuspend: try setSuspended(true, arguments)
                case .partnerResume: try setSuspended(false, arguments)
                case .importFile: try importFile(arguments, payload: payload)
                case .readiness: try readiness(arguments)
                case .drillSend: try sendDrills(arguments)
                case .holdList: try listHolds(arguments)
                case .holdShow: try showHold(arguments)
                case .holdRelease: try resolveHold(arguments, routing: false)
                case .holdRoute: try resolveHold(arguments, routing: true)
                case .holdDeny: try denyHold(arguments)
                case .consentRecord:
                    try recordConsent(try Self.report(payload, now: clock.now), base: arguments.optionalText("base"))
                case .consentWithdraw: try withdrawConsent(arguments, payload: payload)
                case .consentShow: try showConsent(arguments, payload: payload)
                case .recallList: try listRecalls()
                case .recallShow: try showRecall(arguments)
                case .recallClose: try closeRecall(arguments)
                case .flagList: try listFlags(arguments)
                case .flagShow: try showFlag(arguments)
                case .oversightRecord: try recordOversight(arguments)
                case .retentionStatus: try retentionStatus()
                case .retentionRun: try runRetention(arguments)
                case .retentionHold: try holdByLaw(arguments)
                case .retentionRelease: try releaseByLaw(arguments)
                case .policyExplain: try explainPolicy(arguments, payload: payload)
                case .caseView: try viewCase(arguments)
                case .portalInvite: try naming(inviteToPortal(arguments))
                case .portalReset: try naming(resetPortalAccount(arguments))
                case .portalList: try listPortalAccounts(arguments)
                case .portalSuspend: try setSuspended(true, account: arguments)
                case .portalBind: try bindPortalAccount(arguments)
                case .portalUnbind: try unbindPortalAccount(arguments)
                case .portalResume: try setSuspended(false, account: arguments)
                case .ledgerAccept: try acceptCosignature(arguments, payload: payload)
                case .clockAdvance: try advanceClock(by: arguments.integer("milliseconds"))
                case .clockSet: try setClock(to: arguments.instant("now"))
                case .backupBegin: try beginBackup(arguments)
                case .backupStep: try stepBackup()
                case .backupAbandon: abandonBackup()
                }
            finishTurn()
            return answer
        } catch let failure as AdminFailure {
            throw failure
        } catch {
            // What the transaction would have released must not be sent under a number that something else will get.
            rebuildDelivery()
            throw journalFailure(error, while: verb.rawValue)
        }
    }

    /// What whoever asked is told of a journal that failed.
    func journalFailure(_ error: any Error, while what: String) -> AdminFailure {
        handleJournalFailure(error, while: what)
        var failure = AdminFailure("the journal could not take it: \(Self.words(for: error))", try: "firstbell status")
        failure.isOfJournal = true
        return failure
    }

    private static let administration = Array("FBA1".utf8)

    static func words(for error: any Error) -> String { (error as? JournalError)?.description ?? "\(type(of: error))" }

    /// Takes every request that has come on the admin socket.
    func drainAdministration() {
        do {
            while let message = try adminSocket?.receive(maxFrames: 5) {
                // It reads much, and whoever publishes does not wait for it.
                if message.frames.count == 4, message.frames[0] == Self.administration,
                    message.frames[1] == Array(AdminVerb.status.rawValue.utf8), readStatus(for: message.routingID)
                {
                    continue
                }
                let answer = reply(to: message.frames)
                _ = try adminSocket?.send(to: message.routingID, answer)
            }
        } catch {
            logger.error("the admin socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
        }
    }

    private func reply(to frames: [[UInt8]]) -> [[UInt8]] {
        do {
            guard frames.count == 4, frames[0] == Self.administration,
                let verb = AdminVerb(rawValue: String(decoding: frames[1], as: UTF8.self))
            else { throw AdminFailure("the daemon does not know this request", try: "a command of the daemon's version") }
            return [Array("OK".utf8), try administer(verb, AdminArguments(frames[2]), payload: frames[3]).octets]
        } catch let failure as AdminFailure {
            return [Array("ERROR".utf8), failure.json.octets]
        } catch {
            return [Array("ERROR".utf8), AdminFailure("the request failed", try: "firstbell status").json.octets]
        }
    }

    /// Reads the directories anew after they changed.
    func reloadDirectory() throws {
        var fresh = try SettingDirectory(journal.reader, settings: settings)
        fresh.unreadableRolls = directory.unreadableRolls
        directory = fresh
        journal.nudgePlan?.authority = directory.owner(of: nil)
    }
}
