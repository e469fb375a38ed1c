// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing

@testable import firstbell

@Suite struct MatchWeightsFileTests {
    private static let shipped = BuiltProgram.package + "/deploy/matching.yaml"

    private func problems(_ change: (String) -> String) throws -> [ConfigurationError.Problem] {
        let text = change(try String(contentsOfFile: Self.shipped, encoding: .utf8))
        do throws(ConfigurationError) {
            _ = try MatchWeightsFile(text: text, name: "weights.yaml")
            return []
        } catch { return error.problems }
    }

    @Test func `the example says what is shipped`() throws {
        #expect(try MatchWeightsFile.load(Self.shipped) == .shipped)
    }

    @Test func `what is wrong is named with its line`() throws {
        #expect(try problems { $0 } == [])
        #expect(try problems { $0.replacing("certain: 40", with: "certain: forty") }.map(\.place) == ["weights.yaml:8"])
        #expect(try problems { $0.replacing("certain: 40\n", with: "") }.map(\.what) == ["certain is missing"])
        #expect(try problems { $0.replacing("exact: 0.98 0.0000001", with: "exact: 0.98") }.count == 1)
        #expect(try problems { $0.replacing("exact: 0.98 0.0000001", with: "exact: 0.01 0.99") }.count == 1)
        #expect(
            try problems { $0.replacing("needed: givenName", with: "needed: shoeSize") }.first?.what.contains("shoeSize") == true)
        #expect(
            try problems { $0.replacing("certain: 40", with: "certain: 10") }.map(\.what) == ["possible must lie below certain"])
        #expect(try problems { $0 + "height:\n  exact: 1 1\n" }.count == 1)
    }
}
