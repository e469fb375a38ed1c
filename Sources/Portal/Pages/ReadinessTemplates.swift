// SPDX-License-Identifier: Apache-2.0

/// The page of readiness as Mustache.
enum ReadinessTemplates {
    static let all: [String: String] = [
        "readiness": """
        <h1>{{w.readiness}}</h1><p>{{summary}}</p>
        <form method="get" action="/readiness" class="filters"><div class="field"><label for="cause">{{w.readinessCause}}</label><select id="cause" name="cause"><option value="">{{w.readinessAny}}</option>{{#causes}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/causes}}</select></div><button class="second">{{w.filter}}</button></form>
        {{#hasRows}}<p>{{showing}}</p><div class="table"><table><caption>{{w.readinessCaption}}</caption><thead><tr><th scope="col">{{w.columnSetting}}</th><th scope="col">{{w.settingNumber}}</th><th scope="col">{{w.columnStatus}}</th><th scope="col">{{w.readinessWhy}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{#path}}<a href="{{path}}">{{name}}</a>{{/path}}{{^path}}{{name}}{{/path}}</th><td data-label="{{w.settingNumber}}">{{id}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td><td data-label="{{w.readinessWhy}}"><ul>{{#findings}}<li>{{text}} {{until}} {{effect}}</li>{{/findings}}</ul></td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}{{^hasRows}}<p>{{w.readinessNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="/readiness?{{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/readiness?{{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """
    ]
}
