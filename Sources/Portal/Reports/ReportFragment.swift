// SPDX-License-Identifier: Apache-2.0

/// The part of a report's own page that a page of the portal shows.
enum ReportFragment {
    /// What stands in `main` of a page of `Reports`, whose every text is escaped, so that each tag is one of its own.
    ///
    /// Wide tables and drawings get a place to scroll in that the keyboard reaches (WCAG 2.1.1); nothing else changes.
    static func html(of page: String) -> String {
        guard let start = page.firstRange(of: "<main>"), let end = page.firstRange(of: "</main>"),
            start.upperBound <= end.lowerBound
        else { return "" }
        var result = ""
        var number = 0
        var rest = page[start.upperBound..<end.lowerBound]
        while let table = rest.firstRange(of: "<table><caption>"),
            let close = rest[table.upperBound...].firstRange(of: "</caption>")
        {
            let caption = rest[table.upperBound..<close.lowerBound]
            // Several tables of a report may have one caption, and regions need names of their own.
            number += 1
            result += rest[..<table.lowerBound]
            result +=
                "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(number). \(caption)\"><table><caption>\(caption)</caption>"
            rest = rest[close.upperBound...]
            guard let done = rest.firstRange(of: "</table>") else { break }
            result += rest[..<done.upperBound] + "</div>"
            rest = rest[done.upperBound...]
        }
        return (result + rest).replacing("<figure>", with: "<figure tabindex=\"0\">")
    }
}
