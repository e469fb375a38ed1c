// SPDX-License-Identifier: Apache-2.0
import Reports
import Safeguarding

extension ReportFilters {
    /// The filters of a form; nil where one cannot be read, or is none of the report's.
    init?(_ fields: [String: String], of name: ReportName) {
        self.init()
        let dimensions = TimelinessDimension.allCases.filter { fields["by-\($0.rawValue)"] == "yes" }
        if !dimensions.isEmpty {
            guard name == .timeliness else { return nil }
            self.dimensions = dimensions
        }
        if let text = fields["history"], !text.isEmpty {
            guard let history = HistoryUse(rawValue: text), name.takesHistory || history == .leaveOut else { return nil }
            self.history = history
        }
        if let text = fields["area"], !text.isEmpty {
            guard name == .gpCoverage, PartnerID(kind: .marac, code: text) != nil else { return nil }
            area = text
        }
    }

    /// What an address says after the days; nothing for what is usual.
    var query: String {
        var query = area.map { "&area=\($0)" } ?? ""
        if history != .leaveOut { query += "&history=\(history.rawValue)" }
        if dimensions != TimelinessDimension.usual { query += dimensions.map { "&by-\($0.rawValue)=yes" }.joined() }
        return query
    }

    /// What a page needs for the controls of a report.
    static func form(_ fields: [String: String], of name: ReportName, _ words: Words) -> [String: Any] {
        let filters = ReportFilters(fields, of: name) ?? ReportFilters()
        func choices(_ values: [String], _ prefix: String, isChosen: (String) -> Bool) -> [[String: Any]] {
            values.map { value in
                var choice: [String: Any] = ["value": value, "label": words[prefix + value]]
                if isChosen(value) { choice["isChosen"] = true }
                return choice
            }
        }
        var form: [String: Any] = [:]
        if name == .gpCoverage { form["area"] = ["typed": filters.area ?? ""] }
        if name.takesHistory {
            form["history"] = [
                "choices": choices(HistoryUse.allCases.map(\.rawValue), "history.") { $0 == filters.history.rawValue }
            ]
        }
        if name == .timeliness {
            form["groups"] = [
                "choices": choices(TimelinessDimension.allCases.map(\.rawValue), "by.") { value in
                    filters.dimensions.contains { $0.rawValue == value }
                }
            ]
        }
        return form
    }
}
