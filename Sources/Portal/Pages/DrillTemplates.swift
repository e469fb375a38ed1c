// SPDX-License-Identifier: Apache-2.0

/// The pages of drills as Mustache: none of them looks like that of a notice.
enum DrillTemplates {
    static let all: [String: String] = [
        "drills": """
        {{#drills}}<section class="drill"><h2><span class="mark">{{w.drillTag}}</span> <a href="/notices/{{id}}">{{title}}</a></h2><p>{{w.drillWhat}} {{by}}</p></section>
        {{/drills}}
        """,
        "drill-card": """
        <div class="drill"><h1><span class="mark">{{w.drillTag}}</span> {{w.drillTitle}}</h1><ul><li>{{w.drillWhat}}</li><li>{{by}}</li><li>{{w.drillNot}}</li></ul>
        <form method="post" action="/notices/{{id}}/open"><input type="hidden" name="seal" value="{{seal}}"><button>{{w.drillOpen}}</button></form>
        <p><a href="/before-school">{{w.cardLeave}}</a></p></div>
        """,
        "drill": """
        {{> problem}}<div class="drill"><h1><span class="mark">{{w.drillTag}}</span> {{heading}}</h1><p>{{w.drillWhat}} {{w.drillNot}}</p><p lang="en">{{handling}}</p>
        {{> list}}
        {{#opened}}<p>{{opened}}</p>{{/opened}}{{#acknowledged}}<p>{{acknowledged}}</p>{{/acknowledged}}<p>{{w.viewRecorded}}</p>
        {{#respond}}<form method="post" action="/notices/{{id}}/acknowledge"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="code" value="noted"><button>{{w.drillAcknowledge}}</button></form>{{/respond}}
        <p class="noprint"><a href="/before-school">{{w.inbox}}</a></p></div>
        """,
    ]
}
