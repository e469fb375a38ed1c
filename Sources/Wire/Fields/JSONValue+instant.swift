// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension JSONValue {
    /// A time with an offset; nil after `naive-time` or `unparseable-time`.
    func instant(_ errors: inout FieldErrors) -> Instant? {
        guard kind == .string else {
            errors.add(.wrongType, at: self, "A string is needed here.")
            return nil
        }
        switch withUTF8({ TimeText($0) }) ?? .unparseable {
        case .instant(let instant): return instant
        case .naive: errors.add(.naiveTime, at: self)
        case .unparseable: errors.add(.unparseableTime, at: self)
        }
        return nil
    }
}
