// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wire

/// A bank holiday at police/22 and what becomes of its incidents by the end of the week after.
///
/// Everything is done by processes of their own that are started as a user would start them.
struct Demonstration {
    let theatre: Theatre
    let samples: SampleFolder

    /// The schools that have a system connected, with the e-mail of the key adult who reads there.
    private static let schools = [
        (id: "school/116900", by: "dsl@example-primary.example"), (id: "school/116901", by: "dsl@sample-high.example"),
        (id: "school/116902", by: "dsl@st-zoes.example"),
    ]

    /// Plays it through and tells it.
    func play() async throws {
        try await prepare()
        try say("Monday 4 May 2026, a bank holiday, 21:00. The daemon starts:")
        let daemon = try theatre.start(["serve", "--config", theatre.configuration, "--now", "2026-05-04T20:00:00Z"])
        let place = try await theatre.lines(of: daemon, ["serve"]) { $0.hasPrefix("edge ") }
        try await theatre.lines(of: daemon, ["serve"]) { $0 == "ready" }
        try say("  \(place.joined()), TLS 1.3 with client certificates")
        for partner in ["police/22"] + Demonstration.schools.map(\.id) {
            try await theatre.run(["partner", "add", partner, "--out", theatre.profile(of: partner)])
        }
        let published = try await evening()
        try await morning()
        let cases = try await meeting()
        try await advance("5d", "Monday 11 May, 08:31. The independent school is back from its half term.")
        try say("", "What became of each event:")
        let table = OutcomeTable(published: published, profile: theatre.profile(of: "police/22"), holds: try await holds())
        try say(lines: await table.lines())
        try say("", "What became of each case:")
        try say(
            lines: await OutcomeTable(published: cases, profile: theatre.profile(of: Demonstration.marac), holds: try await holds())
                .lines())
        try say("")
        try say(lines: try await theatre.run(["report", "timeliness"]))
        let proof = try await theatre.run(["ledger", "verify", "--format", "json"])
        let ledger = try JSONDocument(proof.joined()).root
        try say(
            "", "The ledger holds: \(ledger["leaves"]?.numberText ?? "0") leaves under \(ledger["roots"]?.numberText ?? "0") roots."
        )
        guard await daemon.stop() == 0 else {
            throw CommandFailure(
                "the daemon did not end in order\n\(daemon.lastErrors)", try: "firstbell demo --keep DIR, and DIR/logs")
        }
    }

    private func prepare() async throws {
        try PrivateFile.folder("\(theatre.folder)/logs")
        try say("A rehearsal deployment in \(theatre.folder), with sample schools, rolls, key adults and calendars.")
        try await theatre.run(
            [
                "init", "\(theatre.folder)/deployment", "--trust-domain", "worcestershire.example", "--local-authority", "885",
                "--listen",
                "127.0.0.1:0", "--rehearsal",
            ], on: false)
        let imports = [
            ["settings", "edubasealldata-sample.csv"], ["settings", "early-years.csv"],
            ["practices", "epraccur-sample.csv"], ["practices", "practices.csv"], ["rolls", "rolls.csv"],
            ["key-adults", "key-adults.csv"], ["calendar", "calendar.csv"],
            ["calendar", "inset-116901.ics", "--kind", "INSET", "--scope", "school/116901"],
            ["bank-holidays", "bank-holidays.json"],
        ]
        for file in imports { try await theatre.run(["import", file[0], samples.data(file[1])] + file.dropFirst(2)) }
    }

