// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// Code and schema held to each other both ways: whatever one takes, the other takes.
@Suite struct SchemaTests {
    static let folder = "Schemas"
    static let now = EventTests.now

    typealias Decoder = @Sendable ([UInt8]) throws(Problem) -> Void

    static let decoders: [String: Decoder] = {
        var decoders = bodies
        for type in EventType.allCases { decoders[type.rawValue] = decoder(of: type) }
        return decoders
    }()

    private static func decoder(of type: EventType) -> Decoder {
        { body throws(Problem) in
            guard try DecodedEvent(body: body, now: now).type == type else { throw Problem(.invalidEvent) }
        }
    }

    private static let bodies: [String: Decoder] = [
        "firstbell.notice.v1": { body throws(Problem) in
            guard try ReceivedNotice(body: body).envelope.type == .notice else { throw Problem(.invalidBody) }
        },
        "firstbell.hold.v1": { body throws(Problem) in
            guard try ReceivedNotice(body: body).envelope.type == .hold else { throw Problem(.invalidBody) }
        },
        "firstbell.recalled.v1": { body throws(Problem) in
            guard try ReceivedNotice(body: body).envelope.type == .recalled else { throw Problem(.invalidBody) }
        },
        "firstbell.drill.v1": { body throws(Problem) in
            guard try ReceivedNotice(body: body).envelope.type == .drill else { throw Problem(.invalidBody) }
        },
        "fb1.hello": { body throws(Problem) in _ = try Hello(body: body) },
        "fb1.welcome": { body throws(Problem) in _ = try Welcome(body: body) },
        "fb1.accepted": { body throws(Problem) in _ = try Accepted(body: body) },
        "fb1.rejected": { body throws(Problem) in _ = try Problem(body: body) },
        "fb1.receipt": { body throws(Problem) in _ = try Receipt(body: body) },
        "fb1.recorded": { body throws(Problem) in _ = try Recorded(body: body) },
        "fb1.status": { body throws(Problem) in _ = try StatusRequest(body: body) },
        "fb1.progress": { body throws(Problem) in _ = try Progress(body: body) },
        "fb1.bye": { body throws(Problem) in _ = try Bye(body: body) },
    ]

    static func problem(_ schema: String, _ body: [UInt8]) throws -> Problem? {
        guard let decoder = decoders[schema] else { throw SchemaJudge.Failure(description: "no decoder for \(schema)") }
        do throws(Problem) {
            try decoder(body)
            return nil
        } catch {
            return error
        }
    }

    static func examples(_ schema: String) throws -> [String] { try ExampleFiles.names(in: "\(folder)/examples/\(schema)") }

    @Test func `every type and every body has a schema, examples and a decoder`() throws {
        let schemas = try ExampleFiles.names(in: Self.folder).filter { $0.hasSuffix(".schema.json") }
        #expect(Set(schemas) == Set(Self.decoders.keys.map { "\($0).schema.json" }))
        for type in EventType.allCases.map(\.rawValue) + NoticeType.allCases.map(\.rawValue) {
            #expect(Self.decoders.keys.contains(type))
        }
        for name in Self.decoders.keys {
            let examples = try Self.examples(name)
            #expect(examples.contains { $0.hasPrefix("valid-") })
            #expect(examples.filter { $0.hasPrefix("invalid-") }.count >= 3, "\(name)")
        }
    }

    @Test func `every example is what its name says, to our code and to jsonschema`() throws {
        var names: [String] = []
        var cases: [SchemaJudge.Case] = []
        for schema in Self.decoders.keys.sorted() {
            for name in try Self.examples(schema) {
                let body = try ExampleFiles.octets("\(Self.folder)/examples/\(schema)/\(name)")
                let valid = name.hasPrefix("valid-")
                let problem = try Self.problem(schema, body)
                #expect((problem == nil) == valid, "\(schema)/\(name): \(String(describing: problem))")
                names.append("\(schema)/\(name)")
                cases.append(.init(schema: schema, instance: try JSONDocument(body).root.canonical()))
            }
        }
        for (name, verdict) in zip(names, try SchemaJudge.verdicts(cases)) {
            #expect(verdict == name.contains("/valid-"), "\(name)")
        }
    }

    /// What a schema cannot say: that a time is ahead of a clock, and that a digest is the one of `data`.
    static func isBeyondSchemas(_ problem: Problem) -> Bool {
        problem.code == .digestMismatch
            || !problem.errors.isEmpty && problem.errors.allSatisfy { $0.code == FieldCode.futureTime.rawValue }
    }

    @Test(arguments: 0..<4) func `code and schema agree on seeded mutations of every example`(seed: Int) throws {
        var generator = SeededGenerator(seed: 1000 + seed)
        var cases: [SchemaJudge.Case] = []
        var problems: [Problem?] = []
        for schema in Self.decoders.keys.sorted() {
            let names = try Self.examples(schema)
            let trees = try names.map { try ExampleFiles.tree("\(Self.folder)/examples/\(schema)/\($0)") }
            let valid = zip(names, trees).filter { $0.0.hasPrefix("valid-") }.map(\.1)
            let rounds = EventType(rawValue: schema) == nil ? 100 : 400
            for _ in 0..<rounds {
                var tree = (Int.random(in: 0..<4, using: &generator) > 0 ? valid : trees).randomElement(using: &generator) ?? .null
                for _ in 0..<Int.random(in: 1...2, using: &generator) {
                    tree = Mutation.mutated(tree, among: trees, using: &generator)
                }
                if case .object(let members) = tree, let data = members.first(where: { $0.name == "data" })?.value,
                    EventType(rawValue: schema) == nil, Bool.random(using: &generator)
                {
                    tree = tree.setting("/digest", to: .string(Digest.hex(Digest.sha256(data.canonical))))
                }
                cases.append(.init(schema: schema, instance: tree.octets))
                problems.append(try Self.problem(schema, tree.octets))
            }
        }
        var agreed = (valid: 0, invalid: 0)
        for ((item, problem), verdict) in zip(zip(cases, problems), try SchemaJudge.verdicts(cases)) {
            switch (problem, verdict) {
            case (nil, true): agreed.valid += 1
            case (.some, false): agreed.invalid += 1
            case (let problem?, true) where Self.isBeyondSchemas(problem): break
            default:
                Issue.record(
                    "\(item.schema) says \(verdict), our code \(String(describing: problem)): \(String(decoding: item.instance, as: UTF8.self))"
                )
            }
        }
        // A mutator that only ever broke, or never broke, an example would prove little.
        #expect(agreed.valid > 100 && agreed.invalid > 500)
    }
}
