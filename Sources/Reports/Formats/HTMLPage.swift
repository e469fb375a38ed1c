// SPDX-License-Identifier: Apache-2.0

/// What the HTML form of every report is made of: one page that prints on A4, with no script and no request to anywhere.
enum HTMLPage {
    /// Everything up to the heading of the page.
    static func opening(_ title: String, rehearsal: Bool) -> [String] {
        var parts = [
            "<!doctype html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<title>\(rehearsal ? "REHEARSAL - " : "")\(title)</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
        ]
        if rehearsal { parts.append("<p class=\"rehearsal\">REHEARSAL: a rehearsal deployment, no real notices</p>") }
        return parts
    }

    static let closing = ["</main>", "</body>", "</html>"]

    static func section(_ title: String, _ body: String) -> String {
        body.isEmpty ? "" : "<section><h2>\(title)</h2>\n\(body)\n</section>"
    }

    /// A table whose first column names its rows.
    static func table(_ caption: String, _ headings: [String], _ rows: [[String]]) -> String {
        var result = "<table><caption>\(caption)</caption>\n<thead><tr>"
        result += headings.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            guard let first = row.first else { continue }
            result += "<tr><th scope=\"row\">\(HTMLText.escaped(first))</th>"
            result += row.dropFirst().map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>\n"
        }
        return result + "</tbody></table>"
    }

    private static let style = """
        :root{--ink:#14213d;--muted:#5c677d;--rule:#d9dee7;--paper:#fff;--dot:#2a6f97;--late:#b3261e;--box:#cfe3ee}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf3;--muted:#a2adc0;--rule:#36415a;--paper:#131a2a;--dot:#7cc0e4;--late:#ff8a80;--box:#274a60}}
        @media print{:root{--ink:#000;--muted:#444;--rule:#bbb;--paper:#fff;--dot:#2a6f97;--late:#b3261e;--box:#cfe3ee}}
        @page{size:A4;margin:14mm}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
        main{max-width:60rem;margin:0 auto;padding:1.5rem}
        h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
        .range,footer,caption{color:var(--muted)}
        .rehearsal{border:2px solid var(--late);color:var(--late);font-weight:700;padding:.4rem .8rem;margin:0 0 1rem}
        dl{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:1.2rem 0}dt{color:var(--muted)}dd{margin:0;font-size:1.2rem;font-weight:600}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-variant-numeric:tabular-nums}caption{text-align:left;padding-bottom:.3rem}
        th,td{padding:.3rem .5rem;border-bottom:1px solid var(--rule);text-align:right;overflow-wrap:anywhere}th:first-child{text-align:left}
        section{break-inside:avoid-page}thead{display:table-header-group}tr{break-inside:avoid}
        figure{margin:0}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--muted)}
        .row{text-anchor:end;fill:var(--ink)}.tick,.threshold-label{text-anchor:middle}.threshold-label{fill:var(--late);font-weight:600}
        .grid{stroke:var(--rule)}.threshold{stroke:var(--late);stroke-width:1.5;stroke-dasharray:5 3}
        .dot{fill:var(--dot)}.late{fill:var(--late)}.box{fill:var(--box);stroke:var(--dot)}.whisker{stroke:var(--dot)}.median{stroke:var(--ink);stroke-width:2.5}
        .bar{fill:var(--dot);stroke:var(--dot)}.outline{fill:none;stroke:var(--dot);stroke-width:1.5}
        """
}
