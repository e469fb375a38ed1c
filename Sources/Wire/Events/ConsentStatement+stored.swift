// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension ConsentStatement {
    /// Its canonical JSON as part of a case.
    var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.truth("obtainedSafely", obtainedSafely)
        writer.object("override", override?.stored)
        writer.array("scopes", scopes.isEmpty ? nil : scopes) { $0.string($1.rawValue) }
        writer.text("state", state.rawValue)
        return writer.finish()
    }
}

extension ConsentOverride {
    /// Its canonical JSON as part of a statement.
    var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.instant("decidedAt", decidedAt)
        writer.text("decidedBy", decidedBy)
        writer.text("limb", limb.rawValue)
        writer.text("reason", reason)
        writer.text("reviewedBy", reviewedBy)
        return writer.finish()
    }
}
