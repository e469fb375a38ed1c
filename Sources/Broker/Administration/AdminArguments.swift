// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Typed reading of a request's arguments.
struct AdminArguments {
    let value: JSONValue

    init(_ octets: [UInt8]) throws {
        do {
            value = try JSONDocument(octets).root
        } catch {
            throw AdminFailure("the request is not JSON", try: "a command of the same version as the daemon")
        }
    }

    func text(_ name: StaticString) throws -> String {
        guard let text = value.member(name)?.string, !text.isEmpty else {
            throw AdminFailure("\(name) is missing", try: "a command of the same version as the daemon")
        }
        return text
    }

    func optionalText(_ name: StaticString) -> String? { value.member(name)?.string }

    func truth(_ name: StaticString) -> Bool { value.member(name)?.boolean ?? false }

    func integer(_ name: StaticString) throws -> Int64 {
        guard let number = value.member(name)?.integer else {
            throw AdminFailure("\(name) is missing", try: "a command of the same version as the daemon")
        }
        return number
    }

    func partner(_ name: StaticString) throws -> PartnerID {
        let text = try text(name)
        guard let id = PartnerID(text) else {
            throw AdminFailure("\(name) is not a partner id", try: "an id such as school/116900 or police/22")
        }
        return id
    }

    func notice(_ name: StaticString) throws -> NoticeID {
        guard let id = NoticeID(try text(name)) else {
            throw AdminFailure("\(name) is not the id of a hold", try: "firstbell hold list")
        }
        return id
    }

    func instant(_ name: StaticString) throws -> Instant {
        do {
            return try Instant(rfc3339: try text(name))
        } catch is InstantSyntaxError {
            throw AdminFailure("\(name) is not a time with an offset", try: "a time such as 2026-11-17T23:40:00Z")
        }
    }
}
