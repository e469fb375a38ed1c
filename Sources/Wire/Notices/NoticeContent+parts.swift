// SPDX-License-Identifier: Apache-2.0
import Safeguarding

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
