// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Portal

/// Passwords and one-time codes against the vectors of their standards.
@Suite struct CredentialTests {
    @Test(arguments: [
        (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `one-time codes are those of RFC 6238 appendix B`(seconds: Int64, code: String) {
        let one = OneTimeCode(key: Array("12345678901234567890".utf8))
        #expect(one.code(step: OneTimeCode.step(at: seconds), digits: 8) == code)
    }

    @Test func `a code counts in its step and one before and after, and no other`() {
        let one = OneTimeCode(key: Array("12345678901234567890".utf8))
        let code = one.code(step: 1000)
        for step in Int64(997)...1003 {
            #expect(one.step(of: code, at: step * 30 + 7) == ((999...1001).contains(step) ? 1000 : nil))
        }
        #expect(one.step(of: "", at: 30_000) == nil)
        #expect(one.step(of: code + "0", at: 30_000) == nil)
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648 section 10`(plain: String, text: String) { #expect(Base32.text(Array(plain.utf8)) == text) }

    @Test func `what an authenticator opens names nobody but the account, escaped`() {
        let link = OneTimeCode(key: Array("foobar".utf8)).link(account: "a&b=c@example.example", issuer: "First Bell")
        #expect(link == "otpauth://totp/First%20Bell:a%26b%3Dc%40example%2Eexample?secret=MZXW6YTBOI&issuer=First%20Bell")
    }

    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
    ])
    func `scrypt is that of RFC 7914 section 12`(password: String, salt: String, logN: Int, r: Int, p: Int, hash: String) throws {
        let made = try #require(PasswordHash(password, salt: Array(salt.utf8), cost: .init(logN: logN, r: r, p: p), length: 64))
        #expect(made.hash.map { String(format: "%02x", $0) }.joined() == hash)
    }

    @Test func `a hash of the cost in use is made, read back and matches its password alone`() throws {
        let made = try #require(PasswordHash("three random words", salt: [UInt8](repeating: 7, count: 16)))
        let read = try #require(PasswordHash(made.text))
        #expect(read == made && read.cost == .standard)
        #expect(read.matches("three random words"))
        #expect(!read.matches("three random word"))
        #expect(!read.matches(""))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$40$8$1$AA==$AA==", "bcrypt$4$1$1$AA==$AA==", "scrypt$4$1$1$AA==$", "scrypt$4$1$0$AA==$AA==",
    ])
    func `a text that is no hash is none`(text: String) { #expect(PasswordHash(text) == nil) }

    @Test func `a recovery code counts however it is typed`() {
        let code = Secret.recoveryCode()
        #expect(code.count == 19)
        #expect(Secret.recovered(" \(code.lowercased().replacing("-", with: " ")) ") == code.replacing("-", with: ""))
    }

    @Test func `a seal is for one cookie and one process`() {
        let seal = FormSeal()
        let text = seal.text(for: "cookie")
        #expect(seal.accepts(text, for: "cookie"))
        #expect(!seal.accepts(text, for: "cookie2"))
        #expect(!seal.accepts(text, for: nil) && !seal.accepts(nil, for: "cookie") && !seal.accepts("", for: ""))
        #expect(!FormSeal().accepts(text, for: "cookie"))
    }
}
