// SPDX-License-Identifier: Apache-2.0

/// The pages of those who work for an authority, as ``TemplateText``.
enum AuthorityTemplates {
    static let all: [String: String] = [
        "queue": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}<h1>{{w.exceptions}}</h1>
        <form method="get" action="/exceptions" class="filters"><div class="field"><label for="reason">{{w.filterReason}}</label><select id="reason" name="reason">{{#reasons}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/reasons}}</select></div>
        <div class="field"><label for="time">{{w.filterTime}}</label><select id="time" name="time">{{#times}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/times}}</select></div>
        <button class="second">{{w.filter}}</button></form>
        {{#hasRows}}<p>{{showing}}</p><div class="table"><table><caption>{{w.exceptionsCaption}}</caption><thead><tr><th scope="col">{{w.columnReason}}</th><th scope="col">{{w.columnDeadline}}</th><th scope="col">{{w.columnRecipient}}</th><th scope="col">{{w.columnFlow}}</th><th scope="col">{{w.columnTime}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="{{path}}">{{title}}</a></th><td data-label="{{w.columnDeadline}}">{{due}}</td><td data-label="{{w.columnRecipient}}">{{recipient}}</td><td data-label="{{w.columnFlow}}">{{flow}}</td><td data-label="{{w.columnTime}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.exceptionsNone}}</p>{{/hasRows}}<p class="hint">{{w.exceptionsSpan}}</p>
        <p>{{#previous}}<a href="/exceptions?{{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/exceptions?{{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "hold": """
        {{> problem}}<p class="noprint"><a href="/exceptions">{{w.backExceptions}}</a></p><h1>{{heading}}</h1>
        {{#isException}}<div class="warning"><p>{{w.holdIsException}}</p></div>{{/isException}}
        {{> list}}
        <p>{{w.viewRecorded}}</p><div class="acts noprint">{{#acts}}<a class="button" href="/exceptions/{{id}}/{{act}}">{{label}}</a> {{/acts}}</div>
        """,
        "act": """
        {{#problem}}<div class="error" role="alert"><h2>{{w.problem}}</h2><p>{{problem}}</p>{{#said}}<p lang="en">{{said}}.</p>{{/said}}</div>{{/problem}}
        <p class="noprint"><a href="/exceptions/{{id}}">{{w.backHold}}</a></p><h1>{{heading}}</h1><p>{{text}}</p>
        {{> list}}
        {{#seek}}<form method="post" action="/exceptions/{{id}}/route"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="find" value="yes"><div class="field"><label for="seek">{{w.seek}}</label><p class="hint" id="seek-hint">{{w.seekHint}}</p><input id="seek" name="seek" value="{{sought}}" aria-describedby="seek-hint" autocomplete="off"></div><button class="second">{{w.seekButton}}</button></form>{{/seek}}
        {{#nothingFound}}<p role="status">{{w.seekNothing}}</p>{{/nothingFound}}
        {{#isComplete}}<form method="post" action="/exceptions/{{id}}/{{act}}"><input type="hidden" name="seal" value="{{seal}}">{{#seek}}<input type="hidden" name="seek" value="{{sought}}"><h2>{{w.chooseRecipientTitle}}</h2><fieldset><legend>{{w.chooseOne}}</legend>{{#recipients}}<div class="choice"><input type="radio" id="to-{{value}}" name="to" value="{{value}}"{{#isChosen}} checked{{/isChosen}} required><label for="to-{{value}}">{{label}}</label></div>{{/recipients}}</fieldset>{{/seek}}
        {{#textRead}}<div class="choice"><input type="checkbox" id="textRead" name="textRead" value="yes"{{#isChosen}} checked{{/isChosen}}><label for="textRead">{{w.textRead}}</label></div>{{/textRead}}
        {{#namesake}}<div class="choice"><input type="checkbox" id="namesake" name="namesake" value="yes"{{#isChosen}} checked{{/isChosen}}><label for="namesake">{{w.namesake}}</label></div>{{/namesake}}
        <div class="field"><label for="reason">{{w.reasonLabel}}</label><p class="hint" id="reason-hint">{{w.reasonHint}}</p><textarea id="reason" name="reason" maxlength="1000" aria-describedby="reason-hint" required>{{reason}}</textarea></div>
        <button{{#isFinal}} class="warn"{{/isFinal}}>{{button}}</button></form>{{/isComplete}}
        """,
        "board": """
        <h1>{{w.board}}</h1><p class="noprint"><span id="live" class="live" role="status" hidden>{{w.boardLive}}</span> <span id="still"><a href="/board">{{w.boardReload}}</a></span></p><div id="stale" class="warning" role="alert" hidden><p>{{w.boardStale}}</p></div>
        <div id="board">{{{board}}}</div>
        """,
        "board-part": """
        <p>{{asOf}}</p><ul class="totals">{{#totals}}<li class="tag tag-{{tag}}"><strong>{{count}}</strong> {{label}}</li>{{/totals}}</ul>
        {{#showing}}<p>{{showing}}</p>{{/showing}}
        {{#hasRows}}<div class="table"><table><caption>{{w.boardCaption}}</caption><thead><tr><th scope="col">{{w.columnSetting}}</th><th scope="col">{{w.columnStatus}}</th><th scope="col">{{w.columnNext}}</th>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead><tbody>
        {{{rows}}}
        </tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.boardNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="/board?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/board?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p><p class="hint">{{w.boardCounts}}</p>
        """,
        "board-row": """
        <tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td><td data-label="{{w.columnNext}}">{{next}}</td>{{#counts}}<td data-label="{{label}}"{{#isZero}} class="zero"{{/isZero}}>{{count}}</td>{{/counts}}</tr>
        """,
        "board-setting": """
        <p class="noprint"><a href="/board">{{w.backBoard}}</a></p><h1>{{name}}</h1>
        <div class="table"><table><caption>{{w.boardSettingCaption}}</caption><thead><tr><th scope="col">{{w.columnNotice}}</th><th scope="col">{{w.columnDue}}</th><th scope="col">{{w.columnOpened}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="{{path}}">{{title}}</a></th><td data-label="{{w.columnDue}}">{{due}}</td><td data-label="{{w.columnOpened}}">{{opened}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/rows}}</tbody></table></div>
        """,
        "life": """
        <p class="noprint"><a href="{{back}}">{{w.goBack}}</a></p><h1>{{heading}}</h1>
        <dl><div><dt>{{w.columnSetting}}</dt><dd>{{name}}</dd></div><div><dt>{{w.columnDue}}</dt><dd>{{due}}</dd></div><div><dt>{{w.columnStatus}}</dt><dd><strong class="tag tag-{{tag}}">{{status}}</strong></dd></div><div><dt>{{w.noticeID}}</dt><dd>{{id}}</dd></div></dl>
        <h2>{{w.timeline}}</h2><ol class="timeline">{{#steps}}<li><strong>{{what}}</strong><p>{{at}}</p><p class="hint">{{leaf}}</p></li>{{/steps}}</ol><p class="hint">{{until}}</p>
        """,
    ]
}
