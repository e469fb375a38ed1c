// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The files that an operator of this world imports.
extension World {
    static var schoolFile: String {
        var text = "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Postcode\n"
        for setting in settings where setting.isStatutory {
            text += "\(setting.id.code),\(setting.authority.code),School \(setting.id.code),Community school,"
            text += setting.isOpen ? "Open,WR99 1AA\n" : "Closed,WR99 1AA\n"
        }
        return text
    }

    static var nurseryFile: String {
        var text = "id,name,localAuthority,postcode,participating\n"
        for setting in settings where !setting.isStatutory {
            text +=
                "\(setting.id),Nursery \(setting.id.code),\(setting.authority.code),WR99 2AA,\(setting.participates ? "yes" : "no")\n"
        }
        return text
    }

    static var bankHolidayFile: String {
        let events = bankHolidayTexts.map { #"{"title":"Holiday","date":"\#($0)","notes":"","bunting":true}"# }
        return #"{"england-and-wales":{"division":"england-and-wales","events":[\#(events.joined(separator: ","))]}}"#
    }

    var rollFile: String {
        var text = "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
        for person in people {
            for setting in person.settings {
                let days = person.attendance[setting].map(\.description) ?? ""
                text += "\(setting),\(person.upn ?? ""),,\(person.givenName),\(person.familyName),\(person.dateOfBirth),"
                text += "\(person.postcode),,,\(days),,\(person.isProtected ? "yes" : "")\n"
            }
        }
        // Every roll but one is loaded, whoever is on it.
        for setting in Self.settings where setting.hasRoll {
            text += "\(setting.id),,,Ordinary,Pupil,2015-05-05,WR99 9ZZ,,,,,\n"
        }
        return text
    }

    var keyAdultFile: String {
        var text = "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
        for setting in Self.settings.map(\.id) {
            let dates = trained.contains(setting) ? "2025-01-06,2029-01-05" : "2020-01-06,2023-01-05"
            text += "\(setting),Adult,\(Self.email(of: setting)),DSL,\(dates),,\n"
        }
        return text
    }

    static func calendarFile(_ rows: [CalendarEntry]) -> String {
        var text = "scope,kind,from,to,note\n"
        for row in rows { text += "\(row.scope),\(row.kind.rawValue),\(row.from),\(row.to),\n" }
        return text
    }

    var calendarFile: String { Self.calendarFile(calendar.sorted { $0.key < $1.key }.flatMap(\.value)) }
}
