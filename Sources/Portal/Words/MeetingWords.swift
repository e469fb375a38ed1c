// SPDX-License-Identifier: Apache-2.0

/// The words of the pages of a MARAC and of recalls, as ``WordTable`` has them.
enum MeetingWords {
    static let text = """
        marac | MARAC | MARAC
        maracNone | Your account is of an authority that shares this deployment with others, and no register says whose a MARAC is. Ask whoever runs the service for an account of your MARAC. | Mae eich cyfrif yn perthyn i awdurdod sy'n rhannu'r gwasanaeth hwn ag eraill, ac nid oes cofrestr yn dweud i bwy y mae MARAC yn perthyn. Gofynnwch i'r sawl sy'n rhedeg y gwasanaeth am gyfrif eich MARAC.
        maracGoneText | The address may be wrong, or the meeting is not one of your MARAC's. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r cyfarfod yn un o rai eich MARAC chi.
        meetings | Meetings | Cyfarfodydd
        meetingsCaption | Days with cases, those of the last 92 days and those to come, the latest first | Diwrnodau ag achosion, rhai'r 92 diwrnod diwethaf a rhai i ddod, y diweddaraf yn gyntaf
        meetingsNone | No case is before a meeting. | Nid oes achos gerbron cyfarfod.
        meetingPast | Over | Drosodd
        meetingToday | Today | Heddiw
        meetingSoon | To come | I ddod
        columnDay | Day | Diwrnod
        columnReferred | Referrals | Atgyfeiriadau
        columnBefore | On the agenda | Ar yr agenda
        columnHeard | Heard | Clywyd
        columnAgency | Agency | Asiantaeth
        columnOldest | Nearest last day | Diwrnod olaf agosaf
        columnLastDay | Last day | Diwrnod olaf
        columnGiven | Given on | Rhoddwyd ar
        columnTaken | The agency has said that it has it | Mae'r asiantaeth wedi dweud ei fod ganddi
        columnSince | Since | Ers
        columnWhat | What it is | Beth ydyw
        columnAt | Time | Amser
        columnRisk | Risk | Risg
        columnRepeat | Repeat | Ailadroddiad
        columnChildren | Children | Plant
        columnTold | Who was told | Pwy a hysbyswyd
        actions | Actions that wait | Camau sy'n aros
        actionsByAgency | By agency | Yn ôl asiantaeth
        actionsCaption | Each of them, the nearest last day first | Pob un ohonynt, y diwrnod olaf agosaf yn gyntaf
        actionsNone | No action waits for anybody. | Nid oes cam yn aros am neb.
        actionsRest | More that wait and are not listed: {count} | Rhagor sy'n aros ac nad ydynt wedi'u rhestru: {count}
        actionsHint | What is to be done stands in the minutes. An action ends when your MARAC's system publishes its end; it cannot be ended here. | Mae'r hyn sydd i'w wneud yn y cofnodion. Daw cam i ben pan fydd system eich MARAC yn cyhoeddi ei ddiwedd; ni ellir ei derfynu yma.
        actionOpen | Waiting | Yn aros
        actionOverdue | Overdue | Hwyr
        gp | Victims heard and their practices | Dioddefwyr a glywyd a'u meddygfeydd
        gpText | Cases of the last 92 days. Those heard are those delivered and those below with a code; cases that do not count are listed after them. | Achosion y 92 diwrnod diwethaf. Y rhai a glywyd yw'r rhai a ddanfonwyd a'r rhai isod â chod; rhestrir ar eu hôl yr achosion nad ydynt yn cyfrif.
        gpHeard | Victims heard | Dioddefwyr a glywyd
        gpInTime | Delivered to the practice in time | Danfonwyd i'r feddygfa mewn pryd
        gpLate | Delivered late | Danfonwyd yn hwyr
        gpWaits | Sent, and not yet delivered | Anfonwyd, ac nid yw wedi'i ddanfon eto
        gpHeld | Waiting for a person | Yn aros am berson
        gpRefused | The practice sent it back | Anfonodd y feddygfa ef yn ôl
        gpCoded | Nobody could be told | Ni ellid dweud wrth neb
        gpUnexplained | Not explained | Heb ei esbonio
        gpExcluded | Does not count: {why} | Nid yw'n cyfrif: {why}
        gpExcluded.not-heard | put off or withdrawn | gohiriwyd neu tynnwyd yn ôl
        gpExcluded.below-threshold | below the threshold | islaw'r trothwy
        gpExcluded.recalled | recalled | galwyd yn ôl
        gpExcluded.superseded | corrected | cywirwyd
        gpReport | The report of all MARACs, by practice and quarter | Adroddiad yr holl MARACau, yn ôl meddygfa a chwarter
        maracFlags | Flags that end soon | Baneri sy'n dod i ben cyn bo hir
        flagsDays | Within so many days | O fewn hyn o ddiwrnodau
        flagsCaption | By last day | Yn ôl diwrnod olaf
        flagsCount | Ending in these days: {count}. Standing in all: {all}. | Yn dod i ben yn y dyddiau hyn: {count}. Yn sefyll i gyd: {all}.
        flagsHint | A flag counts from the last referral for twelve months. Only a new referral of the pair makes it last longer. | Mae baner yn cyfrif o'r atgyfeiriad diwethaf am ddeuddeng mis. Dim ond atgyfeiriad newydd o'r pâr sy'n ei hymestyn.
        flagTitle | A flag | Baner
        flagNumber | Number | Rhif
        flagUntil | Last day | Diwrnod olaf
        flagReferrals | Referrals | Atgyfeiriadau
        flagTold | Who was told of it | Pwy a hysbyswyd ohoni
        agenda | Agenda | Agenda
        agendaCaption | The cases of the day, by time; each is recorded as viewed | Achosion y diwrnod, yn ôl amser; cofnodir bod pob un wedi'i weld
        agendaNone | There is no case on this day. | Nid oes achos ar y diwrnod hwn.
        agendaTold | {delivered} of {count} have it | Mae gan {delivered} o {count} ef
        referenceGone | Destroyed when its time had passed | Dinistriwyd pan oedd ei amser wedi dod i ben
        stage.REFERRAL | Referral | Atgyfeiriad
        stage.AGENDA | On the agenda | Ar yr agenda
        stage.MINUTES | Minutes | Cofnodion
        stage.FLAG | Flag | Baner
        outcome.HEARD | Heard | Clywyd
        outcome.DEFERRED | Put off | Gohiriwyd
        outcome.WITHDRAWN | Withdrawn | Tynnwyd yn ôl
        recalls | Recalls | Galwadau yn ôl
        recallsText | What was taken back after it was sent is a breach, and its clock runs for 72 hours until a person has dealt with it. | Mae'r hyn a dynnwyd yn ôl ar ôl iddo gael ei anfon yn doriad, ac mae ei gloc yn rhedeg am 72 awr nes bod person wedi delio ag ef.
        recallsCaption | The newest first | Y diweddaraf yn gyntaf
        recallsNone | Nothing was taken back. | Ni thynnwyd dim yn ôl.
        recallGoneText | The address may be wrong, or the recall is not one that you answer for. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r alwad yn ôl yn un yr ydych yn atebol amdani.
        recallTitle | A recall | Galwad yn ôl
        recallAbout | About this recall | Am yr alwad yn ôl hon
        recallMade | Recalled | Galwyd yn ôl
        recallNote | What the sender says of it | Yr hyn y mae'r anfonwr yn ei ddweud amdano
        recallSent | Sent | Anfonwyd
        recallCounts | {sent} sent, {opened} opened, {deleted} deleted | anfonwyd {sent}, agorwyd {opened}, dilëwyd {deleted}
        recallUnsentCount | Taken back before it was sent | Tynnwyd yn ôl cyn ei anfon
        recallStarted | The clock began | Dechreuodd y cloc
        recallDue | The clock ends | Daw'r cloc i ben
        recallClosedAt | The clock was stopped | Stopiwyd y cloc
        recallNoClock | No clock | Dim cloc
        recallDeleted | Deletion confirmed | Cadarnhawyd y dileu
        recallUnsent | Nothing was sent | Ni anfonwyd dim
        recallClosed | Dealt with | Deliwyd ag ef
        recallLate | 72 hours have passed | Mae 72 awr wedi mynd heibio
        recallRuns | The clock runs | Mae'r cloc yn rhedeg
        recallClose | Stop the clock | Stopio'r cloc
        recallCloseTitle | Stop the clock of this breach? | Stopio cloc y toriad hwn?
        recallCloseText | Say so when the breach has been notified, or when it was judged that it need not be. It cannot be undone. | Dywedwch hynny pan fydd y toriad wedi'i hysbysu, neu pan farnwyd nad oes rhaid. Ni ellir ei ddadwneud.
        recallDone | The clock is stopped. | Mae'r cloc wedi'i stopio.
        """
}
