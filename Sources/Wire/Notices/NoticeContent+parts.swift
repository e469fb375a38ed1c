// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension NoticeContent {
    /// The member `supersedes` of a notice that takes the place of another.
    static func superseded(_ notice: String?) -> [UInt8]? {
        guard let notice else { return nil }
        var writer = ObjectWriter()
        writer.text("notice", notice)
        return writer.finish()
    }

    /// The id in the member `supersedes`.
    static func superseded(_ value: JSONValue, _ errors: inout FieldErrors) -> String? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            fields.required("notice", &errors)?.text(.token(64), &errors)
        }
    }
}

extension NoticeContent.DecisionReference {
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("basis", basis)
        writer.text("policy", policy)
        writer.text("rule", rule)
        return writer.finish()
    }
}

extension NoticeContent.EventReference {
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("id", id)
        writer.text("reference", reference)
        return writer.finish()
    }
}

extension NoticeContent.Handling {
    var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.text("contactParentPolicy", contactParentPolicy.rawValue)
        writer.text("text", text)
        return writer.finish()
    }
}
