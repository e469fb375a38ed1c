// SPDX-License-Identifier: Apache-2.0

/// The pages as Mustache; `w` holds the words of the language.
///
/// Only `layout`, `board`, `board-part` and `report` write anything without escaping it: the page, the part of it that changes,
/// the rows of that, and a report.
enum TemplateText {
    /// With those of an authority, of its registers and of reports.
    static let every = [
        AuthorityTemplates.all, ConsentTemplates.all, DirectoryTemplates.all, MeetingTemplates.all, ReportTemplates.all,
        DrillTemplates.all, ReadinessTemplates.all,
    ]
    .reduce(all) { $0.merging($1) { $1 } }

    static let all: [String: String] = [
        "layout": """
        <!DOCTYPE html>
        <html lang="{{language}}"><head><meta charset="utf-8"><title>{{title}} - {{w.service}}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
        <meta name="format-detection" content="telephone=no">
        <link rel="stylesheet" href="{{style}}">{{#script}}<script src="{{script}}" defer></script>{{/script}}</head><body>
        <a class="skip" href="#main">{{w.skip}}</a>
        <header>{{#rehearsal}}<p class="rehearsal">{{w.rehearsal}}</p>{{/rehearsal}}<p class="service">{{w.service}}</p>
        {{#session}}<div><p>{{w.signedInAs}} {{name}}, {{setting}}</p><form method="post" action="/sign-out"><input type="hidden" name="seal" value="{{seal}}"><button>{{w.signOut}}</button></form></div>{{/session}}</header>
        {{#session}}<nav aria-label="{{w.service}}"><ul>{{#places}}<li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{word}}</a></li>{{/places}}</ul></nav>{{/session}}
        <main id="main">
        {{{content}}}
        </main>
        <footer><div><p class="marking">{{w.marking}}</p>
        {{#session}}<p class="session" role="status">{{until}} <a href="{{here}}">{{w.stay}}</a></p>{{/session}}
        <p class="noprint"><a href="/language/{{otherCode}}" lang="{{otherCode}}" hreflang="{{otherCode}}">{{w.otherLanguage}}</a></p></div></footer>
        </body></html>
        """,
        "problem": """
        {{#problem}}<div class="error" role="alert"><h2>{{w.problem}}</h2><p>{{problem}}</p></div>{{/problem}}
        """,
        "message": """
        <h1>{{heading}}</h1><p>{{text}}</p>{{#session}}<p><a href="{{home}}">{{homeWord}}</a></p>{{/session}}
        """,
        "sign-in": """
        {{> problem}}{{#said}}<p class="banner" role="status">{{said}}</p>{{/said}}<h1>{{w.signIn}}</h1>
        <form method="post" action="/sign-in" novalidate><input type="hidden" name="seal" value="{{seal}}">
        <div class="field"><label for="email">{{w.email}}</label><input id="email" name="email" type="email" autocomplete="username" spellcheck="false" required></div>
        <div class="field"><label for="password">{{w.password}}</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
        <div class="field"><label for="code">{{w.code}}</label><p class="hint" id="code-hint">{{w.codeHint}}</p><input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint" required></div>
        <button>{{w.signIn}}</button></form>
        {{#offers}}<form method="post" action="/sign-in/with/{{id}}"><input type="hidden" name="seal" value="{{seal}}"><button class="second">{{sentence}}</button></form>
        {{/offers}}{{#certificates}}<p><a href="{{certificates}}">{{w.certificateSignIn}}</a></p>{{/certificates}}
        """,
        "certificate": """
        {{> problem}}<h1>{{w.certificateSignIn}}</h1><form method="post" action="/sign-in/certificate" novalidate><input type="hidden" name="seal" value="{{seal}}">
        <div class="field"><label for="secret">{{w.certificateSecret}}</label><p class="hint" id="secret-hint">{{w.certificateHint}}</p><input id="secret" name="secret" type="password" autocomplete="off" aria-describedby="secret-hint" required></div>
        <button>{{w.signIn}}</button></form>
        """,
        "factor": """
        {{> problem}}<h1>{{w.factorStep}}</h1><form method="post" action="/sign-in/code" novalidate><input type="hidden" name="seal" value="{{seal}}">
        <div class="field"><label for="code">{{w.code}}</label><p class="hint" id="code-hint">{{w.codeHint}}</p><input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint" required></div>
        <button>{{w.signIn}}</button></form>
        """,
        "passage": """
        <h1>{{heading}}</h1><p><a href="{{place}}" rel="noreferrer">{{link}}</a></p>
        """,
        "message-back": """
        <h1>{{heading}}</h1><p>{{text}}</p><p><a href="/sign-in">{{w.signIn}}</a></p>
        """,
        "account": """
        {{> problem}}{{#done}}<p class="banner" role="status">{{done}}</p>{{/done}}<h1>{{w.account}}</h1><p>{{w.accountText}}</p><dl><div><dt>{{w.email}}</dt><dd>{{email}}</dd></div></dl>
        {{#rows}}<h2>{{name}}</h2><p>{{state}}</p><form method="post" action="/account/{{act}}/{{id}}" novalidate><input type="hidden" name="seal" value="{{seal}}">{{#isFree}}<div class="field"><label for="code-{{id}}">{{w.code}}</label><p class="hint" id="hint-{{id}}">{{w.codeHint}}</p><input id="code-{{id}}" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" aria-describedby="hint-{{id}}" required></div>{{/isFree}}<button class="second">{{button}}</button></form>
        {{/rows}}{{#certificate}}<h2>{{w.certificateTitle}}</h2><p>{{state}}</p><p class="hint">{{w.certificateLinking}}</p>{{/certificate}}
        """,
        "invitation": """
        {{> problem}}<h1>{{w.invitation}}</h1><p>{{welcome}}</p>
        <form method="post" action="{{here}}" novalidate><input type="hidden" name="seal" value="{{seal}}">
        <h2>{{w.factorTitle}}</h2><p>{{w.factorText}}</p><p>{{w.factorKey}}: <span class="key">{{key}}</span></p><p><a href="{{link}}">{{w.factorLink}}</a></p>
        <div class="field"><label for="code">{{w.code}}</label><p class="hint" id="code-hint">{{w.factorCodeHint}}</p><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" aria-describedby="code-hint" required></div>
        <h2>{{w.passwordTitle}}</h2><input type="hidden" autocomplete="username" value="{{email}}">
        <div class="field"><label for="password">{{w.password}}</label><p class="hint" id="password-hint">{{w.passwordHint}}</p><input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-hint" required></div>
        <div class="field"><label for="again">{{w.passwordAgain}}</label><input id="again" name="again" type="password" autocomplete="new-password" required></div>
        <button>{{w.accept}}</button>{{#hasOffers}}<h2>{{w.providerTitle}}</h2><p>{{w.providerText}}</p>{{/hasOffers}}{{#offers}}<p><button class="second" name="with" value="{{id}}">{{instead}}</button></p>{{/offers}}</form>
        """,
        "accepted": """
        <h1>{{w.accepted}}</h1><p>{{w.recoveryText}}</p><ul class="codes">{{#codes}}<li class="key">{{.}}</li>{{/codes}}</ul>
        <p class="noprint"><a href="/sign-in">{{w.signIn}}</a></p>
        """,
        "table": """
        <p>{{showing}}</p><div class="table"><table><caption>{{caption}}</caption><thead><tr><th scope="col">{{w.columnNotice}}</th><th scope="col">{{w.columnReceived}}</th><th scope="col">{{w.columnDue}}</th><th scope="col">{{w.columnReader}}</th><th scope="col">{{w.columnStatus}}</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><a href="/notices/{{id}}">{{title}}</a></th><td data-label="{{w.columnReceived}}">{{received}}</td><td data-label="{{w.columnDue}}">{{due}}</td><td data-label="{{w.columnReader}}">{{reader}}</td><td data-label="{{w.columnStatus}}"><strong class="tag tag-{{tag}}">{{status}}</strong></td></tr>
        {{/rows}}</tbody></table></div>
        """,
        "inbox": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}<h1>{{w.inbox}}</h1>
        {{#hasRows}}{{> table}}{{/hasRows}}{{^hasRows}}<p>{{w.inboxNone}}</p>{{/hasRows}}{{> drills}}
        <p>{{#previous}}<a href="/before-school?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/before-school?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "history": """
        <h1>{{w.history}}</h1>{{#hasRows}}{{> table}}{{/hasRows}}{{^hasRows}}<p>{{w.historyNone}}</p>{{/hasRows}}
        <p>{{#previous}}<a href="/notices?page={{previous}}" rel="prev">{{w.previous}}</a> {{/previous}}{{#next}}<a href="/notices?page={{next}}" rel="next">{{w.next}}</a>{{/next}}</p>
        """,
        "card": """
        <div class="card"><h1>{{w.cardTitle}}</h1><ul><li>{{w.cardWhere}}</li><li>{{w.cardRecord}}</li><li>{{w.cardParent}}</li></ul>
        <form method="post" action="/notices/{{id}}/open"><input type="hidden" name="seal" value="{{seal}}"><button>{{w.cardOpen}}</button></form>
        <p><a href="/before-school">{{w.cardLeave}}</a></p></div>
        """,
        "list": """
        {{#sections}}<h2>{{heading}}</h2><dl>{{#rows}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/rows}}</dl>{{/sections}}
        """,
        "notice": """
        {{> problem}}<h1>{{heading}}</h1>
        <h2>{{w.handling}}</h2><div class="warning"><span class="hidden">{{w.warning}}</span>{{#contact}}<p>{{contact}}</p>{{/contact}}<p class="handling" lang="en">{{handling}}</p></div>
        {{> list}}
        <h2>{{w.whoReads}}</h2><ul>{{#readers}}<li>{{.}}</li>{{/readers}}</ul>
        {{#opened}}<p>{{opened}}</p>{{/opened}}{{#acknowledged}}<p>{{acknowledged}}</p>{{/acknowledged}}<p>{{w.viewRecorded}}</p>
        {{#respond}}<h2>{{w.respond}}</h2><p class="hint">{{w.respondHint}}</p><form method="post" action="/notices/{{id}}/acknowledge"><input type="hidden" name="seal" value="{{seal}}">{{> choices}}<button>{{w.respondButton}}</button></form>{{/respond}}
        {{#refuse}}<h2>{{w.refuse}}</h2><p class="hint">{{w.refuseHint}}</p><form method="post" action="/notices/{{id}}/refuse"><input type="hidden" name="seal" value="{{seal}}">{{> choices}}<button class="second">{{w.refuseButton}}</button></form>{{/refuse}}
        <p class="noprint"><a href="/notices/{{id}}/row.csv" download>{{w.export}}</a></p><p class="noprint hint">{{w.printHint}}</p>
        """,
        "choices": """
        <fieldset><legend>{{w.chooseOne}}</legend>{{#choices}}<div class="choice"><input type="radio" id="{{code}}" name="code" value="{{code}}" required><label for="{{code}}">{{label}}</label></div>{{/choices}}</fieldset>
        <div class="field"><label for="{{noteName}}">{{w.note}}</label><textarea id="{{noteName}}" name="note" maxlength="1000"></textarea></div>
        """,
    ]
}
