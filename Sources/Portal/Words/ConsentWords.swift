// SPDX-License-Identifier: Apache-2.0

/// The words of the pages of the register of consent, as ``WordTable`` has them.
enum ConsentWords {
    static let text = """
        consent | Consent | Caniatâd
        consentIntro | Search by a person, by a case, or by a person in a case. Each search is recorded in the ledger under your name before anything is shown. | Chwiliwch yn ôl person, yn ôl achos, neu yn ôl person mewn achos. Cofnodir pob chwiliad yn y cyfriflyfr dan eich enw cyn i ddim gael ei ddangos.
        consentNotSole | Several authorities share this deployment, and no register says whose a person is. Whoever runs the service looks consent up and records it for you. | Mae sawl awdurdod yn rhannu'r gwasanaeth hwn, ac nid oes cofrestr yn dweud i bwy y mae person yn perthyn. Mae'r sawl sy'n rhedeg y gwasanaeth yn chwilio am ganiatâd ac yn ei gofnodi ar eich rhan.
        consentGoneText | The address may be wrong. Begin with a search. | Efallai bod y cyfeiriad yn anghywir. Dechreuwch gyda chwiliad.
        consentBack | Back to the search | Yn ôl i'r chwiliad
        consentSearch | Search | Chwilio
        consentRecord | Record consent | Cofnodi caniatâd
        consentWithdraw | Record that it is withdrawn | Cofnodi ei fod wedi'i dynnu'n ôl
        consentRecordIntro | You see what you are about to record before it is recorded. What is recorded cannot be changed; a later statement takes its place. | Fe welwch yr hyn yr ydych ar fin ei gofnodi cyn iddo gael ei gofnodi. Ni ellir newid yr hyn a gofnodir; mae datganiad diweddarach yn cymryd ei le.
        consentOfPerson | What was said of this person's consent | Yr hyn a ddywedwyd am ganiatâd y person hwn
        consentOfCase | What was said of consent in this case | Yr hyn a ddywedwyd am ganiatâd yn yr achos hwn
        consentStanding | How it stands | Sut y mae'n sefyll
        consentStandingHint | Without the terms that the area sets for some meetings and referrals; a consent that names recipients counts for those alone. | Heb y telerau y mae'r ardal yn eu gosod ar gyfer rhai cyfarfodydd ac atgyfeiriadau; dim ond i'r derbynwyr y mae'n eu henwi y mae caniatâd sy'n enwi derbynwyr yn cyfrif.
        consentNothing | Nothing was said. | Ni ddywedwyd dim.
        consentWhom | Whose consent it is | Caniatâd pwy ydyw
        consentSaid | What was said | Yr hyn a ddywedwyd
        consentEntry | What will be recorded | Yr hyn a gofnodir
        consent.statement | Statement {number} | Datganiad {number}
        givenName | Given name | Enw cyntaf
        familyName | Family name | Enw teulu
        nhsNumber | NHS number | Rhif GIG
        consentOptional | If you have it. | Os oes gennych ef.
        consentReference | Reference of the case | Cyfeirnod yr achos
        consentReferenceHint | Leave it empty for what is not about one case. On its own it finds everybody whose consent was asked for in the case. | Gadewch ef yn wag am yr hyn nad yw am un achos. Ar ei ben ei hun mae'n canfod pawb y gofynnwyd am eu caniatâd yn yr achos.
        consentState | Consent | Caniatâd
        consent.state.given | Given | Rhoddwyd
        consent.state.refused | Refused | Gwrthodwyd
        consent.state.withdrawn | Withdrawn | Tynnwyd yn ôl
        consent.state.not-sought | Not asked for | Ni ofynnwyd amdano
        consent.state.not-required | Not required | Nid oedd ei angen
        consent.state.expired | Ended | Daeth i ben
        consent.state.unable | The person cannot consent | Ni all y person gydsynio
        consentRecalled | Taken back by whoever said it | Tynnwyd yn ôl gan y sawl a'i dywedodd
        consentAt | When it was said | Pryd y'i dywedwyd
        consentAtHint | The date and time, here. | Y dyddiad a'r amser, yma.
        consentScopes | It covers | Mae'n cynnwys
        scopeSupport | support from agencies | cymorth gan asiantaethau
        scopeInformation | sharing information | rhannu gwybodaeth
        consentSafely | Obtained safely | Cafwyd yn ddiogel
        consentSafelyLong | It was obtained safely: not in front of the perpetrator, nor through somebody of the family. | Cafwyd yn ddiogel: nid o flaen y cyflawnwr, na thrwy rywun o'r teulu.
        consentUntil | Last day on which it counts | Y diwrnod olaf y mae'n cyfrif
        consentUntilHint | Leave it empty where no end was named; the area's term counts then. | Gadewch ef yn wag lle na enwyd diwedd; tymor yr ardal sy'n cyfrif wedyn.
        consentEnd | Ends | Yn dod i ben
        consentEndLocality | Ends for locality conferences | Yn dod i ben ar gyfer cynadleddau lleol
        consentEndReferral | Ends for referrals | Yn dod i ben ar gyfer atgyfeiriadau
        consentAgencies | Only for these recipients | Dim ond i'r derbynwyr hyn
        consentAgenciesHint | Their ids, such as agency/sample-idva, with a space between them. Empty for no limit. | Eu rhifau, megis agency/sample-idva, gyda bwlch rhyngddynt. Yn wag am ddim terfyn.
        consentMethod | How it was said | Sut y'i dywedwyd
        consent.method.IN_PERSON | In person | Wyneb yn wyneb
        consent.method.TELEPHONE | By telephone | Dros y ffôn
        consent.method.WRITING | In writing | Yn ysgrifenedig
        consent.method.ELECTRONIC | Electronically | Yn electronig
        consentNone | Nothing to say | Dim i'w ddweud
        consentOverride | Sharing without consent | Rhannu heb ganiatâd
        consentOverrideHint | Only where two named people decided to share without it (Data Protection Act 2018, Schedule 1, paragraph 18). | Dim ond lle penderfynodd dau berson a enwir rannu hebddo (Deddf Diogelu Data 2018, Atodlen 1, paragraff 18).
        consentLimb | Ground | Sail
        consent.limb.a | Consent cannot be given | Ni ellir rhoi caniatâd
        consent.limb.b | Consent cannot reasonably be obtained | Ni ellir yn rhesymol gael caniatâd
        consent.limb.c | Asking would prejudice the protection | Byddai gofyn yn peryglu'r amddiffyniad
        consentWhy | Why | Pam
        consentDecidedBy | Who decided | Pwy a benderfynodd
        consentDecidedAt | When it was decided | Pryd y penderfynwyd
        consentReviewedBy | The second person | Yr ail berson
        consentCapacity | Where the person cannot consent | Lle na all y person gydsynio
        consentCapacityHint | Mental Capacity Act 2005: where the assessment is kept, and who made it. | Deddf Galluedd Meddyliol 2005: ble y cedwir yr asesiad, a phwy a'i gwnaeth.
        consentAssessment | The assessment is kept at | Cedwir yr asesiad yn
        consentAssessedBy | Who made the assessment | Pwy a wnaeth yr asesiad
        consentBy | Recorded by | Cofnodwyd gan
        consentRecordedAt | Recorded | Cofnodwyd
        consentChange | Change it | Ei newid
        consent.record.title | Record this? | Cofnodi hyn?
        consent.record.text | It counts from the time when it was said. What rests on consent that it ends is taken back at once, and whoever has it is told. | Mae'n cyfrif o'r amser y'i dywedwyd. Tynnir yn ôl ar unwaith yr hyn sy'n dibynnu ar ganiatâd y mae'n ei derfynu, a dywedir wrth bwy bynnag sydd ag ef.
        consent.record.button | Record it | Ei gofnodi
        consent.withdraw.title | Record that consent is withdrawn? | Cofnodi bod caniatâd wedi'i dynnu'n ôl?
        consent.withdraw.text | It counts from now on. What rests on the consent is taken back at once, and whoever has it is told. What was done before stays lawful. | Mae'n cyfrif o nawr ymlaen. Tynnir yn ôl ar unwaith yr hyn sy'n dibynnu ar y caniatâd, a dywedir wrth bwy bynnag sydd ag ef. Mae'r hyn a wnaed o'r blaen yn parhau'n gyfreithlon.
        consent.withdraw.button | Record that it is withdrawn | Cofnodi ei fod wedi'i dynnu'n ôl
        consent.done.recorded | The statement is in the register. | Mae'r datganiad yn y gofrestr.
        consent.done.withdrawn | The register says that consent is withdrawn. | Mae'r gofrestr yn dweud bod caniatâd wedi'i dynnu'n ôl.
        goOn | Go on | Ymlaen
        """
}
