// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Wire

@testable import Exchange

/// `Schemas/openapi.json` against the code, and what is served against it.
@Suite struct ExchangeDocumentTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let text = root.appending(path: "Sources/Exchange/Document/ExchangeDocument+text.swift")

    private static func schema(_ name: String) throws -> JSONValue {
        try JSONDocument(Array(try Data(contentsOf: root.appending(path: "Schemas/" + name)))).root
    }

    /// A document with every schema that it refers to among its components.
    private static func bundled() throws -> JSON {
        var names: Set<String> = []
        let document = rewritten(try schema("openapi.json").tree) { target in
            guard target.hasPrefix("./") else { return target }
            names.insert(String(target.dropFirst(2)))
            return "#/components/schemas/" + key(target.dropFirst(2))
        }
        let schemas = try names.sorted().map { name in
            let schema = rewritten(try schema(name).tree) { "#/components/schemas/\(key(name[...]))\($0.dropFirst())" }
            return JSON.Member(key(name[...]), schema)
        }
        guard case .object(var members) = document, let place = members.firstIndex(where: { $0.name == "components" }),
            case .object(var components) = members[place].value,
            let own = components.firstIndex(where: { $0.name == "schemas" }), case .object(let ownSchemas) = components[own].value
        else { return document }
        components[own].value = .object(ownSchemas + schemas)
        members[place].value = .object(components)
        return .object(members)
    }

    /// The name of a schema among the components: that of its file without the ending.
    private static func key(_ name: Substring) -> String { String(name).replacingOccurrences(of: ".schema.json", with: "") }

    /// A tree with each `$ref` changed, and without what names it as a document of its own.
    private static func rewritten(_ value: JSON, _ change: (String) -> String) -> JSON {
        switch value {
        case .object(let members):
            .object(
                members.filter { $0.name != "$schema" && $0.name != "$id" }.map { member in
                    if member.name == "$ref", case .string(let target) = member.value {
                        return JSON.Member("$ref", .string(change(target)))
                    }
                    return JSON.Member(member.name, rewritten(member.value, change))
                })
        case .array(let elements): .array(elements.map { rewritten($0, change) })
        default: value
        }
    }

    /// `RECORD_SNAPSHOTS=1` writes what is served anew and fails.
    @Test func `what is served is the document with the schemas of today in it`() throws {
        let expected = String(decoding: try Self.bundled().octets, as: UTF8.self)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            var lines = [
                "// SPDX-License-Identifier: Apache-2.0",
                "// Written by ExchangeDocumentTests from Schemas; not to be changed by hand.", "",
                "extension ExchangeDocument {", "    static let text = #\"\"\"",
            ]
            var rest = expected[...]
            while !rest.isEmpty {
                let piece = rest.prefix(110)
                rest = rest.dropFirst(110)
                lines.append("        " + piece + (rest.isEmpty ? "" : "\\#"))
            }
            lines += ["        \"\"\"#", "}", ""]
            try Data(lines.joined(separator: "\n").utf8).write(to: Self.text)
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        let isServed = String(decoding: ExchangeDocument.octets, as: UTF8.self) == expected
        #expect(isServed, "record it anew")
        #expect(!expected.contains("schema.json\""))
    }

    @Test func `every path and method of the document is a route, and every route is there`() throws {
        var documented: Set<String> = []
        for path in try #require(try Self.schema("openapi.json")["paths"]).members {
            for operation in path.value.members {
                let (method, template) = (try #require(operation.name.string).uppercased(), try #require(path.name.string))
                let route = try #require(ExchangeRoute(path: template.replacingOccurrences(of: "{id}", with: "x")))
                #expect(route.method.rawValue == method)
                documented.insert("\(route)")
            }
        }
        let routes: [ExchangeRoute] = [.publish, .status(event: "x"), .notices, .receipt, .document]
        #expect(documented == Set(routes.map { "\($0)" }))
    }

    @Test func `events and notices are those of FB1`() throws {
        let messages = try #require(try Self.schema("asyncapi.json")["components"]?["messages"])
        let paths = try #require(try Self.schema("openapi.json")["paths"])
        func references(_ choices: JSONValue?) -> Set<String> {
            Set(choices?.elements.compactMap { $0["$ref"]?.string } ?? [])
        }
        let body = paths["/v1/events"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
        let events = references(messages["PUBLISH"]?["payload"]?["schema"]?["oneOf"])
        #expect(events.count > 10 && references(body?["oneOf"]) == events)
        let answer = paths["/v1/notices"]?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"]
        let notices = references(messages["NOTICE"]?["payload"]?["schema"]?["oneOf"])
        #expect(!notices.isEmpty && references(answer?["properties"]?["notices"]?["items"]?["oneOf"]) == notices)
    }

    @Test func `the document names every status that FB1 can give to a path`() throws {
        let paths = try #require(try Self.schema("openapi.json")["paths"])
        /// What the broker may say to each verb (docs/protocol.md), by path.
        let said: [(String, String, [ProblemCode])] = [
            (
                "/v1/events", "post",
                [
                    .tooLarge, .notJSON, .invalidEvent, .unknownType, .notPermitted, .sourceMismatch, .suspended, .conflict,
                    .retryLater,
                    .tooManyUnanswered,
                ]
            ), ("/v1/events/{id}", "get", [.unknownEvent, .invalidBody, .notPermitted, .suspended, .retryLater]),
            ("/v1/notices", "get", [.notPermitted, .suspended, .retryLater]),
            (
                "/v1/receipts", "post",
                [
                    .tooLarge, .notJSON, .invalidReceipt, .notKeyAdult, .suspended, .unknownNotice, .digestMismatch, .stageConflict,
                    .retryLater,
                ]
            ),
        ]
        for (path, method, codes) in said {
            let responses = try #require(paths[path]?[method]?["responses"])
            for code in codes { #expect(responses[String(code.status)] != nil, "\(path) \(code)") }
        }
    }
}
