// SPDX-License-Identifier: Apache-2.0

/// Key, English and Welsh of every word of the pages, a line each.
///
/// The Welsh is a draft and needs a translator's check before a deployment in Wales relies on it.
enum WordTable {
    static let text = """
        service | FirstBell | FirstBell
        skip | Skip to main content | Neidio i'r prif gynnwys
        rehearsal | REHEARSAL: nothing here is real | YMARFER: nid oes dim yma yn real
        marking | OFFICIAL-SENSITIVE | SWYDDOGOL-SENSITIF
        otherLanguage | Cymraeg | English
        signedInAs | Signed in as | Wedi mewngofnodi fel
        signIn | Sign in | Mewngofnodi
        signOut | Sign out | Allgofnodi
        signedOut | You are signed out. | Rydych wedi allgofnodi.
        sessionEnded | Your session has ended. Sign in to go on. | Mae eich sesiwn wedi dod i ben. Mewngofnodwch i barhau.
        sessionUntil | You will be signed out at {time} if you do nothing. | Cewch eich allgofnodi am {time} os na wnewch ddim.
        stay | Stay signed in | Aros wedi mewngofnodi
        email | Email address | Cyfeiriad e-bost
        password | Password | Cyfrinair
        passwordAgain | Password again | Cyfrinair eto
        passwordHint | At least 12 characters. Three random words are a good password. | O leiaf 12 nod. Mae tri gair ar hap yn gyfrinair da.
        code | Code | Cod
        codeHint | The 6 digits that your authenticator app shows, or one of your recovery codes. | Y 6 digid y mae eich ap dilysu yn eu dangos, neu un o'ch codau adfer.
        problem | There is a problem | Mae problem
        wrongCredentials | The email address, the password or the code is not right. A code works once: wait for the next one. | Nid yw'r cyfeiriad e-bost, y cyfrinair neu'r cod yn gywir. Mae cod yn gweithio unwaith: arhoswch am yr un nesaf.
        tooMany | Too many attempts have failed. Wait 15 minutes, then try again. If a notice cannot wait, ask a colleague who is a key adult. | Mae gormod o ymgeisiau wedi methu. Arhoswch 15 munud, yna rhowch gynnig arall arni. Os na all hysbysiad aros, gofynnwch i gydweithiwr sy'n oedolyn allweddol.
        busy | Many people are signing in. Try again in a moment. | Mae llawer o bobl yn mewngofnodi. Rhowch gynnig arall arni mewn eiliad.
        formExpired | This form is out of date. Nothing was done. Go back and send it again. | Mae'r ffurflen hon wedi dyddio. Ni wnaed dim. Ewch yn ôl a'i hanfon eto.
        noCookies | Your browser did not send the cookie that this page needs. Allow cookies for this site and try again. | Ni anfonodd eich porwr y cwci sydd ei angen ar y dudalen hon. Caniatewch gwcis ar gyfer y safle hwn a rhowch gynnig arall arni.
        notFound | There is no such page | Nid oes tudalen o'r fath
        notFoundText | The address may be wrong, or the notice is not one of your setting's. | Efallai bod y cyfeiriad yn anghywir, neu nid yw'r hysbysiad yn un o rai eich lleoliad chi.
        tooLarge | What was sent is too large. | Mae'r hyn a anfonwyd yn rhy fawr.
        unavailable | Not available now | Ddim ar gael nawr
        unavailableText | The service cannot do this now. Nothing was lost. Try again in a minute. | Ni all y gwasanaeth wneud hyn nawr. Ni chollwyd dim. Rhowch gynnig arall arni mewn munud.
        badRequest | That cannot be done | Ni ellir gwneud hynny
        invitation | Set up your account | Sefydlu eich cyfrif
        invitationFor | {name}, you are invited to read the notices of {setting}. | {name}, fe'ch gwahoddir i ddarllen hysbysiadau {setting}.
        invitationGone | This invitation cannot be used | Ni ellir defnyddio'r gwahoddiad hwn
        invitationGoneText | It was used before, or it is more than 7 days old. Ask whoever sent it for a new one. | Fe'i defnyddiwyd o'r blaen, neu mae'n fwy na 7 diwrnod oed. Gofynnwch i'r sawl a'i hanfonodd am un newydd.
        factorTitle | Your authenticator app | Eich ap dilysu
        factorText | Install an authenticator app on your phone. Add an account there with this key, or open the link below on the phone. | Gosodwch ap dilysu ar eich ffôn. Ychwanegwch gyfrif yno gyda'r allwedd hon, neu agorwch y ddolen isod ar y ffôn.
        factorKey | Key | Allwedd
        factorLink | Open in an authenticator app on this device | Agor mewn ap dilysu ar y ddyfais hon
        factorCodeHint | The 6 digits that the app shows now. | Y 6 digid y mae'r ap yn eu dangos nawr.
        passwordTitle | Your password | Eich cyfrinair
        accept | Set up account | Sefydlu cyfrif
        passwordShort | The password needs 12 to 128 characters. | Mae angen 12 i 128 o nodau yn y cyfrinair.
        passwordDiffers | The two passwords are not the same. | Nid yw'r ddau gyfrinair yr un fath.
        codeWrong | The code is not the one that the app shows now. | Nid y cod hwn y mae'r ap yn ei ddangos nawr.
        accepted | Your account is ready | Mae eich cyfrif yn barod
        recoveryText | Print or write down these recovery codes and keep them where you keep keys. Each works once in place of a code of the app. They are not shown again. | Argraffwch neu ysgrifennwch y codau adfer hyn a'u cadw lle rydych yn cadw allweddi. Mae pob un yn gweithio unwaith yn lle cod yr ap. Ni chânt eu dangos eto.
        notListed | You cannot see notices | Ni allwch weld hysbysiadau
        notListedText | You are not, or are no longer, a key adult of this setting. Ask the local authority's safeguarding team to bring the list up to date. | Nid ydych, neu nid ydych bellach, yn oedolyn allweddol yn y lleoliad hwn. Gofynnwch i dîm diogelu'r awdurdod lleol ddiweddaru'r rhestr.
        untrainedText | Your Operation Encompass training does not count today: none is recorded, or it has expired. Ask the local authority's safeguarding team. A colleague whose training counts must read today's notices. | Nid yw eich hyfforddiant Operation Encompass yn cyfrif heddiw: nid oes un wedi'i gofnodi, neu mae wedi dod i ben. Gofynnwch i dîm diogelu'r awdurdod lleol. Rhaid i gydweithiwr y mae ei hyfforddiant yn cyfrif ddarllen hysbysiadau heddiw.
        inbox | Before school today | Cyn ysgol heddiw
        inboxNone | Nothing is waiting for your setting. | Nid oes dim yn aros am eich lleoliad.
        inboxCaption | Notices that somebody at your setting must open or answer, the most urgent first | Hysbysiadau y mae'n rhaid i rywun yn eich lleoliad eu hagor neu eu hateb, y mwyaf brys yn gyntaf
        showing | Showing {from} to {to} of {total} notices | Yn dangos {from} i {to} o {total} hysbysiad
        history | Past notices | Hysbysiadau blaenorol
        historyCaption | Everything your setting was sent, newest first | Popeth a anfonwyd at eich lleoliad, y diweddaraf yn gyntaf
        historyNone | Your setting has not been sent anything yet. | Nid oes dim wedi'i anfon at eich lleoliad eto.
        next | Next page | Tudalen nesaf
        previous | Previous page | Tudalen flaenorol
        columnNotice | Notice | Hysbysiad
        columnReceived | Received | Derbyniwyd
        columnDue | Open by | Agor erbyn
        columnReader | Opened by | Agorwyd gan
        columnStatus | Status | Statws
        nobodyYet | Nobody yet | Neb eto
        somebody | A key adult | Oedolyn allweddol
        statusLate | Late, not opened | Hwyr, heb ei agor
        statusNew | Not opened | Heb ei agor
        statusOpened | Opened | Agorwyd
        statusDone | Acknowledged | Cydnabuwyd
        statusRefused | Sent back | Anfonwyd yn ôl
        statusRecalled | Taken back | Tynnwyd yn ôl
        statusSuperseded | Replaced | Disodlwyd
        at | at | am
        morning | am | yb
        afternoon | pm | yh
        month.1 | January | Ionawr
        month.2 | February | Chwefror
        month.3 | March | Mawrth
        month.4 | April | Ebrill
        month.5 | May | Mai
        month.6 | June | Mehefin
        month.7 | July | Gorffennaf
        month.8 | August | Awst
        month.9 | September | Medi
        month.10 | October | Hydref
        month.11 | November | Tachwedd
        month.12 | December | Rhagfyr
        title.notice | {flow} notice received {when} | Hysbysiad {flow} a dderbyniwyd {when}
        title.recall | Recall received {when} | Galwad yn ôl a dderbyniwyd {when}
        flow.encompass | Operation Encompass | Operation Encompass
        flow.encompass-early-years | Operation Encompass, early years | Operation Encompass, blynyddoedd cynnar
        flow.marac-gp | MARAC, general practice | MARAC, meddygfa
        flow.marac-record | MARAC record | Cofnod MARAC
        flow.police-notification | Police notification | Hysbysiad yr heddlu
        flow.marac | MARAC | MARAC
        flow.clares-law | Disclosure scheme | Cynllun datgelu
        flow.family-group | Family group conference | Cynhadledd grŵp teulu
        flow.locality-conference | Locality conference | Cynhadledd leol
        flow.families-first | Families First digest | Crynodeb Teuluoedd yn Gyntaf
        flow.mace | Child exploitation panel | Panel camfanteisio ar blant
        flow.offender-management | Offender management | Rheoli troseddwyr
        flow.protection-order | Protection order | Gorchymyn amddiffyn
        flow.correction | Recall | Galwad yn ôl
        cardTitle | You are about to open a notice about domestic abuse | Rydych ar fin agor hysbysiad am gam-drin domestig
        cardWhere | Make sure that nobody else can see this screen. | Gwnewch yn siŵr na all neb arall weld y sgrin hon.
        cardRecord | Your name and the time are recorded, and the escalation stops: from then on your setting knows. | Caiff eich enw a'r amser eu cofnodi, ac mae'r uwchgyfeirio yn stopio: o hynny ymlaen mae eich lleoliad yn gwybod.
        cardParent | Do not speak to a parent, a carer or the child about it before you have read how it must be handled. | Peidiwch â siarad â rhiant, gofalwr na'r plentyn amdano cyn i chi ddarllen sut y mae'n rhaid ei drin.
        cardOpen | Open the notice | Agor yr hysbysiad
        cardLeave | Not now | Ddim nawr
        conflict | You cannot open this notice | Ni allwch agor yr hysbysiad hwn
        conflictText | It is not for you to read: your training does not count today, or the list of key adults says that you are close to somebody in it. Another key adult of your setting must open it. If there is none, ring the local authority's safeguarding team now. | Nid chi sydd i'w ddarllen: nid yw eich hyfforddiant yn cyfrif heddiw, neu mae'r rhestr o oedolion allweddol yn dweud eich bod yn agos at rywun ynddo. Rhaid i oedolyn allweddol arall yn eich lleoliad ei agor. Os nad oes un, ffoniwch dîm diogelu'r awdurdod lleol nawr.
        destroyed | The content of this notice is gone | Mae cynnwys yr hysbysiad hwn wedi mynd
        destroyedText | It was destroyed when its time had passed, as it must be. What was recorded about it stays. | Fe'i dinistriwyd pan oedd ei amser wedi dod i ben, fel y mae'n rhaid. Erys yr hyn a gofnodwyd amdano.
        notYours | Only a notice that your setting holds can be answered. | Dim ond hysbysiad sydd gan eich lleoliad y gellir ei ateb.
        handling | How you must handle this | Sut y mae'n rhaid i chi drin hyn
        warning | Warning | Rhybudd
        contact.DO_NOT_CONTACT | Do not contact a parent or carer about this notice. | Peidiwch â chysylltu â rhiant na gofalwr am yr hysbysiad hwn.
        contact.HARMED_PARENT_ONLY_IF_SAFE | Speak about this notice to the parent who was harmed only, and only if that is safe. | Siaradwch am yr hysbysiad hwn â'r rhiant a niweidiwyd yn unig, a dim ond os yw hynny'n ddiogel.
        contact.DSL_JUDGEMENT | Whether to speak to a parent is for the designated safeguarding lead to judge. | Mater i'r arweinydd diogelu dynodedig yw barnu a ddylid siarad â rhiant.
        whatHappened | What happened | Beth ddigwyddodd
        theChild | The child | Y plentyn
        theAdults | Adults | Oedolion
        theRecord | About this notice | Am yr hysbysiad hwn
        whoReads | Who at your setting may read this | Pwy yn eich lleoliad a gaiff ddarllen hwn
        openedFirst | Opened first by {name} on {when} | Agorwyd gyntaf gan {name} ar {when}
        acknowledgedBy | Acknowledged by {name} on {when} | Cydnabuwyd gan {name} ar {when}
        viewRecorded | Every look at this page is recorded. | Caiff pob golwg ar y dudalen hon ei gofnodi.
        recalledTitle | This notice was taken back | Tynnwyd yr hysbysiad hwn yn ôl
        recalledText | Do not use it. Delete it from every record that you made of it. | Peidiwch â'i ddefnyddio. Dilëwch ef o bob cofnod a wnaethoch ohono.
        supersededText | A newer notice has taken its place. Read that one. | Mae hysbysiad mwy diweddar wedi cymryd ei le. Darllenwch hwnnw.
        name | Name | Enw
        dateOfBirth | Date of birth | Dyddiad geni
        upn | Unique pupil number | Rhif unigryw'r disgybl
        exposure | How the child met it | Sut y daeth y plentyn ar ei draws
        spokenTo | Officers spoke to the child | Siaradodd swyddogion â'r plentyn
        childWords | What the child said | Beth ddywedodd y plentyn
        othersPresent | Who was there then | Pwy oedd yno bryd hynny
        welfareCheck | Officers checked on the child | Gwiriodd swyddogion les y plentyn
        siblings | A brother, sister or other child is at another setting | Mae brawd, chwaer neu blentyn arall mewn lleoliad arall
        occurred | When it happened | Pryd y digwyddodd
        reported | When the police were told | Pryd y dywedwyd wrth yr heddlu
        risk | Risk, as the police grade it | Risg, yn ôl gradd yr heddlu
        abuse | Kind of abuse | Math o gam-drin
        location | Where | Ble
        summary | Summary | Crynodeb
        force | Police force | Heddlu
        reference | Police reference | Cyfeirnod yr heddlu
        received | Received | Derbyniwyd
        due | To be opened by | I'w agor erbyn
        rule | Rule and lawful basis | Rheol a sail gyfreithlon
        flags | Bear in mind | Cofiwch
        replaces | Takes the place of an earlier notice | Yn cymryd lle hysbysiad cynharach
        changed | What changed | Beth newidiodd
        reason | Reason | Rheswm
        yes | Yes | Ie
        no | No | Na
        risk.standard | Standard | Safonol
        risk.medium | Medium | Canolig
        risk.high | High | Uchel
        abuse.physical | Physical | Corfforol
        abuse.verbal | Verbal | Geiriol
        abuse.sexual | Sexual | Rhywiol
        abuse.coercive_control | Coercive control | Rheolaeth drwy orfodaeth
        abuse.economic | Economic | Economaidd
        abuse.emotional | Emotional | Emosiynol
        abuse.stalking_harassment | Stalking or harassment | Stelcio neu aflonyddu
        abuse.hba | So-called honour-based | Ar sail anrhydedd, fel y'i gelwir
        abuse.fm | Forced marriage | Priodas dan orfod
        abuse.child_to_parent | By a child to a parent | Gan blentyn at riant
        abuse.other | Other | Arall
        location.HOME | At the child's home | Yng nghartref y plentyn
        location.OTHER_HOME | At another home | Mewn cartref arall
        location.PUBLIC | In a public place | Mewn man cyhoeddus
        location.ONLINE | Online | Ar-lein
        exposure.DIRECT_VICTIM | Was a direct victim | Yn ddioddefwr uniongyrchol
        exposure.PRESENT_SAW | Was there and saw it | Yno ac yn ei weld
        exposure.PRESENT_HEARD | Was there and heard it | Yno ac yn ei glywed
        exposure.IN_HOME_OTHER_ROOM | Was at home in another room | Gartref mewn ystafell arall
        exposure.VICINITY | Was nearby | Gerllaw
        exposure.AFTERMATH | Met what came after | Yn wynebu'r hyn a ddilynodd
        exposure.NOT_PRESENT_LINKED | Was not there, but belongs to the household | Ddim yno, ond yn perthyn i'r aelwyd
        exposure.UNKNOWN | Not known | Ddim yn hysbys
        role.victim | Victim | Dioddefwr
        role.perpetrator | Alleged perpetrator | Cyflawnwr honedig
        role.other | Other adult | Oedolyn arall
        category.suspect | suspect | dan amheuaeth
        category.convicted | convicted | wedi'i gael yn euog
        category.victim | victim | dioddefwr
        category.witness | witness | tyst
        flag.times-out-of-order | The times of the incident do not fit together. | Nid yw amseroedd y digwyddiad yn cyd-fynd.
        flag.infeasible | The report came too late for the time by which you should have had this. | Daeth yr adroddiad yn rhy hwyr ar gyfer yr amser y dylech fod wedi cael hwn.
        flag.low-calendar-confidence | Your setting's term dates are not known. | Nid yw dyddiadau tymor eich lleoliad yn hysbys.
        flag.no-trained-key-adult | Nobody at your setting had training that counted. | Nid oedd gan neb yn eich lleoliad hyfforddiant a oedd yn cyfrif.
        flag.perpetrator-same-practice | An alleged perpetrator is registered at the practice. | Mae cyflawnwr honedig wedi'i gofrestru yn y feddygfa.
        recall.WRONG_RECIPIENT | It should not have come to you. | Ni ddylai fod wedi dod atoch chi.
        recall.WRONG_PERSON | It is about somebody else. | Mae'n ymwneud â rhywun arall.
        recall.WRONG_CONTENT | What it said was wrong. | Roedd yr hyn a ddywedodd yn anghywir.
        recall.PUBLISHED_IN_ERROR | It was sent in error. | Fe'i hanfonwyd mewn camgymeriad.
        recall.SUPERSEDED | A correction is not for you. | Nid i chi y mae cywiriad.
        recall.CONSENT_WITHDRAWN | Consent was withdrawn or has ended. | Tynnwyd caniatâd yn ôl neu mae wedi dod i ben.
        respond | Tell us what you did | Dywedwch wrthym beth wnaethoch
        respondHint | This closes the notice for your setting. | Mae hyn yn cau'r hysbysiad i'ch lleoliad.
        respondButton | Acknowledge | Cydnabod
        note | Note, if one is needed. No names. | Nodyn, os oes angen un. Dim enwau.
        chooseOne | Choose one | Dewiswch un
        answer.noted | The staff who need to know have been told | Mae'r staff sydd angen gwybod wedi cael gwybod
        answer.monitoring | The child is being watched over with this in mind | Mae'r plentyn yn cael ei wylio gan gadw hyn mewn cof
        answer.support-offered | Support was offered to the child | Cynigiwyd cymorth i'r plentyn
        answer.referred | The child was referred to children's social care | Atgyfeiriwyd y plentyn at ofal cymdeithasol plant
        answer.already-known | We knew, and are acting already | Roeddem yn gwybod, ac rydym eisoes yn gweithredu
        answer.other-action | Something else was done | Gwnaed rhywbeth arall
        answer.deleted | What was taken back is deleted everywhere | Mae'r hyn a dynnwyd yn ôl wedi'i ddileu ym mhobman
        refuse | This is not for us | Nid i ni y mae hwn
        refuseHint | The notice goes to the local authority, which finds who it is for. The clock goes on. | Mae'r hysbysiad yn mynd at yr awdurdod lleol, sy'n canfod i bwy y mae. Mae'r cloc yn dal i redeg.
        refuseButton | Send back | Anfon yn ôl
        answer.wrong-setting | The child has never been here | Nid yw'r plentyn erioed wedi bod yma
        answer.child-left | The child was here and has left | Roedd y plentyn yma ac mae wedi gadael
        answer.not-authorised | Nobody here may read it | Ni chaiff neb yma ei ddarllen
        answer.unreadable | It cannot be read | Ni ellir ei ddarllen
        answer.duplicate | The same came in another notice | Daeth yr un peth mewn hysbysiad arall
        export | Download a row for your safeguarding system (CSV) | Lawrlwytho rhes ar gyfer eich system ddiogelu (CSV)
        printHint | To print this page use your browser's print command. Keep paper as you keep child protection files. | I argraffu'r dudalen hon defnyddiwch orchymyn argraffu eich porwr. Cadwch bapur fel y cadwch ffeiliau amddiffyn plant.
        doneTitle | Recorded | Cofnodwyd
        doneAcknowledged | The notice is acknowledged. | Mae'r hysbysiad wedi'i gydnabod.
        doneRefused | The notice was sent back to the local authority. | Anfonwyd yr hysbysiad yn ôl at yr awdurdod lleol.
        """
}
