// SPDX-License-Identifier: Apache-2.0

/// The pages of the register of consent, as ``TemplateText``.
enum ConsentTemplates {
    static let all: [String: String] = [
        "faults": """
        {{#faults}}<div class="error" role="alert"><h2>{{w.problem}}</h2><ul>{{#rows}}<li>{{label}}: <span lang="en">{{detail}}</span></li>{{/rows}}</ul></div>{{/faults}}
        """,
        "hidden": """
        <input type="hidden" name="seal" value="{{seal}}">{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
        """,
        "person-fields": """
        <div class="field"><label for="givenName">{{w.givenName}}</label><input id="givenName" name="givenName" value="{{givenName}}" autocomplete="off" spellcheck="false"></div>
        <div class="field"><label for="familyName">{{w.familyName}}</label><input id="familyName" name="familyName" value="{{familyName}}" autocomplete="off" spellcheck="false"></div>
        <div class="field"><label for="dateOfBirth">{{w.dateOfBirth}}</label><input id="dateOfBirth" name="dateOfBirth" type="date" value="{{dateOfBirth}}" autocomplete="off"></div>
        <div class="field"><label for="nhsNumber">{{w.nhsNumber}}</label><p class="hint" id="nhs-hint">{{w.consentOptional}}</p><input id="nhsNumber" name="nhsNumber" inputmode="numeric" value="{{nhsNumber}}" autocomplete="off" aria-describedby="nhs-hint"></div>
        <div class="field"><label for="reference">{{w.consentReference}}</label><p class="hint" id="reference-hint">{{w.consentReferenceHint}}</p><input id="reference" name="reference" value="{{reference}}" autocomplete="off" spellcheck="false" aria-describedby="reference-hint"></div>
        """,
        "consent": """
        {{#done}}<div class="banner" role="status"><h2>{{w.doneTitle}}</h2><p>{{done}}</p></div>{{/done}}{{> faults}}<h1>{{w.consent}}</h1><p>{{w.consentIntro}}</p>
        <form method="post" action="/consent" autocomplete="off"><input type="hidden" name="seal" value="{{seal}}">{{> person-fields}}<button>{{w.consentSearch}}</button></form>
        <p><a class="button" href="/consent/record">{{w.consentRecord}}</a></p>
        """,
        "consent-shown": """
        {{> faults}}<p class="noprint"><a href="/consent">{{w.consentBack}}</a></p><h1>{{heading}}</h1>
        {{#person}}<dl>{{#rows}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/rows}}<div><dt>{{w.consentStanding}}</dt><dd>{{state}}</dd></div></dl><p class="hint">{{w.consentStandingHint}}</p>{{/person}}
        {{#isEmpty}}<p>{{w.consentNothing}}</p>{{/isEmpty}}{{> list}}<p>{{w.viewRecorded}}</p>
        {{#person}}<div class="acts noprint"><form method="post" action="/consent/record">{{> hidden}}<input type="hidden" name="step" value="fill"><button class="second">{{w.consentRecord}}</button></form><form method="post" action="/consent/withdraw">{{> hidden}}<button class="second">{{w.consentWithdraw}}</button></form></div>{{/person}}
        """,
        "consent-form": """
        {{> faults}}<p class="noprint"><a href="/consent">{{w.consentBack}}</a></p><h1>{{w.consentRecord}}</h1><p>{{w.consentRecordIntro}}</p>
        <form method="post" action="/consent/record" autocomplete="off"><input type="hidden" name="seal" value="{{seal}}"><input type="hidden" name="step" value="check">
        <h2>{{w.consentWhom}}</h2>{{> person-fields}}
        <h2>{{w.consentSaid}}</h2><fieldset><legend>{{w.consentState}}</legend>{{#states}}<div class="choice"><input type="radio" id="state-{{value}}" name="state" value="{{value}}"{{#isChosen}} checked{{/isChosen}}><label for="state-{{value}}">{{label}}</label></div>{{/states}}</fieldset>
        <div class="field"><label for="at">{{w.consentAt}}</label><p class="hint" id="at-hint">{{w.consentAtHint}}</p><input id="at" name="at" type="datetime-local" value="{{at}}" aria-describedby="at-hint"></div>
        <fieldset><legend>{{w.consentScopes}}</legend><div class="choice"><input type="checkbox" id="scopeSupport" name="scopeSupport" value="yes"{{#scopeSupportOn}} checked{{/scopeSupportOn}}><label for="scopeSupport">{{w.scopeSupport}}</label></div><div class="choice"><input type="checkbox" id="scopeInformation" name="scopeInformation" value="yes"{{#scopeInformationOn}} checked{{/scopeInformationOn}}><label for="scopeInformation">{{w.scopeInformation}}</label></div></fieldset>
        <div class="choice"><input type="checkbox" id="safely" name="safely" value="yes"{{#safelyOn}} checked{{/safelyOn}}><label for="safely">{{w.consentSafelyLong}}</label></div>
        <div class="field"><label for="until">{{w.consentUntil}}</label><p class="hint" id="until-hint">{{w.consentUntilHint}}</p><input id="until" name="until" type="date" value="{{until}}" aria-describedby="until-hint"></div>
        <div class="field"><label for="agencies">{{w.consentAgencies}}</label><p class="hint" id="agencies-hint">{{w.consentAgenciesHint}}</p><input id="agencies" name="agencies" value="{{agencies}}" spellcheck="false" aria-describedby="agencies-hint"></div>
        <div class="field"><label for="method">{{w.consentMethod}}</label><select id="method" name="method">{{#methods}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/methods}}</select></div>
        <h2>{{w.consentOverride}}</h2><p class="hint">{{w.consentOverrideHint}}</p>
        <div class="field"><label for="limb">{{w.consentLimb}}</label><select id="limb" name="limb">{{#limbs}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/limbs}}</select></div>
        <div class="field"><label for="why">{{w.consentWhy}}</label><textarea id="why" name="why" maxlength="500">{{why}}</textarea></div>
        <div class="field"><label for="decidedBy">{{w.consentDecidedBy}}</label><input id="decidedBy" name="decidedBy" value="{{decidedBy}}"></div>
        <div class="field"><label for="decidedAt">{{w.consentDecidedAt}}</label><input id="decidedAt" name="decidedAt" type="datetime-local" value="{{decidedAt}}"></div>
        <div class="field"><label for="reviewedBy">{{w.consentReviewedBy}}</label><input id="reviewedBy" name="reviewedBy" value="{{reviewedBy}}"></div>
        <h2>{{w.consentCapacity}}</h2><p class="hint">{{w.consentCapacityHint}}</p>
        <div class="field"><label for="assessment">{{w.consentAssessment}}</label><input id="assessment" name="assessment" value="{{assessment}}"></div>
        <div class="field"><label for="assessedBy">{{w.consentAssessedBy}}</label><input id="assessedBy" name="assessedBy" value="{{assessedBy}}"></div>
        <button>{{w.goOn}}</button></form>
        """,
        "consent-check": """
        <p class="noprint"><a href="/consent">{{w.backHold}}</a></p><h1>{{heading}}</h1><p>{{text}}</p>{{> list}}
        <div class="acts"><form method="post" action="/consent/{{act}}">{{> hidden}}<input type="hidden" name="step" value="confirm"><input type="hidden" name="base" value="{{base}}"><button>{{button}}</button></form>{{#mayChange}}<form method="post" action="/consent/record">{{> hidden}}<input type="hidden" name="step" value="back"><button class="second">{{w.consentChange}}</button></form>{{/mayChange}}</div>
        """,
    ]
}
