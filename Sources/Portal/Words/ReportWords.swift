// SPDX-License-Identifier: Apache-2.0

/// The words of the pages of reports, proofs and the service, as ``WordTable`` has them.
enum ReportWords {
    static let text = """
        reports | Reports | Adroddiadau
        backReports | Back to the reports | Yn ôl i'r adroddiadau
        reportInside | Small counts are shown: this deployment is of your authority alone. Do not pass the figures on as they are. | Dangosir cyfrifon bach: eich awdurdod chi yn unig biau'r gosodiad hwn. Peidiwch â throsglwyddo'r ffigurau fel y maent.
        reportOutside | Several authorities share this deployment, and its reports are of all of them: counts of 1 to 4, and what would give them back, are not shown. | Mae sawl awdurdod yn rhannu'r gosodiad hwn, ac mae ei adroddiadau am bob un ohonynt: ni ddangosir cyfrifon o 1 i 4, na'r hyn a fyddai'n eu datgelu.
        reportGoneText | The address may be wrong, or the report is not for your role or authority. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r adroddiad ar gyfer eich rôl neu'ch awdurdod.
        reportFrom | First day | Diwrnod cyntaf
        reportTo | Last day | Diwrnod olaf
        reportQuarters | Reports of several authorities are of whole quarters of the financial year that are over: from the first day of one to the last day of the same or a later one. | Mae adroddiadau am sawl awdurdod ar gyfer chwarteri cyfan o'r flwyddyn ariannol sydd wedi dod i ben: o ddiwrnod cyntaf un i ddiwrnod olaf yr un chwarter neu un diweddarach.
        reportDays | A day cannot be read, or the last one is before the first. | Ni ellir darllen diwrnod, neu mae'r olaf cyn y cyntaf.
        reportCSV | Download as CSV | Lawrlwytho fel CSV
        reportJSON | Download as JSON | Lawrlwytho fel JSON
        report.timeliness | Timeliness | Prydlondeb
        report.timeliness.text | Was each notice there, and read, before its deadline? | A oedd pob hysbysiad yno, ac wedi'i ddarllen, cyn ei ddyddiad cau?
        report.volumes | Volumes | Niferoedd
        report.volumes.text | How much came in, from whom, and how many notices came of it? | Faint a ddaeth i mewn, gan bwy, a sawl hysbysiad a ddeilliodd ohono?
        report.recipients | Recipients | Derbynwyr
        report.recipients.text | How many notices went to each practice, school and other recipient? | Sawl hysbysiad aeth i bob meddygfa, ysgol a derbynnydd arall?
        report.repeats | Repeats | Ailadroddiadau
        report.repeats.text | Which incidents are repeats, and how few households have how many? | Pa ddigwyddiadau sy'n ailadroddiadau, a chyn lleied o aelwydydd sydd â sawl un?
        report.quality | Data quality | Ansawdd data
        report.quality.text | How complete is what each producer sends? | Pa mor gyflawn yw'r hyn y mae pob cynhyrchydd yn ei anfon?
        report.touches | Staff touches | Gwaith llaw
        report.touches.text | How many notices went out without anybody's hand? | Sawl hysbysiad aeth allan heb law neb?
        report.training | Training | Hyfforddiant
        report.training.text | At how many settings is a key adult trained, and where is nobody? | Mewn sawl lleoliad y mae oedolyn allweddol wedi'i hyfforddi, a ble nad oes neb?
        report.unresolved | Unresolved | Heb eu datrys
        report.unresolved.text | What waits for a person, by its code, and for how long? | Beth sy'n aros am berson, yn ôl ei god, ac ers pryd?
        report.funnel | From contact to acknowledgement | O gyswllt i gydnabyddiaeth
        report.funnel.text | How many contacts led to a notice, and how many notices were opened and acknowledged? | Sawl cyswllt a arweiniodd at hysbysiad, a sawl hysbysiad a agorwyd ac a gydnabuwyd?
        report.divergence | Divergence of sources | Gwahaniaeth rhwng ffynonellau
        report.divergence.text | Do the police see the rise that agencies see? | A yw'r heddlu yn gweld y cynnydd y mae asiantaethau yn ei weld?
        report.papers | Locality papers | Papurau ardal
        report.papers.text | Did papers of locality conferences come five days before the meeting? | A ddaeth papurau cynadleddau ardal bum niwrnod cyn y cyfarfod?
        report.drills | Drills | Driliau
        report.drills.text | Which settings opened and acknowledged a drill, and how soon? | Pa leoliadau a agorodd ac a gydnabu ddril, a pha mor fuan?
        report.nil-returns | Nil returns | Dychweliadau dim
        report.nil-returns.text | Did every cluster get its digest of flagged families, of none too? | A gafodd pob clwstwr ei grynodeb o deuluoedd â baner, hyd yn oed heb yr un?
        report.gp-coverage | GP coverage | Cwmpas meddygon teulu
        report.gp-coverage.text | Was the practice of each victim heard at a MARAC told, and if not, why? | A hysbyswyd meddygfa pob dioddefwr a glywyd mewn MARAC, ac os na, pam?
        report.marac-return | Quarterly return to SafeLives | Dychweliad chwarterol i SafeLives
        report.marac-return.text | The fields of the return, by quarter and meeting. | Meysydd y dychweliad, yn ôl chwarter a chyfarfod.
        report.marac-actions | Actions of the MARACs | Camau'r MARACau
        report.marac-actions.text | Which agencies did what a MARAC asked of them, and by when? | Pa asiantaethau a wnaeth yr hyn a ofynnodd MARAC ganddynt, ac erbyn pryd?
        report.sample | Sample for an audit | Sampl ar gyfer archwiliad
        report.sample.text | Cases drawn by a seed, each with all that became of it. | Achosion a dynnwyd drwy hedyn, pob un â phopeth a ddaeth ohono.
        sampleSize | How many cases, 1 to 200 | Sawl achos, 1 i 200
        sampleSeed | Seed | Hedyn
        sampleSeedHint | A whole number. Whoever draws with the same one draws the same cases. | Rhif cyfan. Mae pwy bynnag sy'n tynnu gyda'r un rhif yn tynnu'r un achosion.
        sampleDraw | The size is 1 to 200, the seed a whole number, and the last day not before the first. | Mae'r maint yn 1 i 200, yr hedyn yn rhif cyfan, a'r diwrnod olaf heb fod cyn y cyntaf.
        oversight | Record that you looked at a case | Cofnodi eich bod wedi edrych ar achos
        oversightHint | The standard is that a manager looks within 24 hours. Your look counts from now, under your name. What was recorded stays. | Y safon yw bod rheolwr yn edrych o fewn 24 awr. Mae eich edrychiad yn cyfrif o nawr, dan eich enw. Mae'r hyn a gofnodwyd yn aros.
        oversightNumber | Number of the case | Rhif yr achos
        oversightCase | The number of a case, as the table has it, is needed here. | Mae angen rhif achos, fel yn y tabl, yma.
        oversightWhat | What you record | Beth yr ydych yn ei gofnodi
        oversightLooked | I have looked at the case now | Rwyf wedi edrych ar yr achos nawr
        oversight.not-open | Leave it out: it was not open to social care | Ei adael allan: nid oedd yn agored i ofal cymdeithasol
        oversight.not-ours | Leave it out: it came to the wrong service | Ei adael allan: daeth i'r gwasanaeth anghywir
        oversight.duplicate | Leave it out: it is there twice | Ei adael allan: mae yno ddwywaith
        oversight.other | Leave it out for another reason | Ei adael allan am reswm arall
        oversightButton | Record | Cofnodi
        done.overseen | It was recorded. | Fe'i cofnodwyd.
        reportBy | Divide by | Rhannu yn ôl
        reportHistory | Notices of earlier systems | Hysbysiadau systemau cynharach
        reportArea | Code of one MARAC | Cod un MARAC
        reportAreaHint | Such as worcestershire-north. Empty for all. | Megis worcestershire-north. Yn wag am bob un.
        reportFilters | One of the filters cannot be read, or this report cannot be narrowed in this deployment. | Ni ellir darllen un o'r hidlyddion, neu ni ellir culhau'r adroddiad hwn yn y gwasanaeth hwn.
        history.leave-out | Leave them out | Eu gadael allan
        history.include | Count them too | Eu cyfrif hefyd
        history.only | Count them alone | Eu cyfrif hwy yn unig
        by.flow | Kind | Math
        by.force | Police force | Heddlu
        by.area | Authority | Awdurdod
        by.setting | Setting | Lleoliad
        by.setting-type | Type of setting | Math o leoliad
        by.risk | Risk | Risg
        by.weekday | Day of the week | Diwrnod o'r wythnos
        by.month | Month | Mis
        by.quarter | Quarter | Chwarter
        receipt | Verify a receipt | Gwirio derbynneb
        receiptLabel | Digest | Crynodeb
        receiptHint | The 64 hexadecimal digits (SHA-256) that a receipt repeats of what was read. | Y 64 digid hecsadegol (SHA-256) y mae derbynneb yn eu hailadrodd o'r hyn a ddarllenwyd.
        receiptButton | Look for it | Chwilio amdano
        receiptDigest | A digest has 64 hexadecimal digits. | Mae gan grynodeb 64 digid hecsadegol.
        receiptNone | No notice to a recipient of your authority has this digest. | Nid oes gan unrhyw hysbysiad i dderbynnydd o'ch awdurdod y crynodeb hwn.
        receiptFound | Found: what was read is what was sent. | Canfuwyd: yr hyn a ddarllenwyd yw'r hyn a anfonwyd.
        receiptAt | Since | Ers
        receiptLeaf | In the ledger | Yn y cyfriflyfr
        receiptUncovered | No signed checkpoint covers it yet | Nid oes pwynt gwirio wedi'i lofnodi yn ei gynnwys eto
        proof | Verify | Gwirio
        proofText | What was recorded about a notice or an exception, proved to be in the ledger under a signed checkpoint. It shows when what happened and to whom it went, and nothing of what was said. | Yr hyn a gofnodwyd am hysbysiad neu eithriad, wedi'i brofi i fod yn y cyfriflyfr dan bwynt gwirio wedi'i lofnodi. Mae'n dangos pryd y digwyddodd beth ac i bwy yr aeth, a dim o'r hyn a ddywedwyd.
        proofID | Number of the notice or exception | Rhif yr hysbysiad neu'r eithriad
        proofIDHint | As a receipt, a timeline or the page of an exception shows it. | Fel y mae derbynneb, llinell amser neu dudalen eithriad yn ei ddangos.
        proofButton | Verify | Gwirio
        proofNone | Your authority has no notice and no exception with this number. | Nid oes gan eich awdurdod hysbysiad nac eithriad â'r rhif hwn.
        proofHolds | Proved: {count} entries are in the ledger as they were recorded. | Profwyd: mae {count} cofnod yn y cyfriflyfr fel y'u cofnodwyd.
        proofPartly | Proved: {count} entries are in the ledger as they were recorded. {more} more are newer than the checkpoint and are not proved yet: try again in a minute. | Profwyd: mae {count} cofnod yn y cyfriflyfr fel y'u cofnodwyd. Mae {more} arall yn fwy diweddar na'r pwynt gwirio ac nid ydynt wedi'u profi eto: rhowch gynnig arall arni mewn munud.
        proofOrigin | Ledger | Cyfriflyfr
        proofSize | Entries under the checkpoint | Cofnodion dan y pwynt gwirio
        proofRoot | Root | Gwraidd
        proofSigned | Signed | Llofnodwyd
        proofUnsaid | The checkpoint does not say when | Nid yw'r pwynt gwirio yn dweud pryd
        proofSealed | What it said was destroyed; it stands where it stood | Dinistriwyd yr hyn a ddywedodd; mae'n sefyll lle safai
        proofDownload | Download the evidence | Lawrlwytho'r dystiolaeth
        proofDownloadHint | The file can be checked without this service: firstbell-verify, with the ledger's public key. | Gellir gwirio'r ffeil heb y gwasanaeth hwn: firstbell-verify, gydag allwedd gyhoeddus y cyfriflyfr.
        serviceTitle | State of the service | Cyflwr y gwasanaeth
        serviceText | Counts and states, without anything of anybody. Of a list only the length is shown: firstbell status has it. | Cyfrifon a chyflyrau, heb ddim am neb. O restr dim ond yr hyd a ddangosir: mae gan firstbell status y gweddill.
        serviceState | Now | Nawr
        serviceGoneText | The address may be wrong. | Efallai bod y cyfeiriad yn anghywir.
        entry.refusal | Connections refused | Gwrthodwyd cysylltiadau
        entry.consent | Consent | Caniatâd
        entry.alarm | Alarm | Larwm
        entry.oversight | A manager looked at it | Edrychodd rheolwr arno
        entry.action | Action of a MARAC | Cam gan MARAC
        """
}
