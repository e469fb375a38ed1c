// SPDX-License-Identifier: Apache-2.0

/// The words of signing in with somebody else's word for who one is, as ``WordTable`` has them.
enum AccountWords {
    static let text = """
        account | How you sign in | Sut rydych yn mewngofnodi
        accountText | Here you link your account with another that you have, so that you can sign in with that. Whoever can use the other account can then begin to sign in as you: unlink it when it is no longer yours. | Yma rydych yn cysylltu eich cyfrif ag un arall sydd gennych, fel y gallwch fewngofnodi gyda hwnnw. Gall pwy bynnag sy'n gallu defnyddio'r cyfrif arall wedyn ddechrau mewngofnodi fel chi: datgysylltwch ef pan na fydd yn eiddo i chi mwyach.
        accountBoundAt | Linked since {time}. | Wedi'i gysylltu ers {time}.
        accountUnbound | Not linked. | Heb ei gysylltu.
        accountLink | Link {provider} | Cysylltu {provider}
        accountUnlink | Unlink {provider} and sign out | Datgysylltu {provider} ac allgofnodi
        accountLinked | Your accounts are linked. | Mae eich cyfrifon wedi'u cysylltu.
        unlinkLast | You have no password here, so you could not sign in without the other account. Ask whoever runs the service to reset your account. | Nid oes gennych gyfrinair yma, felly ni allech fewngofnodi heb y cyfrif arall. Gofynnwch i'r sawl sy'n rhedeg y gwasanaeth ailosod eich cyfrif.
        signedIn | You are signed in | Rydych wedi mewngofnodi
        leaving | Signing in elsewhere | Mewngofnodi mewn man arall
        leavingTo | You are going to {provider} to sign in | Rydych yn mynd i {provider} i fewngofnodi
        continueTo | Go on to {provider} | Ymlaen i {provider}
        providerSignIn | Sign in with {provider} | Mewngofnodi gyda {provider}
        providerInstead | Use {provider} instead of a password | Defnyddio {provider} yn lle cyfrinair
        providerTitle | Without a password | Heb gyfrinair
        providerText | You can sign in with another account that has this e-mail address. Fill in the code above first, and leave the password empty. | Gallwch fewngofnodi gyda chyfrif arall sydd â'r cyfeiriad e-bost hwn. Llenwch y cod uchod yn gyntaf, a gadewch y cyfrinair yn wag.
        providerAny | the other service | y gwasanaeth arall
        providerProblem | You are not signed in | Nid ydych wedi mewngofnodi
        providerDown | {provider} does not answer now. Try again in a minute, or sign in with your e-mail address and password. | Nid yw {provider} yn ateb nawr. Rhowch gynnig arall arni mewn munud, neu mewngofnodwch gyda'ch cyfeiriad e-bost a'ch cyfrinair.
        providerBad | What {provider} said cannot be relied on, so nothing was done. Try again. If it stays so, tell whoever runs the service. | Ni ellir dibynnu ar yr hyn a ddywedodd {provider}, felly ni wnaed dim. Rhowch gynnig arall arni. Os yw'n parhau felly, dywedwch wrth y sawl sy'n rhedeg y gwasanaeth.
        providerRefused | {provider} did not sign you in, or you said no there. Nothing was done. | Ni wnaeth {provider} eich mewngofnodi, neu dywedasoch na yno. Ni wnaed dim.
        providerExpired | This sign-in is out of date, or was begun in another browser. Nothing was done. Begin again. | Mae'r mewngofnodi hwn wedi dyddio, neu fe'i dechreuwyd mewn porwr arall. Ni wnaed dim. Dechreuwch eto.
        providerEmail | {provider} does not say that you have a verified e-mail address of an organisation that it may speak for here. Sign in there with your work account, or here with your e-mail address and password. | Nid yw {provider} yn dweud bod gennych gyfeiriad e-bost wedi'i ddilysu gan sefydliad y caiff siarad drosto yma. Mewngofnodwch yno gyda'ch cyfrif gwaith, neu yma gyda'ch cyfeiriad e-bost a'ch cyfrinair.
        providerNotBound | Your account at {provider} is not linked with an account here. Sign in with your e-mail address and password and link it under "How you sign in", or use your invitation. | Nid yw eich cyfrif gyda {provider} wedi'i gysylltu â chyfrif yma. Mewngofnodwch gyda'ch cyfeiriad e-bost a'ch cyfrinair a'i gysylltu o dan "Sut rydych yn mewngofnodi", neu defnyddiwch eich gwahoddiad.
        providerOtherEmail | You signed in at {provider} with another e-mail address than that of your account here. Nothing was done. Sign out there and begin again with the right account. | Mewngofnodasoch gyda {provider} â chyfeiriad e-bost gwahanol i gyfeiriad eich cyfrif yma. Ni wnaed dim. Allgofnodwch yno a dechreuwch eto gyda'r cyfrif cywir.
        providerNotLinked | Your account at {provider} was not linked: it is linked with another account, or yours was changed meanwhile. Ask whoever runs the service. | Ni chysylltwyd eich cyfrif gyda {provider}: mae wedi'i gysylltu â chyfrif arall, neu newidiwyd eich un chi yn y cyfamser. Gofynnwch i'r sawl sy'n rhedeg y gwasanaeth.
        certificateTitle | Certificate | Tystysgrif
        certificateLinking | A certificate is linked and unlinked by whoever runs the service. | Caiff tystysgrif ei chysylltu a'i datgysylltu gan y sawl sy'n rhedeg y gwasanaeth.
        certificateSignIn | Sign in with a certificate | Mewngofnodi gyda thystysgrif
        certificateSecret | Password or code | Cyfrinair neu god
        certificateHint | Your password, or the 6 digits that your authenticator app shows, or a recovery code. | Eich cyfrinair, neu'r 6 digid y mae eich ap dilysu yn eu dangos, neu god adfer.
        certificateWrong | The certificate is not linked with an account, or the password or code is not right. A code works once: wait for the next one. | Nid yw'r dystysgrif wedi'i chysylltu â chyfrif, neu nid yw'r cyfrinair neu'r cod yn gywir. Mae cod yn gweithio unwaith: arhoswch am yr un nesaf.
        certificateNone | You cannot sign in with a certificate | Ni allwch fewngofnodi gyda thystysgrif
        certificateNoneText | Your browser sent no certificate. Put in your card or install the certificate, close the browser, and try again; or sign in with your e-mail address and password. | Ni anfonodd eich porwr dystysgrif. Rhowch eich cerdyn i mewn neu gosodwch y dystysgrif, caewch y porwr, a rhowch gynnig arall arni; neu mewngofnodwch gyda'ch cyfeiriad e-bost a'ch cyfrinair.
        certificateVoidText | Your certificate has expired or was revoked. Ask whoever gave it to you for a new one, or sign in with your e-mail address and password. | Mae eich tystysgrif wedi dod i ben neu wedi'i dirymu. Gofynnwch am un newydd gan y sawl a'i rhoddodd i chi, neu mewngofnodwch gyda'ch cyfeiriad e-bost a'ch cyfrinair.
        factorStep | One more step | Un cam arall
        codeOld | The code is not right. A code works once: wait for the next one. | Nid yw'r cod yn gywir. Mae cod yn gweithio unwaith: arhoswch am yr un nesaf.
        """
}
