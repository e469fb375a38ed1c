// SPDX-License-Identifier: Apache-2.0

/// The words of the pages of those who work for an authority, as ``WordTable`` has them.
enum AuthorityWords {
    static let text = """
        suspendedText | Your authority is suspended in this service, and its people see nothing until that is over. Ask whoever runs the service. | Mae eich awdurdod wedi'i atal yn y gwasanaeth hwn, ac nid yw ei bobl yn gweld dim nes bod hynny ar ben. Gofynnwch i'r sawl sy'n rhedeg y gwasanaeth.
        invitationForAuthority | {name}, you are invited to work for {setting} in this service. | {name}, fe'ch gwahoddir i weithio dros {setting} yn y gwasanaeth hwn.
        exceptions | Exceptions | Eithriadau
        exceptionsCaption | What waits for a decision or a telephone call, the nearest deadline first | Yr hyn sy'n aros am benderfyniad neu alwad ffôn, y dyddiad cau agosaf yn gyntaf
        exceptionsSpan | Notices that nobody has opened stand here for 92 days after their deadline; after that they are in the reports. | Mae hysbysiadau nad oes neb wedi'u hagor yn sefyll yma am 92 diwrnod ar ôl eu dyddiad cau; wedi hynny maent yn yr adroddiadau.
        exceptionsNone | Nothing of this kind is waiting. | Nid oes dim o'r math hwn yn aros.
        showingExceptions | Showing {from} to {to} of {total} exceptions | Yn dangos {from} i {to} o {total} eithriad
        filterReason | What is wrong | Beth sydd o'i le
        filterTime | Time left | Amser ar ôl
        filter | Show | Dangos
        all | All | Pob un
        columnReason | What is wrong | Beth sydd o'i le
        columnDeadline | Deadline | Dyddiad cau
        columnRecipient | Recipient | Derbynnydd
        columnFlow | Kind | Math
        columnTime | Time left | Amser ar ôl
        due.late | Deadline passed | Dyddiad cau wedi mynd heibio
        due.hour | Less than an hour | Llai nag awr
        due.later | More than an hour | Mwy nag awr
        due.sent | Sent, for your information | Anfonwyd, er gwybodaeth i chi
        nobodyKnown | Nobody yet | Neb eto
        protectedRecipient | Protected: shown when you open the exception | Gwarchodedig: dangosir pan agorwch yr eithriad
        boardStale | The service cannot read what is due now. What you see is as of the time below. Reload the page in a few minutes; if it stays so, ring the settings. | Ni all y gwasanaeth ddarllen yr hyn sy'n ddyledus nawr. Mae'r hyn a welwch fel yr oedd ar yr amser isod. Ail-lwythwch y dudalen ymhen ychydig funudau; os yw'n parhau felly, ffoniwch y lleoliadau.
        boardCounts | Counted are notices to settings that are due today, and of the last 28 days those that nobody has opened, recalls among them. The timeliness report counts notices about children by the day of the report to the police, whoever they went to, and holds beside them: the two do not add up to each other. | Cyfrifir hysbysiadau i leoliadau sy'n ddyledus heddiw, ac o'r 28 diwrnod diwethaf y rhai nad oes neb wedi'u hagor, gan gynnwys galw'n ôl. Mae'r adroddiad prydlondeb yn cyfrif hysbysiadau am blant yn ôl diwrnod yr adroddiad i'r heddlu, i bwy bynnag yr aethant, a daliadau wrth eu hymyl: nid yw'r ddau'n adio i'w gilydd.
        lifeUntil | The ledger was read until {time}. What came later, such as somebody looking at the notice, is in the evidence (ledger prove). | Darllenwyd y cyfriflyfr hyd {time}. Mae'r hyn a ddaeth wedyn, fel rhywun yn edrych ar yr hysbysiad, yn y dystiolaeth (ledger prove).
        backExceptions | Back to exceptions | Yn ôl i'r eithriadau
        backHold | Back without doing anything | Yn ôl heb wneud dim
        goBack | Back | Yn ôl
        holdTitle | An exception | Eithriad
        holdIsException | The notice was sent. This tells you of what is not in order; when you have dealt with it, say so here. | Anfonwyd yr hysbysiad. Mae hyn yn dweud wrthych beth nad yw mewn trefn; pan fyddwch wedi delio ag ef, dywedwch hynny yma.
        holdGoneText | The address may be wrong, or the exception is not one of your authority's. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r eithriad yn un o rai eich awdurdod chi.
        hold.about | About this exception | Am yr eithriad hwn
        hold.about.child | The child | Y plentyn
        hold.about.person | The person | Y person
        hold.about.digest | The digest | Y crynodeb
        hold.texts | What the notice would say | Beth fyddai'r hysbysiad yn ei ddweud
        hold.findings | What may not belong in it | Beth efallai na ddylai fod ynddo
        hold.resolution | How it ended | Sut y daeth i ben
        hold.todo | What you can do | Beth y gallwch ei wneud
        hold.flow | Kind | Math
        hold.recipient | Recipient | Derbynnydd
        hold.candidates | May be for | Gall fod ar gyfer
        hold.since | Waiting since | Yn aros ers
        hold.due | Deadline | Dyddiad cau
        hold.state | State | Cyflwr
        hold.over | This was decided already. | Penderfynwyd hyn eisoes.
        hold.notSo | This cannot be done with this exception. | Ni ellir gwneud hyn gyda'r eithriad hwn.
        hold.contentGone | Whom it is about cannot be shown: the content was destroyed when its time had passed. It can only be ended without a notice. | Ni ellir dangos am bwy y mae: dinistriwyd y cynnwys pan oedd ei amser wedi dod i ben. Dim ond heb hysbysiad y gellir ei derfynu.
        state.open | Waiting for a decision | Yn aros am benderfyniad
        state.released | Released | Rhyddhawyd
        state.routed | Sent to another recipient | Anfonwyd at dderbynnydd arall
        state.denied | Ended without a notice | Daeth i ben heb hysbysiad
        state.noted | Dealt with | Deliwyd ag ef
        state.recalled | Taken back by the sender | Tynnwyd yn ôl gan yr anfonwr
        state.superseded | Replaced by a correction | Disodlwyd gan gywiriad
        hold.no-setting | No setting found | Ni chanfuwyd lleoliad
        hold.no-setting.do | Find out where the child is, and send it there. | Canfyddwch ble mae'r plentyn, a'i anfon yno.
        hold.ambiguous-match | Perhaps the wrong child | Efallai'r plentyn anghywir
        hold.ambiguous-match.do | Ask the setting whether it is the same child. If it is, release it; if not, send it to the right one. | Gofynnwch i'r lleoliad ai'r un plentyn ydyw. Os felly, rhyddhewch ef; os nad, anfonwch ef i'r un cywir.
        hold.setting-unconfirmed | The setting's roll lacks the child | Nid yw'r plentyn ar gofrestr y lleoliad
        hold.setting-unconfirmed.do | Ask the setting. If the child is there, release it; if not, send it to the right one. | Gofynnwch i'r lleoliad. Os yw'r plentyn yno, rhyddhewch ef; os nad, anfonwch ef i'r un cywir.
        hold.setting-unknown | Unknown setting | Lleoliad anhysbys
        hold.setting-unknown.do | Find the setting that the police meant, and send it there. | Canfyddwch y lleoliad yr oedd yr heddlu yn ei olygu, a'i anfon yno.
        hold.setting-closed | The setting is closed | Mae'r lleoliad ar gau
        hold.setting-closed.do | Find out where the child is now, and send it there. | Canfyddwch ble mae'r plentyn nawr, a'i anfon yno.
        hold.no-trained-key-adult | Nobody there is trained | Nid oes neb yno wedi'i hyfforddi
        hold.no-trained-key-adult.do | Ring the head teacher: somebody must be trained. Release it once somebody can read it. | Ffoniwch y pennaeth: rhaid hyfforddi rhywun. Rhyddhewch ef unwaith y gall rhywun ei ddarllen.
        hold.not-participating | The setting does not take part | Nid yw'r lleoliad yn cymryd rhan
        hold.not-participating.do | Release it or end it without a notice, as the area agreed. | Rhyddhewch ef neu derfynwch ef heb hysbysiad, fel y cytunodd yr ardal.
        hold.conflict-of-interest | A reader is close to the family | Mae darllenydd yn agos at y teulu
        hold.conflict-of-interest.do | Make sure that somebody else there reads it, then release it; or send it to another recipient. | Gwnewch yn siŵr bod rhywun arall yno yn ei ddarllen, yna rhyddhewch ef; neu anfonwch ef at dderbynnydd arall.
        hold.recipient-suspended | The recipient is suspended | Mae'r derbynnydd wedi'i atal
        hold.recipient-suspended.do | Tell it by telephone, and send it to another recipient; or have the suspension ended. | Dywedwch wrtho dros y ffôn, a'i anfon at dderbynnydd arall; neu trefnwch i'r ataliad ddod i ben.
        hold.refused-by-recipient | The setting sent it back | Anfonodd y lleoliad ef yn ôl
        hold.refused-by-recipient.do | Find out where the child is, and send it there. | Canfyddwch ble mae'r plentyn, a'i anfon yno.
        hold.outside-age-range | The child's age is outside the range | Mae oedran y plentyn y tu allan i'r ystod
        hold.outside-age-range.do | End it without a notice, or send it to whoever is told of children of that age. | Terfynwch ef heb hysbysiad, neu anfonwch ef at bwy bynnag a hysbysir am blant o'r oedran hwnnw.
        hold.condition-unmet | A condition is not met | Nid yw amod wedi'i fodloni
        hold.condition-unmet.do | Have what is missing put right, then release it; or end it without a notice. | Trefnwch i'r hyn sydd ar goll gael ei gywiro, yna rhyddhewch ef; neu derfynwch ef heb hysbysiad.
        hold.consent-missing | There is no consent | Nid oes caniatâd
        hold.consent-missing.do | Ask for consent and have it recorded, then release it; or end it without a notice. | Gofynnwch am ganiatâd a threfnu ei gofnodi, yna rhyddhewch ef; neu derfynwch ef heb hysbysiad.
        hold.limb-missing | The ground for sharing is missing | Mae'r sail dros rannu ar goll
        hold.limb-missing.do | Have consent recorded, or the decision of two people to share without it, then release it. | Trefnwch i ganiatâd gael ei gofnodi, neu benderfyniad dau berson i rannu hebddo, yna rhyddhewch ef.
        hold.practice-missing | The practice is not known | Nid yw'r feddygfa yn hysbys
        hold.practice-missing.do | Find the practice, and send it there; or end it without a notice. | Canfyddwch y feddygfa, a'i anfon yno; neu derfynwch ef heb hysbysiad.
        hold.practice-unknown | Unknown practice | Meddygfa anhysbys
        hold.practice-unknown.do | Find the practice that was meant, and send it there. | Canfyddwch y feddygfa a olygwyd, a'i anfon yno.
        hold.practice-closed | The practice is closed | Mae'r feddygfa ar gau
        hold.practice-closed.do | Confirm where the person is registered now, and send it there. | Cadarnhewch ble mae'r person wedi'i gofrestru nawr, a'i anfon yno.
        hold.recipient-unknown | The recipient is not connected | Nid yw'r derbynnydd wedi'i gysylltu
        hold.recipient-unknown.do | Tell it by telephone now. Release it once the recipient is connected, or send it to another. | Dywedwch wrtho dros y ffôn nawr. Rhyddhewch ef unwaith y bydd y derbynnydd wedi'i gysylltu, neu anfonwch ef at un arall.
        hold.free-text | A text must be read first | Rhaid darllen testun yn gyntaf
        hold.free-text.do | Read the text below. Release it as it is, or end it without a notice and ask the police for a new event. | Darllenwch y testun isod. Rhyddhewch ef fel y mae, neu derfynwch ef heb hysbysiad a gofyn i'r heddlu am ddigwyddiad newydd.
        hold.unopened | Not opened in time | Heb ei agor mewn pryd
        field.givenName | Given name | Enw cyntaf
        field.familyName | Family name | Enw teulu
        field.dateOfBirth | Date of birth | Dyddiad geni
        field.upn | Unique pupil number | Rhif unigryw'r disgybl
        field.settings | Settings that the police named | Lleoliadau a enwodd yr heddlu
        field.residesIn | Lives in the area of | Yn byw yn ardal
        field.healthVisitor | Health visitors | Ymwelwyr iechyd
        field.educationAuthority | Education authority | Awdurdod addysg
        field.reference | Reference | Cyfeirnod
        field.force | Police force | Heddlu
        field.role | Part in the event | Rhan yn y digwyddiad
        field.nhsNumber | NHS number | Rhif GIG
        field.practice | Practice | Meddygfa
        field.noPractice | Why there is no practice | Pam nad oes meddygfa
        field.area | Area | Ardal
        field.forum | Meeting of | Cyfarfod
        field.meetingAt | Time of the meeting | Amser y cyfarfod
        field.cluster | Cluster | Clwstwr
        field.date | Date | Dyddiad
        field.since | Since | Ers
        field.family | Family | Teulu
        field.by | Decided by | Penderfynwyd gan
        field.reason | Reason | Rheswm
        text.summary | Summary | Crynodeb
        text.voice/words | What the child said | Beth ddywedodd y plentyn
        text.voice/othersPresent | Who was there then | Pwy oedd yno bryd hynny
        text.advocate | Advocate | Eiriolwr
        text.safeContact | Safe contact | Cyswllt diogel
        text.circumstances | Circumstances | Amgylchiadau
        text.order/terms | Terms of the order | Telerau'r gorchymyn
        finding.postcode | Perhaps a postcode | Cod post, efallai
        finding.telephone | Perhaps a telephone number | Rhif ffôn, efallai
        finding.email | Perhaps an email address | Cyfeiriad e-bost, efallai
        finding.nhs-number | Perhaps an NHS number | Rhif GIG, efallai
        finding.other-child | Perhaps another child's name | Enw plentyn arall, efallai
        act.release | Release it | Ei ryddhau
        act.route | Send it to another recipient | Ei anfon at dderbynnydd arall
        act.deny | End it without a notice | Ei derfynu heb hysbysiad
        act.note | I have dealt with this | Rwyf wedi delio â hyn
        act.release.title | Release the notice? | Rhyddhau'r hysbysiad?
        act.release.text | The notice goes to the recipient below at once. It cannot be stopped after that. | Mae'r hysbysiad yn mynd at y derbynnydd isod ar unwaith. Ni ellir ei atal wedi hynny.
        act.release.button | Release it now | Ei ryddhau nawr
        act.route.title | Send the notice to another recipient? | Anfon yr hysbysiad at dderbynnydd arall?
        act.route.text | The notice goes to the recipient that you choose at once. It cannot be stopped after that. | Mae'r hysbysiad yn mynd at y derbynnydd a ddewiswch ar unwaith. Ni ellir ei atal wedi hynny.
        act.route.button | Send it now | Ei anfon nawr
        act.deny.title | End it without a notice? | Ei derfynu heb hysbysiad?
        act.deny.text | Nobody is told by this service, and that cannot be undone. Your decision is kept. | Ni ddywedir wrth neb gan y gwasanaeth hwn, ac ni ellir dadwneud hynny. Cedwir eich penderfyniad.
        act.deny.button | End it without a notice | Ei derfynu heb hysbysiad
        act.note.title | Have you dealt with this? | Ydych chi wedi delio â hyn?
        act.note.text | The notice was sent. This takes the exception off the list. | Anfonwyd yr hysbysiad. Mae hyn yn tynnu'r eithriad oddi ar y rhestr.
        act.note.button | I have dealt with this | Rwyf wedi delio â hyn
        seek | Find a setting | Dod o hyd i leoliad
        seekHint | Part of its name, its URN, or the id of any other recipient, such as local-authority/885. | Rhan o'i enw, ei URN, neu ddynodwr unrhyw dderbynnydd arall, megis local-authority/885.
        seekButton | Find | Dod o hyd
        seekNothing | Nothing found. Try fewer letters. | Ni chanfuwyd dim. Rhowch gynnig ar lai o lythrennau.
        chooseRecipientTitle | Who is it for? | Ar gyfer pwy y mae?
        chooseRecipient | Choose who it is for. | Dewiswch ar gyfer pwy y mae.
        textRead | I have read the text of the notice, and it may go as it is. | Rwyf wedi darllen testun yr hysbysiad, a chaiff fynd fel y mae.
        namesake | The reader there only has the same name as an adult of the event, and is somebody else. | Dim ond yr un enw ag oedolyn yn y digwyddiad sydd gan y darllenydd yno, a pherson arall ydyw.
        reasonLabel | Why? | Pam?
        reasonHint | For whoever asks later. It is kept with your name. | Ar gyfer pwy bynnag sy'n gofyn yn ddiweddarach. Fe'i cedwir gyda'ch enw.
        reasonMissing | Say why. Nothing was done. | Dywedwch pam. Ni wnaed dim.
        notDone | This was not done: | Ni wnaed hyn:
        done.released | The notice was released. | Rhyddhawyd yr hysbysiad.
        done.noted | The exception is off the list. | Mae'r eithriad oddi ar y rhestr.
        done.routed | The notice was sent to the recipient that you chose. | Anfonwyd yr hysbysiad at y derbynnydd a ddewisoch.
        done.denied | It was ended without a notice. | Fe'i terfynwyd heb hysbysiad.
        yesterdayAt | yesterday at {time} | ddoe am {time}
        todayAt | today at {time} | heddiw am {time}
        tomorrowAt | tomorrow at {time} | yfory am {time}
        board | Today's deadlines | Dyddiadau cau heddiw
        boardCaption | Settings with a deadline today, or with something that nobody opened before | Lleoliadau â dyddiad cau heddiw, neu â rhywbeth na agorodd neb o'r blaen
        showingSettings | Showing {from} to {to} of {total} settings | Yn dangos {from} i {to} o {total} lleoliad
        boardNone | No setting has a deadline today, and nothing is late. | Nid oes gan unrhyw leoliad ddyddiad cau heddiw, ac nid oes dim yn hwyr.
        boardAsOf | As at {time} | Fel yr oedd am {time}
        boardLive | This page keeps itself up to date. | Mae'r dudalen hon yn ei chadw ei hun yn gyfredol.
        boardReload | Reload the page to bring it up to date | Ail-lwythwch y dudalen i'w diweddaru
        boardTooMany | Too many boards are open. Close one that nobody looks at. | Mae gormod o fyrddau ar agor. Caewch un nad oes neb yn edrych arno.
        boardGoneText | Nothing of this setting is due today or late, or it is not one of your authority's. | Nid oes dim o'r lleoliad hwn yn ddyledus heddiw nac yn hwyr, neu nid yw'n un o rai eich awdurdod chi.
        boardSetting | A setting's deadlines | Dyddiadau cau lleoliad
        boardSettingCaption | Its notices on the board, the most urgent first | Ei hysbysiadau ar y bwrdd, y mwyaf brys yn gyntaf
        backBoard | Back to today's deadlines | Yn ôl i ddyddiadau cau heddiw
        columnSetting | Setting | Lleoliad
        columnNext | Next deadline | Dyddiad cau nesaf
        columnOpened | Opened | Agorwyd
        column.late | Late | Hwyr
        column.risk | At risk | Mewn perygl
        column.waiting | Waiting | Yn aros
        column.met | Met | Mewn pryd
        nothingOpen | All opened | Agorwyd popeth
        standing.late | late | yn hwyr
        standing.risk | at risk | mewn perygl
        standing.waiting | waiting | yn aros
        standing.met | met | mewn pryd
        timeline | What happened to it | Beth ddigwyddodd iddo
        leaf | Entry {number} of the ledger | Cofnod {number} y cyfriflyfr
        noticeID | Notice | Hysbysiad
        step.released | Released | Rhyddhawyd
        step.sent | Sent | Anfonwyd
        step.delivered | Delivered | Danfonwyd
        step.opened | Opened | Agorwyd
        step.acknowledged | Acknowledged | Cydnabuwyd
        step.closed | Closed | Caewyd
        step.refused | Sent back | Anfonwyd yn ôl
        step.recalled | Taken back | Tynnwyd yn ôl
        step.superseded | Replaced | Disodlwyd
        step.T-60 | An hour before the deadline: not opened | Awr cyn y dyddiad cau: heb ei agor
        step.T-30 | Half an hour before the deadline: not opened | Hanner awr cyn y dyddiad cau: heb ei agor
        step.T+0 | Deadline passed: not opened | Dyddiad cau wedi mynd heibio: heb ei agor
        entry.notice | Released | Rhyddhawyd
        entry.hold | Decision about it | Penderfyniad amdano
        entry.decision | Decision about it | Penderfyniad amdano
        entry.event | Event received | Derbyniwyd digwyddiad
        entry.stage | Another stage | Cam arall
        entry.escalation | Escalation | Uwchgyfeirio
        entry.deadline-change | Deadline changed | Newidiwyd y dyddiad cau
        entry.view | Read by somebody | Darllenwyd gan rywun
        entry.destruction | Content destroyed | Dinistriwyd y cynnwys
        entry.recall | Recall | Galwad yn ôl
        """
}
