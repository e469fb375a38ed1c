// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

extension FigureReport {
    /// The documented fields of docs/reports.md.
    var json: String {
        let tree: JSON = [
            "report": .string(name), "version": 1, "deployment": .string(heading.deployment),
            "rehearsal": .boolean(heading.rehearsal), "from": Self.text(heading.from?.description),
            "to": Self.text(heading.to?.description), "asOf": .string(heading.asOf.rfc3339),
            "zone": .string(heading.zone.identifier), "inside": .boolean(audience == .inside),
            "figures": .object(figures.map { JSON.Member($0.key, $0.cell.json) }),
            "excluded": .object(excluded.map { JSON.Member($0.key, $0.cell.json) }),
            "tables": .array(tables.map(Self.table)), "notes": .array(remarks.map { .string($0) }),
            "history": history?.json ?? .null,
        ]
        return String(decoding: tree.indented, as: UTF8.self) + "\n"
    }

    private static func table(_ table: FigureTable) -> JSON {
        [
            "table": .string(table.key), "title": .string(table.title), "labels": .array(table.labels.map { .string($0) }),
            "columns": .array(table.columns.map { .string($0) }),
            "rows": .array(
                table.rows.map { row in
                    ["names": .array(row.labels.map { .string($0) }), "cells": .array(row.cells.map(\.json))]
                }),
        ]
    }

    private static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}

extension FigureHistory {
    fileprivate var json: JSON {
        func number(_ count: Int?) -> JSON { count.map { .integer(Int64($0)) } ?? .null }
        return ["use": .string(use.rawValue), "notices": number(notices), "leftOut": number(leftOut)]
    }
}

extension FigureCell {
    /// A number, a share, or a text; `"<5"` and `"*"` for what is not shown, null for what there is not.
    fileprivate var json: JSON {
        switch self {
        case .count(.count(let count)): .integer(Int64(count))
        case .share(let share?):
            [
                "part": .integer(Int64(share.part)), "of": .integer(Int64(share.whole)),
                "percent": share.permille.map { .number(Double($0) / 10) } ?? .null,
            ]
        case .growth(let before, let now):
            [
                "before": .integer(Int64(before)), "now": .integer(Int64(now)),
                "percent": FigureCell.growth(before, now).map { .number(Double($0) / 10) } ?? .null,
            ]
        case .rank(let number), .points(let number), .change(let number): .integer(Int64(number))
        case .tenths(let tenths): .number(Double(tenths) / 10)
        case .span(let milliseconds): .integer(milliseconds / 1000)
        case .none: .null
        case .count, .share, .day, .text: .string(text)
        }
    }
}
