// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// A figure that a report prints, or that the generator knows.
enum YearFigure: Equatable, CustomStringConvertible {
    case number(Double)
    case share(Int, Int)
    case growth(Int, Int)
    case text(String)

    var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .share(let part, let whole): "\(part) of \(whole)"
        case .growth(let before, let now): "\(before) to \(now)"
        case .text(let text): text
        }
    }

    static func count(_ count: Int) -> YearFigure { .number(Double(count)) }
}

/// Figures by where they stand.
struct YearFigures {
    private(set) var all: [String: YearFigure] = [:]

    subscript(_ place: String...) -> YearFigure? {
        get { all[place.joined(separator: "|")] }
        set { all[place.joined(separator: "|")] = newValue }
    }

    mutating func set(_ place: String, _ figure: YearFigure) { all[place] = figure }

    /// Counts by two divisions, with the sums of rows and, where they are asked for, of columns.
    mutating func pivot(
        _ table: String, _ rows: [String], _ columns: [String], sumsColumns: Bool = true, _ count: (String, String) -> Int
    ) {
        for row in rows {
            for column in columns { self[table, row, column] = .count(count(row, column)) }
            self[table, row, "total"] = .count(columns.reduce(0) { $0 + count(row, $1) })
        }
        guard sumsColumns else { return }
        for column in columns { self[table, "total", column] = .count(rows.reduce(0) { $0 + count($1, column) }) }
        self[table, "total", "total"] = .count(
            rows.reduce(0) { sum, row in sum + columns.reduce(0) { $0 + count(row, $1) } })
    }

    /// Everything that a report of tables says, and nothing is left out of it.
    static func tables(_ report: JSONValue) -> YearFigures {
        var figures = YearFigures()
        for (kind, members) in [("figures", report["figures"]), ("excluded", report["excluded"])] {
            for member in members.map({ Array($0.members) }) ?? [] {
                figures.read(member.value, at: "\(kind)|\(member.name.string ?? "")")
            }
        }
        for table in report["tables"].map({ Array($0.elements) }) ?? [] {
            let columns = table["columns"]?.elements.compactMap(\.string) ?? []
            for row in table["rows"].map({ Array($0.elements) }) ?? [] {
                let labels = row["names"]?.elements.compactMap(\.string) ?? []
                let names = [table["table"]?.string ?? ""] + labels
                let cells = row["cells"].map { Array($0.elements) } ?? []
                for (column, cell) in zip(columns, cells) {
                    figures.read(cell, at: (names + [column]).joined(separator: "|"))
                }
            }
        }
        return figures
    }

    /// Every number below a value; lists, which have an order of their own, are left to whoever wants them.
    static func members(_ value: JSONValue, at place: String = "") -> YearFigures {
        var figures = YearFigures()
        for member in value.members where member.name.string != "lastYear" {
            let name = (place.isEmpty ? "" : place + "|") + (member.name.string ?? "")
            if member.value.kind == .object, member.value["part"] == nil {
                figures.all.merge(members(member.value, at: name).all) { $1 }
            } else {
                figures.read(member.value, at: name)
            }
        }
        return figures
    }

    private mutating func read(_ cell: JSONValue, at place: String) {
        if let part = cell["part"]?.integer, let whole = cell["of"]?.integer {
            all[place] = .share(Int(part), Int(whole))
            // A percentage agrees with its counts: to half of its last place, and whole or none only of all or nothing.
            guard let percent = cell["percent"]?.numberText.flatMap(Double.init) else { return }
            let exact = Double(part) * 100 / Double(whole)
            let isWhole = percent == 100 ? part == whole : percent == 0 ? part == 0 : true
            #expect(abs(percent - exact) <= 1 && isWhole, "\(place): \(percent) % of \(part) of \(whole)")
        } else if let before = cell["before"]?.integer, let now = cell["now"]?.integer {
            all[place] = .growth(Int(before), Int(now))
        } else if let number = cell.numberText.flatMap(Double.init) {
            all[place] = .number(number)
        } else if let text = cell.string {
            all[place] = .text(text)
        }
    }

    /// Records an issue for every figure that is not what the generator knows, and for every one that it knows nothing of.
    ///
    /// - Parameter spans: marks places of seconds, which the generator knows to within a few of them.
    func expect(_ expected: YearFigures, _ report: String, spans: (String) -> Bool = { _ in false }) {
        var wrong: [String] = []
        for place in Set(all.keys).union(expected.all.keys).sorted() {
            let (said, known) = (all[place], expected.all[place])
            if said == known { continue }
            if case .number(let said) = said, case .number(let known) = known {
                if abs(said - known) <= (spans(place) ? 5 : 0.051) { continue }
            }
            wrong.append("\(place): it says \(said?.description ?? "nothing"), and it is \(known?.description ?? "nothing")")
        }
        #expect(wrong.isEmpty, "\(report): \(wrong.count) of \(all.count)\n\(wrong.prefix(40).joined(separator: "\n"))")
        #expect(!all.isEmpty, "\(report) says nothing")
    }
}
