// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What domain.md 4.4 says, row by row, written by hand and apart from the policy: the oracle of the matrix.
///
/// The deadlines of rows 14, 15 and 17 are those of 6.3 and 3.3; a conflict of row 14 is that of 2.5.
///
/// Columns: row, id, what is asked for, flow, recipients, risk (H* is high or any MARAC criterion), consent letter (N, A, C with
/// scopes and what else counts), codes (with the day since which one counts), profile, deadline, conditions with what follows.
struct PolicyOracle {
    private static let table = """
        1|OE-1|encompass|encompass|school|any|N|DAA49A+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18+A10|OE_STANDARD|next-cut-off|child:deny not-a-child,age-range:hold outside-age-range,matched:hold setting-unconfirmed,open:hold setting-closed,not-suspended:hold recipient-suspended,no-conflict:hold conflict-of-interest,participating:hold not-participating,key-adult-trained:area no-trained-key-adult
        2|OE-2|encompass|encompass|school|any|N|NI146|OE_NI_REG3|next-cut-off|child:deny not-a-child,age-range:hold outside-age-range,matched:hold setting-unconfirmed,open:hold setting-closed,not-suspended:hold recipient-suspended,no-conflict:hold conflict-of-interest,relevant-incident:hold condition-unmet
        3|OE-3|encompass|encompass-early-years|early-years|any|N|COMMON-POL+CDA98-115+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18|OE_EY|next-cut-off|child:deny not-a-child,age-range:hold outside-age-range,matched:hold setting-unconfirmed,open:hold setting-closed,not-suspended:hold recipient-suspended,no-conflict:hold conflict-of-interest,participating:hold not-participating,key-adult-trained:hold no-trained-key-adult
        4|OE-4|encompass|encompass-early-years|health-visitor|any|N|COMMON-POL+CDA98-115+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18+A9-2h+CLDC-OPI|OE_HV|next-cut-off|not-suspended:hold recipient-suspended,provider-known:hold condition-unmet
        5|OE-5|encompass|encompass|education-authority|any|N|CA04-11+CA89-17+A6-1e+A9-2g+Sch1-18|OE_LA|next-cut-off|child:deny not-a-child,not-suspended:hold recipient-suspended,no-establishment:hold condition-unmet
        6|OE-6|encompass|encompass|other-force|any|N|DPA-P3-s36(3)|OE_FORCE|next-cut-off|child:deny not-a-child,not-suspended:hold recipient-suspended,resides-there:hold condition-unmet
        7|OE-7|encompass|encompass|practice-of-victim practice-of-child practice-of-perpetrator parent governor police-intelligence|any|deny never-to-recipient||-|none|
        8|DAN-8|police-notification|police-notification|social-care|any|A|CA89-17+CA89-47+CA04-11+A6-1e+A9-2g+Sch1-18|DAN_FULL|24 hours|not-suspended:hold recipient-suspended,child-involved:hold condition-unmet
        9|DAN-9|police-notification|police-notification|early-help|S M|C support|CA89-17+CA89-47+CA04-11+A6-1e+A9-2g+Sch1-18|DAN_MIN|none|not-suspended:hold recipient-suspended,below-level-4:hold condition-unmet
        10|DAN-10|police-notification|police-notification|support-service|M|C support|A6-1e+A6-1f+A6-1ea@2026-02-05|REFERRAL|none|not-suspended:hold recipient-suspended,safe-contact:hold condition-unmet
        11|DAN-11|police-notification|police-notification|idva|H|A|A6-1d+A6-1e+A9-2g+Sch1-18|REFERRAL|none|not-suspended:hold recipient-suspended
        12|MARAC-12|marac|marac|marac-agency|H*|A|CDA98-115+COMMON-POL+A6-1e+A9-2g+Sch1-18+A10+CLDC-OPI|MARAC_FULL|3 working-days|not-suspended:hold recipient-suspended,agreement-signed:hold condition-unmet,representative-named:hold condition-unmet,no-conflict:hold conflict-of-interest
        13|MARAC-13|marac|marac|marac-agency|S M -|deny wrong-risk||-|none|
        14|GP-14|marac-gp|marac-gp|practice-of-victim|H*|A|A6-1e+A9-2h+A9-2g+Sch1-18+CLDC-OPI+CALD|MARAC_GP|1 working-days|heard:deny not-heard,not-suspended:hold recipient-suspended,own-practice:hold condition-unmet,no-conflict:hold conflict-of-interest
        15|GP-15|marac-gp|marac-gp|practice-of-child|H*|N|A9-2g+Sch1-18|MARAC_GP_CHILD|1 working-days|heard:deny not-heard,not-suspended:hold recipient-suspended,no-conflict:hold conflict-of-interest
        16|GP-16|marac-gp|marac-gp|practice-of-perpetrator|H*|deny perpetrator-practice|A6-1e+A10|-|none|
        17|CSC-17|marac-record|marac-record|social-care|H*|N|CA89-17+CA89-47|MARAC_CSC|3 working-days|heard:deny not-heard,not-suspended:hold recipient-suspended,one-record-each:hold condition-unmet
        18|DVDS-18|clares-law|clares-law|disclosure-panel|any|N|COMMON-POL+DAA-77+A6-1e|DVDS|28 days|not-suspended:hold recipient-suspended
        19|FGC-19|family-group|family-group|family-group-service|any|C support @meeting|A6-1e|FGC_REF|none|not-suspended:hold recipient-suspended
        20|LOC-20|locality-conference|locality-conference|cluster-partner|S M|C support information|A6-1a+A6-1e|LOC_PAPER|5 days-before-meeting|not-suspended:hold recipient-suspended,reported-recently:hold condition-unmet,circulated-in-time:hold condition-unmet
        21|LOC-21|locality-conference|locality-conference|any|H|deny wrong-risk||-|none|
        22|FF-22|families-first|families-first|cluster-lead|any|C information +limb|A6-1a+A6-1e|FF_DIGEST|start-of-day|not-suspended:hold recipient-suspended,flag-active:hold condition-unmet
        23|MACE-23|mace|mace|mace-member|any|A|CA89-17+CA89-47+A6-1e+A9-2g+Sch1-18|MACE|none|not-suspended:hold recipient-suspended,listed-member:hold condition-unmet,agreement-signed:hold condition-unmet
        24|IOM-24|offender-management|offender-management|offender-manager|any|N|DPA-P3-s36(3)|IOM|none|not-suspended:hold recipient-suspended,no-victim-address:hold condition-unmet
        25|DVPO-25|protection-order|protection-order|school social-care idva|any|N|COMMON-POL+A9-2g+Sch1-18|DVPO_NOTICE|none|not-suspended:hold recipient-suspended,protected-household:hold condition-unmet,order-in-force:hold condition-unmet
        26|SAFETY-26|correction|correction|original-recipient|any|N|AS-ORIGINAL|RECALL|immediate|had-original:hold condition-unmet
        27|STATS-27|statistics|statistics|oversight-body|any|N|A6-1e|AGGREGATE|none|aggregated:hold condition-unmet
        """

