// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Typed reading of members: each returns nil after it has added an error.
extension JSONValue {
    func string(_ errors: inout FieldErrors) -> String? {
        guard let text = string else {
            errors.add(.wrongType, at: self, "A string is needed here.")
            return nil
        }
        return text
    }

    func text(_ rule: TextRule, _ errors: inout FieldErrors) -> String? {
        guard kind == .string else { return string(&errors) }
        if let fault = withUTF8({ rule.fault(in: $0) }) ?? nil {
            errors.add(.invalidValue, at: self, fault)
            return nil
        }
        return string
    }

    func boolean(_ errors: inout FieldErrors) -> Bool? {
        guard let value = boolean else {
            errors.add(.wrongType, at: self, "`true` or `false` is needed here.")
            return nil
        }
        return value
    }

    func integer(in range: ClosedRange<Int64>, _ errors: inout FieldErrors) -> Int64? {
        guard kind == .number, let value = integer else {
            errors.add(.wrongType, at: self, "An integer is needed here.")
            return nil
        }
        guard range.contains(value) else {
            errors.add(.invalidValue, at: self, "An integer from \(range.lowerBound) to \(range.upperBound) is needed here.")
            return nil
        }
        return value
    }

    /// One of the values of a closed set.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type, _ errors: inout FieldErrors) -> Choice? {
        guard let text = string(&errors) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let values = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            errors.add(.invalidValue, at: self, "One of \(values) is needed here.")
            return nil
        }
        return choice
    }

    /// An array with a bounded number of elements, each read by `element`.
    func list<Element>(
        _ range: ClosedRange<Int>, _ errors: inout FieldErrors, _ element: (JSONValue, inout FieldErrors) -> Element?
    ) -> [Element]? {
        guard kind == .array else {
            errors.add(.wrongType, at: self, "An array is needed here.")
            return nil
        }
        guard range.contains(count) else {
            errors.add(.invalidValue, at: self, "\(range.lowerBound) to \(range.upperBound) elements are needed here.")
            return nil
        }
        var list: [Element] = []
        list.reserveCapacity(count)
        for value in elements {
            if let element = element(value, &errors) { list.append(element) }
        }
        return list.count == count ? list : nil
    }

    /// An array like `list`, in which no element may come twice.
    func set<Element: Equatable>(
        _ range: ClosedRange<Int>, _ errors: inout FieldErrors, _ element: (JSONValue, inout FieldErrors) -> Element?
    ) -> [Element]? {
        var seen: [Element] = []
        return list(range, &errors) { value, errors in
            guard let element = element(value, &errors) else { return nil }
            guard !seen.contains(element) else {
                errors.add(.invalidValue, at: value, "This element is in the array already.")
                return nil
            }
            seen.append(element)
            return element
        }
    }

    /// An identifier of a person, a setting or a case, in its normal form.
    func identifier<Value>(_ check: (String) -> IdentifierCheck<Value>, _ errors: inout FieldErrors) -> Value? {
        guard let text = string(&errors) else { return nil }
        let result = check(text)
        if let fault = result.fault {
            let isCheck = fault == .upnCheckLetter || fault == .nhsNumberCheckDigit
            errors.add(isCheck ? .wrongCheckCharacter : .invalidValue, at: self, fault.advice)
        }
        return result.value
    }

    func partner(_ errors: inout FieldErrors) -> PartnerID? {
        guard kind == .string else {
            _ = string(&errors)
            return nil
        }
        // Splitting at the octet costs a twentieth of splitting a String, which looks for grapheme clusters.
        let parsed: PartnerID?? = withUTF8 { text in
            guard let slash = text.firstIndex(of: UInt8(ascii: "/")),
                let kind = PartnerKind(rawValue: String(decoding: text[..<slash], as: UTF8.self))
            else { return nil }
            return PartnerID(kind: kind, code: String(decoding: text[(slash + 1)...], as: UTF8.self))
        }
        guard let partner = parsed ?? nil else {
            errors.add(.invalidValue, at: self, "A partner id such as `school/116900` is needed here.")
            return nil
        }
        return partner
    }

    func date(_ errors: inout FieldErrors) -> CivilDate? {
        guard let text = string(&errors) else { return nil }
        guard let date = CivilDate(iso: text) else {
            errors.add(.invalidValue, at: self, "A day that exists, as YYYY-MM-DD, is needed here.")
            return nil
        }
        return date
    }

    func digest(_ errors: inout FieldErrors) -> [UInt8]? { text(.digest, &errors).flatMap { Digest.octets(hex: $0) } }
}
