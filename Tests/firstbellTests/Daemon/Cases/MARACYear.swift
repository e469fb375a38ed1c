// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// The MARAC year of domain.md 1B L4, whole or in ninths: victims heard, of whom some have no practice that could be told.
struct MARACYear: Sendable {
    static let area = "leeds"
    static let partner = "marac/leeds"

    /// Nine is the year as it was; the proportions are the same in each.
    let ninths: Int

    var heard: Int { 406 * ninths }
    var exceptions: Int { (352 * ninths + 4) / 9 }
    /// As `gp/` ids; a third of them have somebody trained.
    var practices: [String] { (0..<12 * ninths).map { "gp/L\(83_001 + $0)" } }
    var trained: ArraySlice<String> { practices.prefix(4 * ninths) }
    /// One that has closed, at which one victim was registered.
    static let closed = "gp/L82999"

    private static let reasons = ["NOT_REGISTERED", "OUT_OF_AREA", "NUMBER_UNKNOWN", "SAFETY_HOLD", "DECEASED"]

    /// What keeps a victim's practice from being told, or at which one she is.
    private func registration(of victim: Int) -> String {
        // Every tenth or so, spread over the year, and the very first by a practice that has closed.
        let before = victim * exceptions / heard
        guard (victim + 1) * exceptions / heard > before else { return #""practice":"\#(practice(of: victim))""# }
        return before == 0 ? #""practice":"\#(Self.closed)""# : #""noPractice":"\#(Self.reasons[before % Self.reasons.count])""#
    }

    /// The practice of a victim: the first has the most, and some have more than others (domain.md 1B L5).
    private func practice(of victim: Int) -> String {
        let (eighth, place) = (victim / 8, victim % 8)
        switch place {
        case 7: return practices[0]
        case 3: return practices[1 + eighth % (practices.count / 4)]
        default: return practices[(eighth * 6 + place - (place > 3 ? 1 : 0)) % practices.count]
        }
    }

    /// The case of one victim.
    func event(_ victim: Int, heardAt: Instant) -> String {
        """
        {"specversion":"1.0","id":"case-\(victim)","source":"spiffe://\(SampleDeployment.trustDomain)/\(Self.partner)",\
        "type":"firstbell.marac-case-heard.v1","time":"\(heardAt.rfc3339)","data":{"reference":"L/18/\(10_000 + victim)",\
        "area":"\(Self.area)","heardAt":"\(heardAt.rfc3339)","outcome":"HEARD","riskGrade":"high",\
        "criteria":["VISIBLE_HIGH_RISK"],"consent":{"state":"given","scopes":["support","information"]},\
        "victim":{"givenName":"Qanarykin","familyName":"Sample\(victim)","dateOfBirth":"1988-07-02",\(registration(of: victim))}}}
        """
    }

    /// The directory of practices.
    var directory: String {
        "odsCode,name,status,role,successor\n\(Self.closed.dropFirst(3)),Old Sample Surgery,closed,RO76,\n"
            + practices.map { "\($0.dropFirst(3)),Sample Surgery \($0.suffix(3)),active,RO76,\n" }.joined()
    }

    /// Who is trained.
    var keyAdults: String {
        "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
            + trained.map {
                "\($0),Reader \($0.suffix(3)),reader-\($0.suffix(3))@surgery.example,key-adult,2026-01-05,2028-01-04,,\n"
            }
            .joined()
    }
}
