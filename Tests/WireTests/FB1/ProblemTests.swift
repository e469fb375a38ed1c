// SPDX-License-Identifier: Apache-2.0
import Testing
import Wire

@Suite struct ProblemTests {
    @Test(arguments: ProblemCode.allCases) func `every code has a title, a status, help and a body that reads back`(
        code: ProblemCode
    ) throws {
        #expect((400...599).contains(code.status))
        #expect(!code.title.isEmpty && !code.title.hasSuffix("."))
        #expect(code.help.hasSuffix("."))
        let problem = Problem(code)
        #expect(try Problem(body: problem.octets) == problem)
        #expect(try JSONDocument(problem.octets).root.canonical() == problem.octets)
    }

    @Test func `a problem keeps its errors, its cause and its wait`() throws {
        let problem = Problem(
            .retryLater, detail: "The journal waits for space.",
            errors: [FieldError(pointer: "/a~1b/0", .missing), FieldError(pointer: "", code: "later-code", detail: "Later.")],
            retryAfter: 30, cause: .disk)
        #expect(try Problem(body: problem.octets) == problem)
        #expect(try JSONDocument(problem.octets).root.canonical() == problem.octets)
        #expect(String(decoding: problem.octets, as: UTF8.self).contains(#""retryAfter":30,"status":503"#))
    }

    @Test func `only what may succeed later is retriable`() {
        #expect(ProblemCode.allCases.filter(\.isRetriable) == [.noSession, .tooManyUnanswered, .retryLater])
    }

    @Test func `a body that is not JSON is answered with where, and not with what`() throws {
        let secret = "Ada Sample"
        let error = #expect(throws: Problem.self) { try Hello(body: Array("{\"window\": \(secret)}".utf8)) }
        let problem = try #require(error)
        #expect(problem.code == .notJSON)
        #expect(problem.errors.map(\.pointer) == ["/window"])
        #expect(!String(decoding: problem.octets, as: UTF8.self).contains("Sample"))
    }

    @Test func `at most fifty errors are listed`() {
        let body = "{" + (0..<60).map { "\"m\($0)\":1" }.joined(separator: ",") + "}"
        let problem = #expect(throws: Problem.self) { try Hello(body: Array(body.utf8)) }
        #expect(problem?.errors.count == 50)
    }
}
