// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// Puts a page into the frame that all have, in one language.
struct PageWriter: Sendable {
    let words: Words
    let zone: Zone
    let isRehearsal: Bool
    /// The path that was asked for.
    let here: String
    var visitor: PortalSite.Visitor?
    /// Of the forms of the session.
    var seal = ""
    /// When the session ends by itself, by the clock that the pages show.
    var sessionEnd: Instant?

    /// A page of a template; `title` is a key of the words and never about a person.
    func page(_ status: Int, title: String, _ template: String, _ values: [String: Any], isGet: Bool = true) -> Page {
        var values = values
        values["w"] = words.table
        if values["seal"] == nil { values["seal"] = seal }
        values["session"] = visitor == nil ? nil : true
        let content = Templates.render(template, values)
        let other: Language = words.language == .english ? .welsh : .english
        var frame: [String: Any] = [
            "w": words.table, "language": words.language.rawValue, "otherCode": other.rawValue, "title": words[title],
            "style": StyleSheet.path, "content": content,
        ]
        if isRehearsal { frame["rehearsal"] = true }
        if let visitor {
            frame["session"] = [
                "name": visitor.account.name, "setting": visitor.setting, "seal": seal, "here": isGet ? here : "/before-school",
                "seconds": String(SessionTable.idle),
                "until": words("sessionUntil", ["time": sessionEnd.map { words.time(zone.wallTime(at: $0)) } ?? ""]),
            ]
            if here == "/before-school" { frame["onInbox"] = true }
            if here == "/notices" { frame["onHistory"] = true }
        }
        return Page(status: status, html: Templates.render("layout", frame))
    }

    /// A heading and a sentence.
    func message(_ status: Int, _ heading: String, _ text: String) -> Page {
        page(status, title: heading, "message", ["heading": words[heading], "text": words[text]], isGet: false)
    }
}
