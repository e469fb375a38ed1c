// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A child of the load: on the rolls of one or two of eight schools, found by name, birth date and postcode.
///
/// The names are of no one and of nothing else, so that each is a canary too.
struct LoadChild: Sendable {
    static let schools = [
        "school/116900", "school/116901", "school/116902", "school/116903", "school/116905", "school/116906", "school/116907",
        "school/130700",
    ]
    static let forces = ["22", "20"]
    static let partners = forces.map { "police/\($0)" } + schools + ["local-authority/885"]
    static let all = (0..<48).map(LoadChild.init)

    let number: Int

    var givenName: String { "Canary\(letters)" }
    var familyName: String { "Qanarykin" }
    var dateOfBirth: String { "2014-03-\(10 + number % 18)" }
    var postcode: String { "WR98 \(number % 9 + 1)\(letters.uppercased())" }
    /// Every fourth child is dually registered.
    var schools: [String] {
        let first = number % LoadChild.schools.count
        return number % 4 == 0
            ? [LoadChild.schools[first], LoadChild.schools[(first + 1) % LoadChild.schools.count]] : [LoadChild.schools[first]]
    }

    private var letters: String {
        // The letters of a postcode's unit are never C, I, K, M, O or V (domain.md 5.1).
        let usable = Array("abdefghjlnpqrstuwxyz")
        return String([usable[number / usable.count % usable.count], usable[number % usable.count]])
    }

    static var rolls: String {
        "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
            + all.flatMap { child in
                child.schools.map { school in
                    "\(school),,,\(child.givenName),\(child.familyName),\(child.dateOfBirth),\(child.postcode),2024-09-02,,,,\n"
                }
            }.joined()
    }

    /// An incident about this child.
    func incident(id: String, force: String) -> [UInt8] {
        Array(
            """
            {"specversion":"1.0","id":"\(id)","source":"spiffe://\(SampleDeployment.trustDomain)/police/\(force)",\
            "type":"firstbell.incident.v1","time":"2026-05-04T19:20:00Z","datacontenttype":"application/json","data":{\
            "reference":"\(force)/26/\(7_700_000 + number)","force":"\(force)","occurredAt":"2026-05-04T11:05:00+01:00",\
            "reportedAt":"2026-05-04T11:40:00+01:00","riskGrade":"medium","summary":"Canarynarrative of this one.",\
            "children":[{"givenName":"\(givenName)","familyName":"\(familyName)","dateOfBirth":"\(dateOfBirth)",\
            "postcode":"\(postcode)","exposure":"PRESENT_HEARD"}]}}
            """.utf8)
    }
}
