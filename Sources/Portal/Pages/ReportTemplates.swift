// SPDX-License-Identifier: Apache-2.0

/// The pages of reports, proofs and the service, as ``TemplateText``.
///
/// `report` writes a part of a page of `Reports` as it is, which has escaped every text in it.
enum ReportTemplates {
    static let all: [String: String] = [
        "reports": """
        <h1>{{w.reports}}</h1><p>{{audience}}</p><dl>{{#rows}}<div><dt><a href="{{path}}">{{title}}</a></dt><dd>{{text}}</dd></div>{{/rows}}</dl>
        """,
        "report": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}{{#problem}}<div class="error" role="alert"><h2>{{w.problem}}</h2><p>{{problem}}</p>{{#said}}<p lang="en">{{said}}.</p>{{/said}}</div>{{/problem}}
        <p class="noprint"><a href="/reports">{{w.backReports}}</a></p>{{#heading}}<h1>{{heading}}</h1>{{/heading}}
        <form method="get" action="/reports/{{name}}" class="filters">{{#span}}<div class="field"><label for="from">{{w.reportFrom}}</label><input id="from" name="from" type="date" value="{{from}}"></div><div class="field"><label for="to">{{w.reportTo}}</label><input id="to" name="to" type="date" value="{{to}}"></div>{{/span}}
        {{#draw}}<div class="field"><label for="size">{{w.sampleSize}}</label><input id="size" name="size" inputmode="numeric" value="{{size}}" required></div><div class="field"><label for="seed">{{w.sampleSeed}}</label><p class="hint" id="seed-hint">{{w.sampleSeedHint}}</p><input id="seed" name="seed" inputmode="numeric" value="{{seed}}" aria-describedby="seed-hint" required></div>{{/draw}}
        {{#area}}<div class="field"><label for="area">{{w.reportArea}}</label><p class="hint" id="area-hint">{{w.reportAreaHint}}</p><input id="area" name="area" value="{{typed}}" spellcheck="false" aria-describedby="area-hint"></div>{{/area}}
        {{#history}}<div class="field"><label for="history">{{w.reportHistory}}</label><select id="history" name="history">{{#choices}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/choices}}</select></div>{{/history}}
        {{#groups}}<fieldset><legend>{{w.reportBy}}</legend>{{#choices}}<div class="choice"><input type="checkbox" id="by-{{value}}" name="by-{{value}}" value="yes"{{#isChosen}} checked{{/isChosen}}><label for="by-{{value}}">{{label}}</label></div>{{/choices}}</fieldset>{{/groups}}
        <button class="second">{{w.filter}}</button></form><p>{{audience}}</p>
        {{#query}}<p class="noprint"><a href="/reports/{{name}}/report.csv?{{query}}" download>{{w.reportCSV}}</a> <a href="/reports/{{name}}/report.json?{{query}}" download>{{w.reportJSON}}</a></p>{{/query}}
        <div class="report" lang="en-GB">{{{report}}}</div>
        {{#oversight}}<h2>{{w.oversight}}</h2><p class="hint">{{w.oversightHint}}</p><form method="post" action="/reports/sample/oversight"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="size" value="{{size}}"><input type="hidden" name="seed" value="{{seed}}"><input type="hidden" name="from" value="{{from}}"><input type="hidden" name="to" value="{{to}}">
        <div class="field"><label for="case">{{w.oversightNumber}}</label><input id="case" name="case" inputmode="numeric" value="{{case}}" required></div><div class="field"><label for="exclusion">{{w.oversightWhat}}</label><select id="exclusion" name="exclusion"><option value="">{{w.oversightLooked}}</option>{{#exclusions}}<option value="{{value}}">{{label}}</option>{{/exclusions}}</select></div>
        <button>{{w.oversightButton}}</button></form>{{/oversight}}
        """,
        "proof": """
        {{> problem}}<h1>{{w.proof}}</h1><p>{{w.proofText}}</p>
        <form method="get" action="/proof"><div class="field"><label for="id">{{w.proofID}}</label><p class="hint" id="id-hint">{{w.proofIDHint}}</p><input id="id" name="id" value="{{typed}}" spellcheck="false" autocomplete="off" aria-describedby="id-hint" required></div><button class="second">{{w.proofButton}}</button></form>
        <h2>{{w.receipt}}</h2><form method="post" action="/proof"><input type="hidden" name="seal" value="{{seal}}"><div class="field"><label for="digest">{{w.receiptLabel}}</label><p class="hint" id="digest-hint">{{w.receiptHint}}</p><input id="digest" name="digest" value="{{digest}}" spellcheck="false" autocomplete="off" aria-describedby="digest-hint" required></div><button class="second">{{w.receiptButton}}</button></form>
        {{#receipts}}<div class="banner" role="status"><p>{{w.receiptFound}}</p></div>{{#rows}}<dl><div><dt>{{w.noticeID}}</dt><dd><a href="/proof?id={{id}}">{{id}}</a></dd></div><div><dt>{{w.columnStatus}}</dt><dd>{{stage}}</dd></div><div><dt>{{w.receiptAt}}</dt><dd>{{at}}</dd></div><div><dt>{{w.receiptLeaf}}</dt><dd>{{leaf}}</dd></div></dl>{{/rows}}{{/receipts}}
        {{#found}}<div class="banner" role="status"><p>{{said}}</p></div><dl><div><dt>{{w.proofOrigin}}</dt><dd>{{origin}}</dd></div><div><dt>{{w.proofSize}}</dt><dd>{{size}}</dd></div><div><dt>{{w.proofRoot}}</dt><dd class="digest">{{root}}</dd></div><div><dt>{{w.proofSigned}}</dt><dd>{{signed}}</dd></div></dl>
        <p><a href="/proof/{{id}}.json" download>{{w.proofDownload}}</a></p><p class="hint">{{w.proofDownloadHint}}</p>
        <h2>{{w.timeline}}</h2><ol class="timeline">{{#leaves}}<li><strong>{{what}}</strong><p>{{at}}</p><p class="hint">{{leaf}}</p></li>{{/leaves}}</ol>{{/found}}
        """,
        "service": """
        <h1>{{w.serviceTitle}}</h1><p>{{w.serviceText}}</p><div lang="en">{{> list}}</div>
        """,
    ]
}
