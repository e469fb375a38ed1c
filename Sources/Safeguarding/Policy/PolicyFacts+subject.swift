// SPDX-License-Identifier: Apache-2.0

extension PolicyFacts {
    /// What an incident says of a child and a recipient, before any directory is asked.
    ///
    /// - Parameters:
    ///   - age: whole years on the day.
    ///   - recipient: nil where nobody was found; then it is asked as for a school.
    package init(childOf age: Int, grade: RiskGrade?, recipient: PartnerID?, division: Division, on day: CivilDate) {
        self.init(
            flow: .encompass, role: recipient.map { RecipientRole(encompass: $0.kind) } ?? .school, grade: grade,
            division: division, age: age, date: day)
    }

    /// What a MARAC case says of one of its people and a recipient, before any directory is asked.
    ///
    /// - Parameter recipient: nil where the practice is not known.
    package init(person subject: CaseSubject, recipient: PartnerID?, division: Division, on day: CivilDate) {
        let flow = Flow(caseTo: recipient)
        let role: RecipientRole =
            switch subject.role {
            case _ where flow == .maracRecord: .socialCare
            case .victim: .practiceOfVictim
            case .child: .practiceOfChild
            case .perpetrator: .practiceOfPerpetrator
            }
        let about = subject.facts
        self.init(
            flow: PolicyFlow(flow), role: role, grade: about.riskGrade, criterion: !about.criteria.isEmpty, division: division,
            age: subject.person.dateOfBirth.map { $0.age(on: day) }, isRepeat: about.isRepeat, date: day)
    }

    /// What a matter says of one of its people, before any directory is asked.
    ///
    /// - Parameter role: what the recipient is in it.
    package init(of subject: MatterSubject, role: RecipientRole, division: Division, on day: CivilDate) {
        let about = subject.facts
        self.init(
            flow: PolicyFlow(about.flow), role: role, grade: about.riskGrade, criterion: about.meetsCriterion,
            division: division, age: subject.person.dateOfBirth.map { $0.age(on: day) }, isRepeat: about.isRepeat, date: day)
        takesOff = about.flag?.kind == .lapse
    }
}