    struct Row {
        var number: Int
        var id: String
        var asked: String
        var flow: String
        var recipients: [String]
        var risk: String
        var consent: String
        var codes: [String]
        var profile: String
        var deadline: String
        var conditions: [(name: String, otherwise: String)]
    }

    let rows: [Row]

    /// The rows that are asked for together with `flow`; all for nil.
    init(_ flow: PolicyFlow? = nil) {
        let all = Self.table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            return Row(
                number: Int(cells[0]) ?? 0, id: cells[1], asked: cells[2], flow: cells[3],
                recipients: cells[4].split(separator: " ").map(String.init), risk: cells[5], consent: cells[6],
                codes: cells[7].split(separator: "+").map(String.init), profile: cells[8], deadline: cells[9],
                conditions: cells[10].split(separator: ",").map { pair in
                    let parts = pair.split(separator: ":").map(String.init)
                    return (parts[0], parts[1])
                })
        }
        rows = all.filter { row in flow.map { $0.asked.rawValue == row.asked } ?? true }
    }

    /// The verdict of the table on a case, in the form of ``PolicyCase/verdict(of:)``.
    func verdict(_ cell: PolicyCase) -> String {
        let facts = cell.facts
        let asked = facts.flow == .encompassEarlyYears ? "encompass" : facts.flow.rawValue
        guard let row = rows.first(where: { $0.asked == asked && matches($0, cell) }) else { return "default|deny no-rule" }
        let day = facts.date.description
        let codes = row.codes.compactMap { code -> String? in
            let parts = code.split(separator: "@").map(String.init)
            return parts.count < 2 || parts[1] <= day ? parts[0] : nil
        }
        let settled = settle(row, cell)
        let profile = row.number == 1 && cell.area.profile == "OE_MINIMAL" ? "OE_MINIMAL" : row.profile
        return "\(row.id)|\(settled)|\(row.flow)|\(codes.joined(separator: "+"))|\(profile)|\(row.deadline)"
    }

    private func matches(_ row: Row, _ cell: PolicyCase) -> Bool {
        let facts = cell.facts
        guard row.recipients == ["any"] || row.recipients.contains(facts.role.rawValue) else { return false }
        let grade = facts.grade?.rawValue
        let riskFits =
            switch row.risk {
            case "any": true
            // Without a criterion.
            case "S M -": (grade == "standard" || grade == "medium") && !facts.criterion
            case "S M": grade == "standard" || grade == "medium"
            case "M": grade == "medium"
            case "H": grade == "high"
            default: grade == "high" || facts.criterion
            }
        guard riskFits else { return false }
        let day = facts.date.description
        switch row.number {
        // s.49A: England and Wales, in force since 7 November 2025.
        case 1: return facts.division.rawValue == "england-and-wales" && day >= "2025-11-07"
        // SR (NI) 2022/146, in operation since 1 April 2022.
        case 2: return facts.division.rawValue == "northern-ireland" && day >= "2022-04-01"
        case 3: return cell.area.earlyYearsRoute.rawValue != "health-visitor"
        case 4: return cell.area.earlyYearsRoute.rawValue != "setting" && (facts.age.map { $0 < 5 } ?? false)
        case 18: return facts.age.map { $0 >= 16 } ?? false
        default: return true
        }
    }

    private func settle(_ row: Row, _ cell: PolicyCase) -> String {
        if row.consent.hasPrefix("deny") { return row.consent }
        var exception = ""
        for condition in row.conditions where !holds(condition.name, cell) {
            guard condition.otherwise.hasPrefix("area ") else { return "\(condition.otherwise) for \(condition.name)" }
            let code = condition.otherwise.dropFirst(5)
            guard cell.facts.underDuty, cell.area.untrained == .deliver else { return "hold \(code) for \(condition.name)" }
            exception = "!\(code)"
        }
        return consent(row.consent, cell.facts.consent).map { "release\(exception) \($0)" }
            ?? refusal(row.consent, cell.facts.consent)
    }

    private func holds(_ name: String, _ cell: PolicyCase) -> Bool {
        switch name {
        case "child": cell.facts.age.map { $0 < 18 } ?? false
        case "age-range": cell.facts.age.map { $0 >= cell.area.ageFrom && $0 <= cell.area.ageTo } ?? false
        default: cell.facts.met.contains { $0.rawValue == name }
        }
    }

    /// How consent lets it pass; nil where it does not.
    private func consent(_ letter: String, _ facts: ConsentFacts) -> String? {
        if letter == "N" || letter.contains("@meeting") && facts.gate != .meeting { return "unasked" }
        let covers = ["support", "information"].filter(letter.contains).allSatisfy { facts.scopes.map(\.rawValue).contains($0) }
        if facts.state == .given, facts.obtainedSafely, covers { return "given" }
        if let limb = facts.limb, letter == "A" || letter.contains("+limb") { return "limb-\(limb.rawValue)" }
        return facts.lifeAtRisk ? "life" : nil
    }

    private func refusal(_ letter: String, _ facts: ConsentFacts) -> String {
        if letter == "A" { return "hold limb-missing" }
        return [.refused, .withdrawn].contains(facts.state) ? "deny consent-refused" : "hold consent-missing"
    }
}
