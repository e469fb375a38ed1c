// SPDX-License-Identifier: Apache-2.0

/// The words of the page of readiness, as ``WordTable`` has them.
enum ReadinessWords {
    static let text = """
        readiness | Readiness | Parodrwydd
        readinessSummary | {count} of {settings} settings could not receive a notice tonight, as of {when}. | Ni allai {count} o {settings} lleoliad dderbyn hysbysiad heno, ar {when}.
        readinessCause | What stands against it | Beth sy'n ei rwystro
        readinessAny | Anything | Unrhyw beth
        readinessCaption | Settings against which something stands, those that could not receive first | Lleoliadau y mae rhywbeth yn eu rhwystro, y rhai na allent dderbyn yn gyntaf
        readinessWhy | Why | Pam
        readinessNone | Nothing stands against any setting. | Nid oes dim yn rhwystro unrhyw leoliad.
        readyNot | Could not receive | Ni allai dderbyn
        readySoon | Could receive | Gallai dderbyn
        effect.held | A notice would be held for a person. | Byddai hysbysiad yn cael ei ddal i berson.
        effect.exception | A notice would be sent, and nobody there could open it. | Byddai hysbysiad yn cael ei anfon, ac ni allai neb yno ei agor.
        effect.waits | A notice would wait until the setting connects. | Byddai hysbysiad yn aros nes i'r lleoliad gysylltu.
        effect.unmatched | A child there would not be found by the rolls. | Ni fyddai plentyn yno'n cael ei ganfod drwy'r cofrestrau.
        """
}