    /// Two schools are connected, the police publish, a person finds the school of a child that no roll holds.
    private func evening() async throws -> [PublishedLine] {
        let primary = receive(0, until: "acknowledged")
        let high = receive(1, until: "delivered")
        let atPrimary = try theatre.start(primary)
        let atHigh = try theatre.start(high)
        try say("police/22 publishes 14 messages; school/116900 and school/116901 are connected.")
        let events = try samples.events()
        let answers = try await theatre.run(
            ["publish", "--profile", theatre.profile(of: "police/22"), "--format", "json"] + events, on: false, codes: [0, 1])
        try await theatre.lines(of: atPrimary, primary, count: 2)
        try await theatre.lines(of: atHigh, high, count: 2)
        let open = try await holds().filter { $0["code"]?.string == "no-setting" }
        for hold in open {
            guard let id = hold["id"]?.string else { continue }
            try say("The local authority finds the school of the child that no roll holds, and routes the hold.")
            try await theatre.run([
                "hold", "route", id, "--to", "school/116900", "--by", "Fran Sample", "--reason", "confirmed by telephone",
            ])
            try await theatre.lines(of: atPrimary, primary)
        }
        _ = await atPrimary.stop()
        _ = await atHigh.stop()
        return try answers.map(PublishedLine.init)
    }

    /// One school connects before the bell, one reads too late, the others never come.
    private func morning() async throws {
        try await advance("10h", "Tuesday 07:00. school/116902 connects for the first time and reads before the bell.")
        try await theatre.run(receive(2, until: "acknowledged") + ["--count", "2"], on: false)
        try await advance(
            "91m", "Tuesday 08:31. The deadline has passed; school/116901 stored its notices and opens them only now.")
        try await theatre.run(receive(1, until: "opened") + ["--unread", "--count", "2"], on: false)
        try await advance("1d", "Wednesday 08:31. The deadline of the school that trained its staff on Tuesday has passed.")
    }

    private static let marac = "marac/worcestershire-north"
    private static let practice = (id: "gp/M81001", by: "safeguarding@abbey-road.example")

    /// A co-ordinator publishes what a MARAC heard; a practice reads, and a person follows one that has closed.
    private func meeting() async throws -> [PublishedLine] {
        try say(
            "The co-ordinator of \(Demonstration.marac) publishes three cases; the practice \(Demonstration.practice.id) reads its own."
        )
        for partner in [Demonstration.marac, Demonstration.practice.id] {
            try await theatre.run(["partner", "add", partner, "--out", theatre.profile(of: partner)])
        }
        try await theatre.run(["import", "key-adults", samples.data("key-adults-practices.csv")])
        let answers = try await theatre.run(
            ["publish", "--profile", theatre.profile(of: Demonstration.marac), "--format", "json"] + samples.events(in: "cases"),
            on: false)
        for hold in try await holds() where hold["code"]?.string == "practice-closed" {
            guard let id = hold["id"]?.string, let successor = hold["candidates"]?[0]?.string else { continue }
            try say("A practice has closed; a person confirms that its patient is at \(successor) now.")
            try await theatre.run([
                "hold", "route", id, "--to", successor, "--by", "Fran Sample", "--reason", "confirmed with the practice",
            ])
        }
        try await theatre.run(
            [
                "receive", "--profile", theatre.profile(of: Demonstration.practice.id), "--receipt", "acknowledged", "--by",
                Demonstration.practice.by, "--count", "2",
            ], on: false)
        return try answers.map(PublishedLine.init)
    }

    private func receive(_ school: Int, until stage: String) -> [String] {
        let school = Demonstration.schools[school]
        return ["receive", "--profile", theatre.profile(of: school.id), "--receipt", stage]
            + (stage == "delivered" ? [] : ["--by", school.by])
    }

    private func advance(_ length: String, _ words: String) async throws {
        try await theatre.run(["clock", "advance", length])
        try say(words)
    }

    private func holds() async throws -> [JSONValue] {
        let lines = try await theatre.run(["hold", "list", "--all", "--format", "json"])
        return try JSONDocument(lines.joined(separator: "\n")).root["holds"].map { Array($0.elements) } ?? []
    }

    private func say(_ lines: String...) throws { try Console.lines(lines) }

    private func say(lines: [String]) throws { try Console.lines(lines) }
}
