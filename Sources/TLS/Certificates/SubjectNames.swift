// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The subject alternative names of a certificate or a request (RFC 5280 section 4.2.1.6).
package struct SubjectNames: Hashable, Sendable {
    /// URI names, in order; a name that is not UTF-8 is given with replacement characters, so that it is still counted.
    package var uris: [String] = []
    /// DNS names, in order.
    package var dns: [String] = []
    /// IP addresses in network order, 4 or 16 octets each.
    package var addresses: [[UInt8]] = []

    package init(uris: [String] = [], dns: [String] = [], addresses: [[UInt8]] = []) {
        self.uris = uris
        self.dns = dns
        self.addresses = addresses
    }

    /// Copies the names out of OpenSSL's stack, which stays the caller's; nil gives no names.
    init(reading names: OpaquePointer?) {
        guard let names = unsafe names else { return }
        let count = unsafe copenssl_sk_GENERAL_NAME_num(names)
        for index in 0..<count {
            var type: Int32 = 0
            guard let name = unsafe copenssl_sk_GENERAL_NAME_value(names, index),
                let value = unsafe GENERAL_NAME_get0_value(name, &type)
            else { continue }
            guard type == GEN_URI || type == GEN_DNS || type == GEN_IPADD else { continue }
            let string = unsafe value.assumingMemoryBound(to: ASN1_STRING.self)
            let octets = unsafe [UInt8](
                UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string))))
            switch type {
            case GEN_URI: uris.append(String(decoding: octets, as: UTF8.self))
            case GEN_DNS: dns.append(String(decoding: octets, as: UTF8.self))
            default: addresses.append(octets)
            }
        }
    }

    /// Runs `body` with OpenSSL's form of the names.
    func withGeneralNames<Value>(_ body: (OpaquePointer) -> Value?) throws(CertificateError) -> Value {
        guard let stack = unsafe GENERAL_NAMES_new() else {
            throw .openSSL(call: "GENERAL_NAMES_new", detail: OpenSSLQueue.takeReason())
        }
        defer { unsafe GENERAL_NAMES_free(stack) }
        let entries =
            uris.map { (GEN_URI, Array($0.utf8)) } + dns.map { (GEN_DNS, Array($0.utf8)) } + addresses.map { (GEN_IPADD, $0) }
        for (type, octets) in entries {
            guard let name = unsafe GENERAL_NAME_new(),
                let string = unsafe ASN1_STRING_type_new(type == GEN_IPADD ? V_ASN1_OCTET_STRING : V_ASN1_IA5STRING)
            else { throw .openSSL(call: "GENERAL_NAME_new", detail: OpenSSLQueue.takeReason()) }
            guard unsafe ASN1_STRING_set(string, octets, Int32(octets.count)) == 1 else {
                unsafe ASN1_STRING_free(string)
                unsafe GENERAL_NAME_free(name)
                throw .openSSL(call: "ASN1_STRING_set", detail: OpenSSLQueue.takeReason())
            }
            unsafe GENERAL_NAME_set0_value(name, type, string)
            guard unsafe copenssl_sk_GENERAL_NAME_push(stack, name) > 0 else {
                unsafe GENERAL_NAME_free(name)
                throw .openSSL(call: "sk_GENERAL_NAME_push", detail: OpenSSLQueue.takeReason())
            }
        }
        guard let value = unsafe body(stack) else {
            throw .openSSL(call: "X509V3_EXT_i2d", detail: OpenSSLQueue.takeReason())
        }
        return value
    }

    /// The octets of a numeric IPv4 or IPv6 address; nil for anything else.
    package static func address(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(0), let parsed = unsafe a2i_IPADDRESS(text) else {
            ERR_clear_error()
            return nil
        }
        defer { unsafe ASN1_OCTET_STRING_free(parsed) }
        return unsafe [UInt8](UnsafeBufferPointer(start: ASN1_STRING_get0_data(parsed), count: Int(ASN1_STRING_length(parsed))))
    }

    /// Whether the text may stand as a DNS name: labels of 1 to 63 letters, digits and inner hyphens, 253 octets in all
    /// (RFC 1123 section 2.1).
    package static func isDNSName(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { octet in
                    switch octet {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
    }
}
