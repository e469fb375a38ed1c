// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Testing

@testable import firstbell

@Suite struct CommandLineTests {
    /// Exit code of a command line that is only parsed; 0 when it makes sense.
    private func code(_ line: String) -> Int32 {
        do {
            _ = try FirstBell.parseAsRoot(line.split(separator: " ").map(String.init))
            return 0
        } catch {
            return FirstBell.exitCode(for: error).rawValue
        }
    }

    @Test(arguments: [
        "init area --trust-domain a.example",
        "init area --trust-domain a.example --listen 0.0.0.0:1 --advertise b.example:1 --portal [::1]:2",
        "init area --trust-domain a.example --rehearsal --name one --local-authority 885",
        "serve", "serve --config x --now 2026-05-04T20:00:00+01:00 --listen 127.0.0.1:0",
        "partner add school/116900 --out p",
        "partner add school/116900 --name Example --csr r.pem --out p --days 30 --authority ca",
        "partner renew police/22 --out p", "broker renew --days 30 --authority ca", "partner list --format json",
        "partner suspend school/1 --reason lost",
        "partner resume school/1 --reason found", "import settings f.csv --confirm",
        "import calendar f.ics --kind INSET --scope school/1",
        "import key-adults f --format json", "import bank-holidays f", "import history f",
        "import rolls f", "import practices f --confirm",
        "import members f --confirm --format json", "import successors links.csv", "import families f --confirm",
        "import rolls f --delta --format json", "flag list", "flag list --lapsing 30 --forum marac/a --format json", "flag show 7",
        "flag show 7 --by me --reason why --format json",
        "publish --profile p a.json b.json",
        "publish --profile p --format json --patience 5s -", "receive --profile p",
        "receive --profile p --receipt opened --by a@b.example --count 3 --out in --unread", "hold list --all", "hold show h",
        "hold show h --by me --reason why", "hold release h --by me --reason why",
        "hold route h --to school/1 --by me --reason why",
        "hold deny h --by me --reason why", "clock advance 1d12h",
        "report timeliness --from 2026-01-01 --to 2026-12-31 --format html",
        "report timeliness --by area,setting-type,quarter --history include --no-last-year",
        "report gp-coverage --from 2018-01-01 --to 2018-12-31 --area leeds --inside --format csv",
        "report volumes --from 2022-04-01 --to 2022-09-30 --audience public --format csv", "report training",
        "report unresolved --format html",
        "report recipients --format json", "report nil-returns", "report papers", "report repeats", "report quality",
        "report touches",
        "report marac-return --audience inside", "report divergence", "report sample --seed 1",
        "report sample --size 20 --seed 18446744073709551615 --strata repeat,new --from 2022-01-01 --to 2022-09-30 --format csv",
        "oversight record 7 --by me", "oversight record 7 --by me --at 2026-11-18T09:10:00Z",
        "oversight record 7 --by me --exclude not-open",
        "policy check p.yaml --format json", "policy diff a.yaml b.yaml", "policy explain --event e.json --recipient gp/M81001",
        "policy explain --notice n --format json",
        "ledger verify --format json", "ledger key", "ledger key --new --by me --reason lost", "ledger prove --notice n",
        "ledger prove --event e --source police/22 --out f", "ledger prove --index 0 --form tlog-proof --witnessed",
        "ledger export d --entries --format json", "ledger witness request --witness w.example --old 3",
        "ledger witness accept -", "ledger witness list", "ledger witness key w.example --out f",
        "ledger witness sign r --key k --ledger l --state s",
        "export case --reference 22/26/1 --out d --by me --reason why --content",
        "export child p.json --out f --by me --reason why",
        "drill send --setting school/1 --setting school/2 --by me", "drill send --authority 885 --by me",
        "drill send --all --by me --format json", "report drills --from 2026-09-01 --audience public --format csv",
        "status", "readiness", "readiness --authority 885 --format json", "doctor",
        "doctor --profile p", "demo --keep d --samples e",
    ])
    func `a command line that makes sense is understood`(line: String) {
        #expect(code(line) == 0)
    }

