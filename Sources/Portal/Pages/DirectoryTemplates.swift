// SPDX-License-Identifier: Apache-2.0

/// The pages of the directory, of key adults and of calendars, as ``TemplateText``.
enum DirectoryTemplates {
    static let all: [String: String] = [
        "directory": """
        <h1>{{w.directory}}</h1><form method="get" action="/directory" class="filters"><div class="field"><label for="name">{{w.directoryName}}</label><input id="name" name="name" value="{{name}}" autocomplete="off"></div><button class="second">{{w.filter}}</button></form>
        <p><a href="/directory/{{authority}}/calendar">{{w.calendarOfAuthority}}</a></p>
        {{#hasRows}}<p>{{showing}}</p><div class="table"><table><caption>{{w.directoryCaption}}</caption><thead><tr><th scope="col">{{w.columnSetting}}</th><th scope="col">{{w.settingNumber}}</th><th scope="col">{{w.columnType}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td data-label="{{w.settingNumber}}">{{id}}</td><td data-label="{{w.columnType}}">{{type}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.directoryNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="/directory?{{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/directory?{{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "setting": """
        <p class="noprint"><a href="/directory">{{w.backDirectory}}</a></p><h1>{{heading}}</h1>
        {{#isReady}}<p><strong class="tag tag-met">{{w.settingReady}}</strong></p>{{/isReady}}{{^isReady}}<div class="warning"><ul>{{#findings}}<li>{{text}} {{until}}</li>{{/findings}}</ul></div>{{/isReady}}
        <ul><li><a href="{{path}}/people">{{w.people}}</a></li><li><a href="{{path}}/calendar">{{w.calendar}}</a></li></ul>
        {{> list}}
        """,
        "people": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}{{> problem}}{{> faults}}<p class="noprint"><a href="{{path}}">{{w.goBack}}</a></p><h1>{{w.people}}</h1><p>{{setting}}</p>
        {{#hasRows}}<div class="table"><table><caption>{{w.peopleCaption}}</caption><thead><tr><th scope="col">{{w.columnPerson}}</th><th scope="col">{{w.columnRole}}</th><th scope="col">{{w.columnTraining}}</th><th scope="col">{{w.columnExpires}}</th><th scope="col">{{w.columnDeputy}}</th><th scope="col">{{w.columnStatus}}</th><th scope="col">{{w.columnChange}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{name}}<br>{{email}}</th><td data-label="{{w.columnRole}}">{{role}}</td><td data-label="{{w.columnTraining}}">{{trained}}</td><td data-label="{{w.columnExpires}}">{{expires}}</td><td data-label="{{w.columnDeputy}}">{{deputyOf}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td><td data-label="{{w.columnChange}}"><form method="post" action="{{path}}/people"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="email" value="{{email}}"><button class="second" name="act" value="edit" aria-label="{{w.change}}: {{name}}">{{w.change}}</button> <button class="second" name="act" value="end" aria-label="{{w.end}}: {{name}}">{{w.end}}</button></form></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.peopleNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="{{path}}/people?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="{{path}}/people?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        <form method="post" action="{{path}}/people"><input type="hidden" name="seal" value="{{seal}}"><button name="act" value="new">{{w.peopleAdd}}</button></form><p>{{w.viewRecorded}}</p>
        """,
        "people-form": """
        {{> problem}}{{> faults}}<p class="noprint"><a href="{{path}}">{{w.backHold}}</a></p><h1>{{heading}}</h1><p>{{setting}}</p>
        <form method="post" action="{{path}}" autocomplete="off"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="act" value="{{act}}"><input type="hidden" name="base" value="{{base}}">
        {{#isNew}}<div class="field"><label for="email">{{w.email}}</label><input id="email" name="email" type="email" value="{{email}}" spellcheck="false" required></div>{{/isNew}}{{^isNew}}<p>{{w.email}}: {{email}}</p><input type="hidden" name="email" value="{{email}}">{{/isNew}}
        <div class="field"><label for="name">{{w.adultName}}</label><input id="name" name="name" value="{{name}}" required></div>
        <fieldset><legend>{{w.columnRole}}</legend>{{#roles}}<div class="choice"><input type="radio" id="role-{{value}}" name="role" value="{{value}}"{{#isChosen}} checked{{/isChosen}} required><label for="role-{{value}}">{{label}}</label></div>{{/roles}}</fieldset>
        <div class="field"><label for="trainedOn">{{w.columnTraining}}</label><p class="hint" id="trained-hint">{{w.trainedHint}}</p><input id="trainedOn" name="trainedOn" type="date" value="{{trainedOn}}" aria-describedby="trained-hint"></div>
        <div class="field"><label for="expiresOn">{{w.columnExpires}}</label><p class="hint" id="expires-hint">{{w.expiresHint}}</p><input id="expiresOn" name="expiresOn" type="date" value="{{expiresOn}}" aria-describedby="expires-hint"></div>
        <div class="field"><label for="deputyOf">{{w.columnDeputy}}</label><p class="hint" id="deputy-hint">{{w.deputyHint}}</p><input id="deputyOf" name="deputyOf" value="{{deputyOf}}" aria-describedby="deputy-hint"></div>
        <div class="field"><label for="conflicts">{{w.adultConflicts}}</label><p class="hint" id="conflicts-hint">{{w.conflictsHint}}</p><input id="conflicts" name="conflicts" value="{{conflicts}}" aria-describedby="conflicts-hint"></div>
        <button>{{w.goOn}}</button></form>
        """,
        "people-check": """
        <p class="noprint"><a href="{{path}}">{{w.backHold}}</a></p><h1>{{heading}}</h1>{{> list}}
        {{#lifts}}<div class="warning"><p>{{w.peopleLifts}}</p></div>{{/lifts}}{{#isNobody}}<div class="warning"><p>{{w.peopleNobody}}</p></div>{{/isNobody}}<p>{{trained}}</p><p class="hint">{{w.peopleAtOnce}}</p>
        <div class="acts"><form method="post" action="{{path}}">{{> hidden}}<input type="hidden" name="act" value="{{act}}"><input type="hidden" name="step" value="confirm"><input type="hidden" name="trained" value="{{count}}"><button{{#isFinal}} class="warn"{{/isFinal}}>{{button}}</button></form>
        {{#mayChange}}<form method="post" action="{{path}}">{{> hidden}}<input type="hidden" name="act" value="{{act}}"><input type="hidden" name="step" value="back"><button class="second">{{w.consentChange}}</button></form>{{/mayChange}}</div>
        """,
        "calendar": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}{{> problem}}<p class="noprint"><a href="{{back}}">{{w.goBack}}</a></p><h1>{{w.calendar}}</h1><p>{{heading}}</p><p>{{w.calendarIntro}}</p>
        {{#hasRows}}<div class="table"><table><caption>{{w.calendarCaption}}</caption><thead><tr><th scope="col">{{w.columnDays}}</th><th scope="col">{{w.columnFirst}}</th><th scope="col">{{w.columnLast}}</th><th scope="col">{{w.columnNote}}</th><th scope="col">{{w.columnChange}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{what}}</th><td data-label="{{w.columnFirst}}">{{first}}</td><td data-label="{{w.columnLast}}">{{last}}</td><td data-label="{{w.columnNote}}">{{note}}</td><td data-label="{{w.columnChange}}"><form method="post" action="{{path}}/calendar"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="act" value="remove"><input type="hidden" name="kind" value="{{kind}}"><input type="hidden" name="from" value="{{from}}"><input type="hidden" name="to" value="{{to}}"><button class="second" aria-label="{{w.remove}}: {{what}}, {{first}}">{{w.remove}}</button></form></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.calendarNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="{{path}}/calendar?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="{{path}}/calendar?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        <h2>{{w.calendarNew}}</h2><form method="post" action="{{path}}/calendar"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="act" value="add">
        <div class="field"><label for="kind">{{w.columnDays}}</label><select id="kind" name="kind">{{#kinds}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/kinds}}</select></div>
        <div class="field"><label for="from">{{w.columnFirst}}</label><input id="from" name="from" type="date" value="{{fromTyped}}" required></div>
        <div class="field"><label for="to">{{w.columnLast}}</label><p class="hint" id="to-hint">{{w.calendarLastHint}}</p><input id="to" name="to" type="date" value="{{toTyped}}" aria-describedby="to-hint"></div>
        <div class="field"><label for="note">{{w.columnNote}}</label><p class="hint" id="note-hint">{{w.calendarNoteHint}}</p><input id="note" name="note" maxlength="100" value="{{noteTyped}}" aria-describedby="note-hint"></div>
        <button>{{w.calendarSee}}</button></form>
        """,
        "calendar-check": """
        {{> problem}}<p class="noprint"><a href="{{path}}">{{w.backHold}}</a></p><h1>{{heading}}</h1>{{> list}}
        <h2>{{w.calendarEffect}}</h2><p>{{moved}}</p>{{#late}}<div class="warning"><p>{{late}}</p></div>{{/late}}
        {{#hasGroups}}<div class="table"><table><caption>{{w.calendarEffectCaption}}</caption><thead><tr><th scope="col">{{w.columnOld}}</th><th scope="col">{{w.columnNew}}</th><th scope="col">{{w.columnNotices}}</th><th scope="col">{{w.columnHolds}}</th><th scope="col">{{w.columnDirection}}</th></tr></thead><tbody>
        {{#groups}}<tr><th scope="row">{{old}}</th><td data-label="{{w.columnNew}}">{{new}}</td><td data-label="{{w.columnNotices}}">{{notices}}</td><td data-label="{{w.columnHolds}}">{{holds}}</td><td data-label="{{w.columnDirection}}"><strong class="tag tag-{{tag}}">{{direction}}</strong></td></tr>
        {{/groups}}</tbody></table></div>{{/hasGroups}}{{#rest}}<p>{{rest}}</p>{{/rest}}{{#surer}}<p>{{surer}}</p>{{/surer}}
        <form method="post" action="{{path}}">{{> hidden}}<input type="hidden" name="act" value="{{act}}"><input type="hidden" name="base" value="{{base}}"><button>{{button}}</button></form>
        """,
    ]
}
