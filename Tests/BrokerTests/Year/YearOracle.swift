// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a generated year should come to, written down from domain.md 4.3 and 4.4 beside the code under test and not with it.
struct YearOracle {
    /// What somebody said of consent, on a day of the year and at an hour.
    struct Statement {
        var minute: Int
        var state: String
        var scopes: Set<String>
        var isSafe: Bool
        var expires: Int?
    }

    /// A paper or an offer that rests on consent, and who had it.
    struct Resting: Hashable {
        var notice: String
        var recipient: String
        var family: Int
        var scopes: Set<String>
    }

    /// The first minute, in seconds since 1970.
    let start: Int
    private(set) var statements: [Int: [Statement]] = [:]
    private(set) var resting: Set<Resting> = []

    init(start: Int) { self.start = start }

    mutating func said(_ statement: Statement, by family: Int) { statements[family, default: []].append(statement) }

    mutating func rests(_ notice: String, at recipient: String, on family: Int, for scopes: Set<String>) {
        resting.insert(Resting(notice: notice, recipient: recipient, family: family, scopes: scopes))
    }

    func state(of family: Int, at minute: Int) -> String {
        guard let last = statements[family]?.last else { return "not-sought" }
        if last.state == "given", let expires = last.expires, expires <= minute { return "expired" }
        return last.state
    }

    /// Whether consent that counts covers these scopes.
    func consents(_ family: Int, to scopes: Set<String>, at minute: Int) -> Bool {
        guard state(of: family, at: minute) == "given", let last = statements[family]?.last else { return false }
        let isOver = last.expires == nil && term(of: last, for: scopes).map { $0 <= minute } ?? false
        return last.isSafe && scopes.isSubset(of: last.scopes) && !isOver
    }

    /// When what was said without an end is over: an offer after 28 days, a conference after six months, anything else never.
    ///
    /// Everything in the year happens in hours of the day, so that its days are those of London.
    private func term(of statement: Statement, for scopes: Set<String>) -> Int? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let day = Date(timeIntervalSince1970: Double(start + statement.minute / 1_440 * 86_400))
        let end: Date? =
            switch scopes {
            case ["support"]: calendar.date(byAdding: .day, value: 28, to: day)
            case ["support", "information"]: calendar.date(byAdding: .month, value: 6, to: day)
            default: nil
            }
        return end.map { (Int($0.timeIntervalSince1970) - start) / 60 }
    }

    /// What has to be taken back now, and is forgotten with the asking.
    mutating func fallen(at minute: Int) -> Set<String> {
        let fallen = resting.filter { !consents($0.family, to: $0.scopes, at: minute) }
        resting.subtract(fallen)
        return Set(fallen.map(\.notice))
    }

    /// Who is told of a locality paper.
    func readers(ofPaperOn family: Int, risk: String, daysOld: Int, daysToMeeting: Int, at minute: Int) -> Set<String> {
        guard risk != "high", daysOld <= 21, daysToMeeting >= 5, consents(family, to: ["support", "information"], at: minute) else {
            return []
        }
        return ["agency/refuge", "local-authority/885"]
    }

    /// Who is told of a police notification.
    func readers(ofNotificationOn family: Int, risk: String, level: Int, at minute: Int) -> Set<String> {
        var readers: Set<String> = []
        let anything = consents(family, to: [], at: minute)
        let support = consents(family, to: ["support"], at: minute)
        if anything { readers.insert("local-authority/885") }
        if risk == "high", anything { readers.insert("agency/idva-north") }
        if risk == "medium", support { readers.insert("agency/refuge") }
        if risk != "high", level < 4, support { readers.insert("agency/early-help") }
        return readers
    }
}
