// SPDX-License-Identifier: Apache-2.0

/// The words of the pages of the directory, of key adults and of calendars, as ``WordTable`` has them.
enum DirectoryWords {
    static let text = """
        directory | Directory | Cyfeiriadur
        directoryName | Part of the name, or the URN | Rhan o'r enw, neu'r URN
        directoryCaption | The settings of your authority, by name | Lleoliadau eich awdurdod, yn ôl enw
        directoryShowing | Showing {from} to {to} of {total} settings | Yn dangos {from} i {to} o {total} lleoliad
        directoryNone | No setting of your authority is called so. | Nid oes lleoliad o'ch awdurdod â'r enw hwn.
        directoryGoneText | The address may be wrong, or the setting is not one of your authority's. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r lleoliad yn un o rai eich awdurdod chi.
        backDirectory | Back to the directory | Yn ôl i'r cyfeiriadur
        columnType | Type | Math
        settingTitle | A setting | Lleoliad
        settingNumber | Id | Rhif
        settingRegister | In the register | Yn y gofrestr
        settingReach | How it is reached | Sut y'i cyrhaeddir
        settingOpened | Opened on | Agorodd ar
        settingClosed | Closed on | Caeodd ar
        settingSuccessors | Taken over by | Cymerwyd drosodd gan
        settingTakesPart | Takes part | Yn cymryd rhan
        settingPartner | Is a partner with a certificate | Yn bartner â thystysgrif
        settingSuspended | Yes, suspended | Ydy, wedi'i atal
        settingCertificate | Its certificate ends | Daw ei dystysgrif i ben
        settingConnection | Connection | Cysylltiad
        settingConnected | Its system is connected now | Mae ei system wedi'i chysylltu nawr
        settingGone | Its system is not connected now | Nid yw ei system wedi'i chysylltu nawr
        settingInPortal | It reads in the portal | Mae'n darllen yn y porth
        settingNever | Nobody there has ever connected or can sign in | Nid oes neb yno erioed wedi cysylltu nac yn gallu mewngofnodi
        settingRoll | Roll imported | Mewnforiwyd y gofrestr
        settingPeople | {count}, of whom {trained} have training that counts today | {count}, y mae gan {trained} ohonynt hyfforddiant sy'n cyfrif heddiw
        settingReady | Could be told tonight | Gellid dweud wrtho heno
        setting.open | Open | Ar agor
        setting.open-proposed-to-close | Open, to close | Ar agor, i gau
        setting.closed | Closed | Ar gau
        setting.proposed-to-open | Not open yet | Heb agor eto
        category.school | School | Ysgol
        category.alternative-provision | Alternative provision | Darpariaeth amgen
        category.college | College | Coleg
        category.early-years | Early years | Blynyddoedd cynnar
        category.other | Other | Arall
        readyUntil | ({date}) | ({date})
        ready.setting-unknown | The directory does not have it, and something still counts on it. | Nid yw'r cyfeiriadur yn ei gynnwys, ac mae rhywbeth yn dal i ddibynnu arno.
        ready.setting-closed | It is closed or not open yet, and something still counts on it. | Mae ar gau neu heb agor eto, ac mae rhywbeth yn dal i ddibynnu arno.
        ready.recipient-suspended | It is suspended. | Mae wedi'i atal.
        ready.not-participating | It does not take part. | Nid yw'n cymryd rhan.
        ready.no-trained-key-adult | Nobody there has training that counts today. | Nid oes gan neb yno hyfforddiant sy'n cyfrif heddiw.
        ready.no-certificate | It is no partner, and nobody there can sign in. | Nid yw'n bartner, ac ni all neb yno fewngofnodi.
        ready.never-connected | Its system has never asked for notices. | Nid yw ei system erioed wedi gofyn am hysbysiadau.
        ready.no-roll | No roll is loaded: its children are found only where the police name it. | Nid oes cofrestr wedi'i llwytho: dim ond lle mae'r heddlu'n ei enwi y canfyddir ei blant.
        ready.roll-stale | Its roll is too old. | Mae ei gofrestr yn rhy hen.
        ready.training-ends | Soon nobody there will have training that counts. | Cyn bo hir ni fydd gan neb yno hyfforddiant sy'n cyfrif.
        ready.one-key-adult | One person alone has training that counts. | Dim ond un person sydd â hyfforddiant sy'n cyfrif.
        ready.no-drill-passed | It has passed no drill for too long. | Nid yw wedi pasio dril ers gormod o amser.
        ready.calendar-low | Its term dates are not known. | Nid yw ei ddyddiadau tymor yn hysbys.
        ready.nobody-to-tell | Nobody there can be told by mail that something waits. | Ni ellir dweud wrth neb yno drwy'r post bod rhywbeth yn aros.
        never | Never | Erioed
        noEnd | No end | Dim diwedd
        change | Change | Newid
        end | End | Terfynu
        remove | Remove | Tynnu
        people | Key adults | Oedolion allweddol
        peopleCaption | Who may open what the setting is sent while their training counts | Pwy a gaiff agor yr hyn a anfonir at y lleoliad tra bo eu hyfforddiant yn cyfrif
        peopleNone | Nobody is on the list. | Nid oes neb ar y rhestr.
        peopleAdd | Add somebody | Ychwanegu rhywun
        peopleChange | Change an entry | Newid cofnod
        peopleDone | The list is changed. | Mae'r rhestr wedi'i newid.
        peopleBehind | The list is changed. Deadlines that follow from it could not be written yet: the service tries again by itself. | Mae'r rhestr wedi'i newid. Nid oedd modd ysgrifennu'r dyddiadau cau sy'n dilyn eto: bydd y gwasanaeth yn rhoi cynnig arall arni ei hun.
        peopleChanged | The list has changed since you looked, and nothing was done. | Mae'r rhestr wedi newid ers i chi edrych, ac ni wnaed dim.
        peopleLifts | A name that this person is close to is taken away, or their own name is written otherwise. What they could not open because of it they can open after this. | Tynnir enw y mae'r person hwn yn agos ato, neu ysgrifennir ei enw ei hun mewn ffordd arall. Bydd modd iddo agor wedyn yr hyn na allai ei agor o'r herwydd.
        peopleWas | Until now: {value} | Hyd yn hyn: {value}
        peopleEmpty | nothing | dim byd
        conflictsMissing | The form did not say whom this person is close to, and nothing was done. | Nid oedd y ffurflen yn dweud at bwy y mae'r person hwn yn agos, ac ni wnaed dim.
        peopleAfter | After this, {count} people there have training that counts today. | Ar ôl hyn, mae gan {count} o bobl yno hyfforddiant sy'n cyfrif heddiw.
        peopleNobody | Nobody there could open a notice then. | Ni allai neb yno agor hysbysiad wedyn.
        peopleAtOnce | It counts at once, for the setting's system and for the portal. | Mae'n cyfrif ar unwaith, i system y lleoliad ac i'r porth.
        people.add.title | Add this person? | Ychwanegu'r person hwn?
        people.add.button | Add | Ychwanegu
        people.replace.title | Change the entry to this? | Newid y cofnod i hyn?
        people.replace.button | Change | Newid
        people.end.title | Take this person off the list? | Tynnu'r person hwn oddi ar y rhestr?
        people.end.button | Take off the list | Tynnu oddi ar y rhestr
        columnPerson | Person | Person
        columnRole | Role | Rôl
        columnTraining | Trained on | Hyfforddwyd ar
        columnExpires | Last day of the training | Diwrnod olaf yr hyfforddiant
        columnDeputy | Stands in for | Yn dirprwyo dros
        columnChange | Change | Newid
        trainedHint | Leave it empty for somebody who is not trained: they cannot open anything. | Gadewch yn wag am rywun nad yw wedi'i hyfforddi: ni allant agor dim.
        expiresHint | Leave it empty where the area sets no end. | Gadewch yn wag lle nad yw'r ardal yn gosod diwedd.
        deputyHint | The name or email address of a key adult there. Leave it empty for nobody. | Enw neu gyfeiriad e-bost oedolyn allweddol yno. Gadewch yn wag am neb.
        conflictsHint | Names of people, or ids of partners, whose notices this person must not open, with a semicolon between them. | Enwau pobl, neu rifau partneriaid, na chaiff y person hwn agor eu hysbysiadau, gyda hanner colon rhyngddynt.
        adultName | Name | Enw
        adultConflicts | Close to | Yn agos at
        adult.name | Name | Enw
        adult.email | Email address | Cyfeiriad e-bost
        adult.role | Role | Rôl
        adult.trainedOn | Trained on | Hyfforddwyd ar
        adult.expiresOn | Last day of the training | Diwrnod olaf yr hyfforddiant
        adult.deputyOf | Stands in for | Yn dirprwyo dros
        adult.conflicts | Close to | Yn agos at
        keyAdult.DSL | Designated safeguarding lead | Arweinydd diogelu dynodedig
        keyAdult.deputy | Deputy | Dirprwy
        keyAdult.key-adult | Key adult | Oedolyn allweddol
        keyAdult.head | Head teacher | Pennaeth
        trainingCounts | Counts | Yn cyfrif
        trainingEnds | Ends soon | Yn dod i ben cyn bo hir
        trainingNone | Does not count | Ddim yn cyfrif
        calendar | Calendar | Calendr
        calendarOfAuthority | Calendar of your authority, for all its settings | Calendr eich awdurdod, i'w holl leoliadau
        calendarIntro | Deadlines go by these days, by those of the authority where the setting says nothing, and by bank holidays. | Mae dyddiadau cau yn dilyn y dyddiau hyn, rhai'r awdurdod lle nad yw'r lleoliad yn dweud dim, a gwyliau banc.
        calendarCaption | What it says of its days, the latest first | Yr hyn y mae'n ei ddweud am ei ddyddiau, y diweddaraf yn gyntaf
        calendarNone | It says nothing of any day. | Nid yw'n dweud dim am unrhyw ddiwrnod.
        calendarNew | Add days | Ychwanegu dyddiau
        calendarLastHint | Leave it empty for one day. | Gadewch yn wag am un diwrnod.
        calendarNoteHint | Such as: snow. No names of people. | Megis: eira. Dim enwau pobl.
        calendarSee | See what it would change | Gweld beth fyddai'n newid
        calendarDays | A day cannot be read, or the last one is before the first. | Ni ellir darllen diwrnod, neu mae'r olaf cyn y cyntaf.
        calendarNothing | The calendar says so already, or says it no more. Nothing was done. | Mae'r calendr eisoes yn dweud hynny, neu nid yw'n ei ddweud mwyach. Ni wnaed dim.
        calendarBehind | The deadlines of an earlier change are still being written. Nothing was done: try again in a minute. | Mae dyddiadau cau newid cynharach yn dal i gael eu hysgrifennu. Ni wnaed dim: rhowch gynnig arall arni mewn munud.
        calendarShared | Several authorities share this deployment, and the calendar of yours counts for recipients of none of them. Ask whoever runs the service to change it; the calendars of your settings are yours. | Mae sawl awdurdod yn rhannu'r gwasanaeth hwn, ac mae eich calendr chi yn cyfrif i dderbynwyr nad ydynt yn perthyn i'r un ohonynt. Gofynnwch i'r sawl sy'n rhedeg y gwasanaeth ei newid; chi biau calendrau eich lleoliadau.
        calendarChanged | Something has changed since you looked, and nothing was done. This is what it would do now. | Mae rhywbeth wedi newid ers i chi edrych, ac ni wnaed dim. Dyma beth y byddai'n ei wneud nawr.
        calendarAdd | Add these days? | Ychwanegu'r dyddiau hyn?
        calendarRemove | Remove these days? | Tynnu'r dyddiau hyn?
        calendarAddButton | Add them and move the deadlines | Eu hychwanegu a symud y dyddiadau cau
        calendarRemoveButton | Remove them and move the deadlines | Eu tynnu a symud y dyddiadau cau
        calendarEffect | What it would change | Beth fyddai'n newid
        calendarEffectCaption | Open notices and exceptions by the deadline that they have | Hysbysiadau ac eithriadau agored yn ôl y dyddiad cau sydd ganddynt
        calendarMoved | Deadlines that move: {count} | Dyddiadau cau sy'n symud: {count}
        calendarLateAll | Late at once: {count} | Yn hwyr ar unwaith: {count}
        calendarLate | late at once: {count} | yn hwyr ar unwaith: {count}
        calendarEarlier | earlier | yn gynharach
        calendarLater | later | yn hwyrach
        calendarRest | Deadlines that move and are not listed here: {count} | Dyddiadau cau sy'n symud ac nad ydynt wedi'u rhestru yma: {count}
        calendarSurer | Deadlines that stay and rest on other days: {count} | Dyddiadau cau sy'n aros ac yn seiliedig ar ddyddiau eraill: {count}
        calendarDone | The calendar is changed, and deadlines have moved: {count} | Mae'r calendr wedi'i newid, ac mae dyddiadau cau wedi symud: {count}
        columnDays | What the days are | Beth yw'r dyddiau
        columnFirst | First day | Diwrnod cyntaf
        columnLast | Last day | Diwrnod olaf
        columnNote | Note | Nodyn
        columnOld | Deadline now | Dyddiad cau nawr
        columnNew | New deadline | Dyddiad cau newydd
        columnNotices | Notices | Hysbysiadau
        columnHolds | Exceptions | Eithriadau
        columnDirection | Which way | Pa ffordd
        calendar.TERM | Term | Tymor
        calendar.HOLIDAY | Holiday | Gwyliau
        calendar.INSET | INSET: staff without pupils | HMS: staff heb ddisgyblion
        calendar.CLOSURE | Closed against the plan | Ar gau yn groes i'r cynllun
        calendar.OPEN_EXTRA | Open against the plan | Ar agor yn groes i'r cynllun
        """
}
