// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Safeguarding
import Testing

/// No octets make a parser crash, and what it says about them stays within its bounds.
@Suite struct JunkTests {
    static func run(_ octets: [UInt8]) {
        func check<Row>(_ parse: () throws(ImportFailure) -> ImportedFile<Row>) {
            let lines = octets.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
            let problems: [ImportProblem]
            do {
                let file = try parse()
                #expect(file.rows.allSatisfy { (1...lines).contains($0.line) })
                problems = file.warnings.problems
            } catch {
                #expect(!error.problems.isEmpty)
                problems = error.problems.problems + error.warnings.problems
            }
            for problem in problems {
                if let line = problem.line { #expect((1...lines).contains(line)) }
                #expect(!problem.what.isEmpty && !problem.remedy.isEmpty)
                #expect(!problem.description.contains("\n"))
            }
        }
        check { () throws(ImportFailure) in try SettingFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try PracticeFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try RollFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try KeyAdultFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try ForumMemberFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try SuccessorFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try CalendarFile.parse(octets, file: "f") }
        check { () throws(ImportFailure) in try BankHolidayFile.parse(octets, file: "f") }
        guard let scope = PartnerID("school/116900") else { return }
        check { () throws(ImportFailure) in
            try CalendarFile.parseICalendar(octets, file: "f", scope: scope, kind: .holiday)
        }
    }

    @Test(arguments: 0..<300) func `Random octets`(seed: Int) {
        var random = SeededGenerator(seed: seed)
        Self.run(random.octets(upTo: 300))
    }

    @Test(arguments: 0..<300) func `Good files with a few octets changed, cut or doubled`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let names = GoldenTests.names
        let name = names[seed % names.count]
        let text = try String(contentsOf: GoldenTests.folder.appending(path: name), encoding: .utf8)
        var octets = Array((text.components(separatedBy: GoldenTests.rule).first ?? "").utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) where !octets.isEmpty {
            let index = Int.random(in: 0..<octets.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: octets[index] = UInt8(truncatingIfNeeded: random.next())
            case 1: octets.remove(at: index)
            case 2: octets.insert(contentsOf: octets[index..<min(octets.count, index + 20)], at: index)
            default: octets.removeSubrange(index..<min(octets.count, index + 40))
            }
        }
        Self.run(octets)
    }
}
