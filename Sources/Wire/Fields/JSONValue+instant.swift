// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension JSONValue {
    /// A time with an offset; nil after `naive-time` or `unparseable-time`.
    func instant(_ errors: inout FieldErrors) -> Instant? {
        guard kind == .string else {
            errors.add(.wrongType, at: self, "A string is needed here.")
            return nil
        }
        let parsed: Result<Instant, InstantSyntaxError>? = withUTF8 { text in
            do throws(InstantSyntaxError) { return .success(try Instant(rfc3339: text)) } catch { return .failure(error) }
        }
        switch parsed {
        case .success(let instant): return instant
        case .failure(.naive): errors.add(.naiveTime, at: self)
        default: errors.add(.unparseableTime, at: self)
        }
        return nil
    }
}
