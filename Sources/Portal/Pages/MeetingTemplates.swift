// SPDX-License-Identifier: Apache-2.0

/// The pages of a MARAC and of recalls, as ``TemplateText``.
enum MeetingTemplates {
    static let all: [String: String] = [
        "maracs": """
        <h1>{{w.marac}}</h1><ul>{{#rows}}<li><a href="{{path}}">{{name}}</a></li>{{/rows}}</ul>
        """,
        "marac": """
        <h1>{{heading}}</h1>
        <h2>{{w.meetings}}</h2>{{#hasMeetings}}<div class="table"><table><caption>{{w.meetingsCaption}}</caption><thead><tr><th scope="col">{{w.columnDay}}</th><th scope="col">{{w.columnReferred}}</th><th scope="col">{{w.columnBefore}}</th><th scope="col">{{w.columnHeard}}</th><th scope="col">{{w.columnHolds}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#meetings}}<tr><th scope="row"><a href="{{path}}">{{day}}</a></th><td data-label="{{w.columnReferred}}">{{referred}}</td><td data-label="{{w.columnBefore}}">{{before}}</td><td data-label="{{w.columnHeard}}">{{heard}}</td><td data-label="{{w.columnHolds}}">{{holds}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/meetings}}</tbody></table></div>{{/hasMeetings}}{{^hasMeetings}}<p>{{w.meetingsNone}}</p>{{/hasMeetings}}
        <h2>{{w.actions}}</h2>{{#hasActions}}<div class="table"><table><caption>{{w.actionsByAgency}}</caption><thead><tr><th scope="col">{{w.columnAgency}}</th><th scope="col">{{w.actionOpen}}</th><th scope="col">{{w.actionOverdue}}</th><th scope="col">{{w.columnOldest}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#owners}}<tr><th scope="row">{{name}}</th><td data-label="{{w.actionOpen}}">{{open}}</td><td data-label="{{w.actionOverdue}}">{{overdue}}</td><td data-label="{{w.columnOldest}}">{{oldest}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/owners}}</tbody></table></div>
        <div class="table"><table><caption>{{w.actionsCaption}}</caption><thead><tr><th scope="col">{{w.columnLastDay}}</th><th scope="col">{{w.columnAgency}}</th><th scope="col">{{w.columnGiven}}</th><th scope="col">{{w.columnTaken}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#actions}}<tr><th scope="row">{{due}}</th><td data-label="{{w.columnAgency}}">{{owner}}</td><td data-label="{{w.columnGiven}}">{{given}}</td><td data-label="{{w.columnTaken}}">{{acknowledged}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/actions}}</tbody></table></div>{{#actionsRest}}<p>{{actionsRest}}</p>{{/actionsRest}}{{/hasActions}}{{^hasActions}}<p>{{w.actionsNone}}</p>{{/hasActions}}<p class="hint">{{w.actionsHint}}</p>
        <h2>{{w.gp}}</h2><p>{{w.gpText}}</p><dl>{{#lines}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/lines}}</dl><p><a href="/reports/gp-coverage">{{w.gpReport}}</a></p>
        <h2>{{w.maracFlags}}</h2><form method="get" action="{{path}}" class="filters"><div class="field"><label for="days">{{w.flagsDays}}</label><input id="days" name="days" inputmode="numeric" value="{{days}}"></div><button class="second">{{w.filter}}</button></form><p>{{flagsText}}</p>
        {{#hasFlags}}<div class="table"><table><caption>{{w.flagsCaption}}</caption><thead><tr><th scope="col">{{w.columnLastDay}}</th><th scope="col">{{w.flagNumber}}</th><th scope="col">{{w.columnSince}}</th><th scope="col">{{w.flagReferrals}}</th></tr></thead><tbody>
        {{#flags}}<tr><th scope="row"><a href="{{path}}">{{until}}</a></th><td data-label="{{w.flagNumber}}">{{number}}</td><td data-label="{{w.columnSince}}">{{since}}</td><td data-label="{{w.flagReferrals}}">{{referrals}}</td></tr>
        {{/flags}}</tbody></table></div>{{/hasFlags}}<p class="hint">{{w.flagsHint}}</p>
        """,
        "agenda": """
        <p class="noprint"><a href="{{path}}">{{w.goBack}}</a></p><h1>{{w.agenda}}</h1><p>{{heading}}, {{day}}</p>
        {{#hasRows}}<div class="table"><table><caption>{{w.agendaCaption}}</caption><thead><tr><th scope="col">{{w.consentReference}}</th><th scope="col">{{w.columnWhat}}</th><th scope="col">{{w.columnAt}}</th><th scope="col">{{w.columnRisk}}</th><th scope="col">{{w.columnRepeat}}</th><th scope="col">{{w.columnChildren}}</th><th scope="col">{{w.columnTold}}</th><th scope="col">{{w.columnHolds}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{reference}}</th><td data-label="{{w.columnWhat}}">{{what}}</td><td data-label="{{w.columnAt}}">{{at}}</td><td data-label="{{w.columnRisk}}">{{risk}}</td><td data-label="{{w.columnRepeat}}">{{repeat}}</td><td data-label="{{w.columnChildren}}">{{children}}</td><td data-label="{{w.columnTold}}">{{told}}</td><td data-label="{{w.columnHolds}}"><strong class="tag tag-{{tag}}">{{holds}}</strong></td></tr>
        {{/rows}}</tbody></table></div><p>{{w.viewRecorded}}</p>{{/hasRows}}{{^hasRows}}<p>{{w.agendaNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="{{here}}?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="{{here}}?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "flag": """
        <p class="noprint"><a href="{{path}}">{{w.goBack}}</a></p><h1>{{w.flagTitle}}</h1>{{> list}}<p class="hint">{{w.flagsHint}}</p><p>{{w.viewRecorded}}</p>
        """,
        "recalls": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}<h1>{{w.recalls}}</h1><p>{{w.recallsText}}</p>
        {{#hasRows}}<div class="table"><table><caption>{{w.recallsCaption}}</caption><thead><tr><th scope="col">{{w.recallMade}}</th><th scope="col">{{w.columnReason}}</th><th scope="col">{{w.recallSent}}</th><th scope="col">{{w.recallDue}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="{{path}}">{{title}}</a></th><td data-label="{{w.columnReason}}">{{reason}}</td><td data-label="{{w.recallSent}}">{{sent}}</td><td data-label="{{w.recallDue}}">{{due}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.recallsNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="/recalls?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/recalls?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "recall": """
        <p class="noprint"><a href="/recalls">{{w.goBack}}</a></p><h1>{{w.recallTitle}}</h1>{{> list}}<p>{{w.viewRecorded}}</p>
        {{#mayClose}}<div class="acts noprint"><a class="button" href="{{path}}/close">{{w.recallClose}}</a></div>{{/mayClose}}
        """,
        "recall-close": """
        {{#problem}}<div class="error" role="alert"><h2>{{w.problem}}</h2><p>{{problem}}</p>{{#said}}<p lang="en">{{said}}.</p>{{/said}}</div>{{/problem}}
        <p class="noprint"><a href="{{path}}">{{w.backHold}}</a></p><h1>{{w.recallCloseTitle}}</h1><p>{{w.recallCloseText}}</p>{{> list}}
        <form method="post" action="{{path}}/close"><input type="hidden" name="seal" value="{{seal}}"><div class="field"><label for="reason">{{w.reasonLabel}}</label><p class="hint" id="reason-hint">{{w.reasonHint}}</p><textarea id="reason" name="reason" maxlength="1000" aria-describedby="reason-hint" required>{{reason}}</textarea></div>
        <button class="warn">{{w.recallClose}}</button></form>
        """,
    ]
}
