// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// Puts a page into the frame that all have, in one language.
struct PageWriter: Sendable {
    let words: Words
    let zone: Zone
    let isRehearsal: Bool
    /// By the clock that the pages show.
    var now: Instant
    /// The path that was asked for.
    let here: String
    var visitor: PortalSite.Visitor?
    /// Whether there is anything to see about how one signs in.
    var hasAccountPage = false
    /// Of the forms of the session.
    var seal = ""
    /// When the session ends by itself, by the clock that the pages show.
    var sessionEnd: Instant?

    /// A page of a template; `title` is a key of the words and never about a person.
    func page(
        _ status: Int, title: String, _ template: String, _ values: [String: Any], isGet: Bool = true, script: String? = nil
    ) -> Page {
        var values = values
        values["w"] = words.table
        if values["seal"] == nil { values["seal"] = seal }
        values["session"] = visitor.map { ["home": $0.home, "homeWord": words[PortalPlace.word(of: $0.account.role)]] }
        let content = Templates.render(template, values)
        let other: Language = words.language == .english ? .welsh : .english
        var frame: [String: Any] = [
            "w": words.table, "language": words.language.rawValue, "otherCode": other.rawValue, "title": words[title],
            "style": StyleSheet.path, "content": content,
        ]
        if isRehearsal { frame["rehearsal"] = true }
        if let visitor {
            frame["session"] = [
                "name": visitor.account.name, "setting": visitor.setting, "seal": seal, "here": isGet ? here : visitor.home,
                "until": words("sessionUntil", ["time": sessionEnd.map { words.time(zone.wallTime(at: $0)) } ?? ""]),
            ]
            let places = PortalPlace.allCases.filter {
                $0.roles.contains(visitor.account.role) && ($0 != .account || hasAccountPage)
            }
            frame["places"] = places.map { place in
                var link: [String: Any] = ["path": "/\(place.rawValue)", "word": words[place.word]]
                if here == "/\(place.rawValue)" { link["isHere"] = true }
                return link
            }
        }
        if let script { frame["script"] = script }
        var page = Page(status: status, html: Templates.render("layout", frame))
        // What was read does not stay on the screen of whoever went away.
        if let visitor { page.headers.append(("Refresh", "\(visitor.left);url=/sign-in?ended=1")) }
        if script != nil { page.allowScript() }
        return page
    }

    /// A time that somebody has to keep: the day in words where it is near.
    func due(_ instant: Instant) -> String {
        let wall = zone.wallTime(at: instant)
        let key: String? =
            switch wall.date.daysSinceEpoch - zone.date(at: now).daysSinceEpoch {
            case -1: "yesterdayAt"
            case 0: "todayAt"
            case 1: "tomorrowAt"
            default: nil
            }
        return key.map { words($0, ["time": words.time(wall)]) } ?? words.moment(instant, in: zone)
    }

    /// What a notice is called: never after whom it is about.
    func title(of flow: Flow, _ kind: NoticeKind, _ releasedAt: Instant) -> String {
        words(
            kind == .recall ? "title.recall" : kind == .drill ? "title.drill" : "title.notice",
            ["flow": words["flow.\(flow.rawValue)"], "when": words.moment(releasedAt, in: zone)])
    }

    /// A heading and a sentence.
    func message(_ status: Int, _ heading: String, _ text: String) -> Page {
        page(status, title: heading, "message", ["heading": words[heading], "text": words[text]], isGet: false)
    }
}
