// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension ChildRoutes {
    /// Whom beside settings an incident and the area's options let tell of a child; nil where nobody, as mostly.
    init?(of child: Child, in incident: Incident, area: AreaOptions, directory: SettingDirectory) {
        let residence = incident.residence(of: child)
        guard residence != nil || child.healthVisitor != nil || child.educationAuthority != nil || area.educationTeam != .named
        else { return nil }
        // The area's own team has no say about a child who lives in another.
        let own = area.educationTeam == .named || residence != nil ? nil : directory.educationAuthority
        self.init(
            force: residence.flatMap { PartnerID(kind: .police, code: $0) }.map { Addressee($0, in: directory) },
            healthVisitor: child.healthVisitor.map { Addressee($0, in: directory) },
            educationTeam: child.educationAuthority.map { Addressee($0, in: directory) }
                ?? own.map { Addressee($0, isNamed: false, in: directory) },
            throughHub: area.educationTeam == .hub)
    }
}

extension ChildRoutes.Addressee {
    /// What the directory knows of a partner.
    init(_ id: PartnerID, isNamed: Bool = true, in directory: SettingDirectory) {
        self.init(id, isNamed: isNamed, isEnrolled: directory.isEnrolled(id), isSuspended: directory.isSuspended(id))
    }
}