    @Test(arguments: [
        "init area", "init --trust-domain a.example", "init area --trust-domain a.example --listen nowhere",
        "serve --now yesterday",
        "serve --now 2026-05-04T20:00:00", "partner add school --out p", "partner add school/1",
        "partner add school/1 --out p --days 0",
        "partner suspend school/1", "import everything f", "import rolls", "publish --profile p", "publish a.json",
        "receive --profile p --receipt opened", "receive --profile p --receipt read --by x", "receive --profile p --count 0",
        "hold show h --by me", "hold release h --by me", "hold deny h --by me --reason=", "hold route h --by me --reason why",
        "clock advance -5m", "clock advance 5", "clock advance 0s", "report timeliness --from 2026-02-01 --to 2026-01-01",
        "report gp-coverage --from 2026-02-01 --to 2026-01-01",
        "report volumes --from 2026-02-01 --to 2026-01-01", "report volumes --audience everybody",
        "report unresolved --from 2026-01-01",
        "report sample", "report sample --seed -1", "report sample --seed 1 --size 0", "report sample --seed 1 --strata old",
        "report sample --seed 1 --strata new,new", "oversight record", "oversight record 7", "oversight record seven --by me",
        "oversight record 7 --by me --at yesterday", "oversight record 7 --by me --at 2026-11-18T09:10:00Z --exclude other",
        "oversight record 7 --by me --exclude because",
        "report timeliness --by area,area", "report timeliness --by child", "report timeliness --by=",
        "report timeliness --history all",
        "report timeliness --from 2026-02-30", "report timeliness --format xml", "status --format csv", "nonsense", "--nonsense",
        "ledger key --new", "ledger key --by me", "ledger prove", "ledger prove --notice n --index 1", "ledger prove --event e",
        "ledger prove --source police/22 --index 1", "ledger prove --notice n --form tlog-proof", "ledger prove --index -1",
        "ledger export", "ledger witness sign r", "ledger witness accept", "export case --reference r --out d --by me",
        "export child p.json --out f", "export case --out d --by me --reason why",
        "drill send --by me", "drill send --all", "drill send --all --authority 885 --by me", "drill send --setting school --by me",
        "drill send --all --by=", "readiness --authority 88", "readiness --authority Worcestershire", "readiness --format csv",
        "import practices",
        "import members", "flag list --lapsing -1", "flag list --lapsing soon", "flag show", "flag show 7 --by me",
        "policy check", "policy diff a.yaml", "policy explain", "policy explain --event e.json", "policy explain --recipient gp/1",
        "policy explain --event e.json --recipient gp/1 --notice n", "policy explain --event e.json --recipient nobody",
    ])
    func `a command line that makes no sense is a usage error`(line: String) {
        #expect(code(line) == 64)
    }

    @Test func `an error is two lines and exit code 1`() {
        let failure = CommandFailure("it is so", try: "something else")
        #expect(FirstBell.exitCode(for: failure).rawValue == 1)
        #expect(FirstBell.fullMessage(for: failure) == "Error: it is so\nTry: something else")
        let two = ConfigurationError(problems: [
            .init(place: "f:1", what: "a", remedy: "b"), .init(place: "f:2", what: "c", remedy: "d"),
        ])
        #expect(FirstBell.fullMessage(for: two) == "Error: f:1: a\nTry: b\nError: f:2: c\nTry: d")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completion scripts know every command`(shell: String) throws {
        let script = FirstBell.completionScript(for: try #require(CompletionShell(rawValue: shell)))
        for word in [
            "init", "serve", "partner", "suspend", "import", "publish", "receive", "hold", "route", "timeliness", "verify", "demo",
        ] {
            #expect(script.contains(word))
        }
    }

    @Test func `every command explains itself`() {
        func check(_ command: any ParsableCommand.Type) {
            #expect(!command.configuration.abstract.isEmpty, "\(command)")
            for sub in command.configuration.subcommands + command.configuration.groupedSubcommands.flatMap(\.subcommands) {
                check(sub)
            }
        }
        check(FirstBell.self)
    }
}
