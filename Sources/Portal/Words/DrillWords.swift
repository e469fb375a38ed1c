// SPDX-License-Identifier: Apache-2.0

/// The words of drills, as ``WordTable`` has them.
enum DrillWords {
    static let text = """
        drillTag | DRILL | DRIL
        drillTitle | This is a drill | Dril yw hwn
        title.drill | Drill sent {when} | Dril a anfonwyd {when}
        drillWhat | Nothing has happened, and it is about nobody. | Nid oes dim wedi digwydd, ac nid yw am neb.
        drillBy | Open it and acknowledge it by {due}. That shows that a notice would reach you before the bell. | Agorwch ef a'i gydnabod erbyn {due}. Mae hynny'n dangos y byddai hysbysiad yn eich cyrraedd cyn y gloch.
        drillNot | Do nothing else: ring nobody, and write nothing in a child's file. | Peidiwch â gwneud dim arall: peidiwch â ffonio neb, nac ysgrifennu dim yn ffeil plentyn.
        drillAbout | About this drill | Am y dril hwn
        drillOpen | Open the drill | Agor y dril
        drillAcknowledge | Acknowledge the drill | Cydnabod y dril
        drillDone | The drill is acknowledged. Thank you: a notice would have reached you. | Mae'r dril wedi'i gydnabod. Diolch: byddai hysbysiad wedi eich cyrraedd.
        """
}
