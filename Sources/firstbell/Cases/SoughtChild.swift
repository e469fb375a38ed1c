// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// The child whom a request of access is about.
struct SoughtChild: Hashable {
    var givenName: String
    var familyName: String
    var dateOfBirth: CivilDate
    var upn: String?
    var nhsNumber: String?

    /// By what somebody was found to be the child.
    enum Ground: String { case upn, nhsNumber, nameAndBirthDate = "name-and-birth-date" }

    init(givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil, nhsNumber: String? = nil) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.upn = upn
        self.nhsNumber = nhsNumber
    }

    /// Reads a JSON object.
    ///
    /// - Throws: ``CommandFailure`` that names the member at fault and never what it says.
    init(json octets: [UInt8]) throws {
        func fault(_ what: String) -> CommandFailure {
            CommandFailure(
                "the person: \(what)",
                try: #"{"givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27", "upn": "...", "nhsNumber": "..."}"#
            )
        }
        guard let root = try? JSONDocument(octets).root, root.kind == .object else { throw fault("it is no JSON object") }
        let known = ["givenName", "familyName", "dateOfBirth", "upn", "nhsNumber"]
        for (name, _) in root.members where !known.contains(name.string ?? "") { throw fault("it has an unknown member") }
        func text(_ name: String) throws -> String? {
            guard let value = root[name] else { return nil }
            guard let text = value.string, !text.isEmpty else { throw fault("\(name) is no text") }
            return text
        }
        guard let given = try text("givenName"), let family = try text("familyName") else {
            throw fault("givenName and familyName must be there")
        }
        guard let date = try text("dateOfBirth").flatMap({ CivilDate(iso: $0) }) else {
            throw fault("dateOfBirth must be there, YYYY-MM-DD")
        }
        self.init(
            givenName: given, familyName: family, dateOfBirth: date, upn: try text("upn"), nhsNumber: try text("nhsNumber"))
    }

    /// Why somebody is the child; nil for somebody else.
    ///
    /// A number that both have and that differs is another child's, whatever the names say.
    func ground(
        _ givenName: String, _ familyName: String, _ dateOfBirth: CivilDate?, upn: String?, nhsNumber: String?
    ) -> Ground? {
        if let upn, let own = self.upn, upn == own { return .upn }
        if let nhsNumber, let own = self.nhsNumber, nhsNumber == own { return .nhsNumber }
        if let upn, let own = self.upn, upn != own { return nil }
        if let nhsNumber, let own = self.nhsNumber, nhsNumber != own { return nil }
        guard dateOfBirth == self.dateOfBirth,
            FullName.key("\(givenName) \(familyName)") == FullName.key("\(self.givenName) \(self.familyName)")
        else { return nil }
        return .nameAndBirthDate
    }
}
