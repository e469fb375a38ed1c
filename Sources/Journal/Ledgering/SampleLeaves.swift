// SPDX-License-Identifier: Apache-2.0

/// Entries as the ledger has them, which ``LedgerPress`` knows beforehand.
///
/// What stands nearest to the end is found with the fewest octets, so the commonest come last.
enum SampleLeaves {
    /// Never to be changed: what was pressed with these can be opened with nothing else.
    static let first = [
        #"{"added":1,"at":"2026-01-01T00:00:00.000Z","changed":0,"digest":"","ended":0,"kind":"settings","source":"early-years/EY","#
            + #""unchanged":0}{"kind":"rolls"}{"kind":"key-adults"}{"kind":"calendar","scope":"school/"}{"kind":"practices"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","code":"not-for-recipient","count":1,"from":"","rule":"refused","state":"resumed"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","attempt":1,"channel":"mail","code":250,"contact":1,"items":1,"nudge":"","state":"accepted"}"#,
        #"{"account":1,"at":"2026-01-01T00:00:00.000Z","by":"","role":"key-adult","state":"signed-in"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","due":"2026-01-01T00:00:00Z","owner":"la/","reason":"wrong-recipient","recall":"","#
            + #""recalled":1,"recipient":"school/","sent":1,"sequence":1,"state":"open","unsent":0}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","agencies":"","basis":"consent","limb":"","person":"","scopes":"","state":"given","subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","calendar":2,"deadline":"2026-01-01T08:30:00Z","notice":"","was":"2026-01-01T08:30:00Z"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","by":"","hold":"","notice":"","reason":"","subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","code":"no-setting","deadline":"2026-01-01T08:30:00Z","exception":false,"#
            + #""flow":"encompass","hold":"","owner":"la/","recipient":"school/","rule":"OE-1","sequence":1,"state":"open","subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","deadline":"2026-01-01T08:30:00Z","level":"T-60","notice":""}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","notice":"","rule":"retention"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","rule":"retention","sequence":1,"subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","digest":"","event":"","reportedAt":"2026-01-01T00:00:00.000Z","sequence":1,"#
            + #""source":"police/","type":"firstbell.marac-case-heard.v1"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","basis":"DPA-P3-s36(4)+A6-1e+A9-2h+Sch1-2","inputs":"","outcome":"deny","policy":"","#
            + #""recipient":"gp/","rule":"MARAC-GP","sequence":1,"subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","digest":"","event":"","reportedAt":"2026-01-01T00:00:00.000Z","sequence":1,"#
            + #""source":"police/","type":"firstbell.incident.v1"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","basis":"DAA49A+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18+A10","inputs":"","outcome":"release","#
            + #""policy":"","recipient":"school/","rule":"OE-1","sequence":1,"subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","calendar":2,"confidence":"SETTING","deadline":"2026-01-01T08:30:00Z","digest":"","#
            + #""flow":"encompass","infeasible":false,"kind":"subject","notice":"","recipient":"school/","sequence":1,"subject":1}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","attempt":1,"notice":"01a","stage":"sent"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","by":1,"code":"acknowledged","notice":"01a","stage":"acknowledged"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","by":1,"notice":"01a","stage":"opened"}"#,
        #"{"at":"2026-01-01T00:00:00.000Z","notice":"01a","stage":"delivered"}"#,
    ].joined()
}
