// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The body of `RECEIPT`: how far a recipient has come with a notice.
package struct Receipt: Hashable, Sendable {
    /// The id of the notice.
    package var notice: String
    /// The notice's own digest, 32 octets.
    package var digest: [UInt8]
    package var stage: ReceiptStage
    /// E-mail of the key adult; whether one is needed and current is the broker's to say (`not-key-adult`).
    package var by: String?
    /// When it happened, as the recipient claims.
    package var at: Instant?
    package var code: ReceiptCode?
    package var note: String?

    package init(
        notice: String, digest: [UInt8], stage: ReceiptStage, by: String? = nil, at: Instant? = nil, code: ReceiptCode? = nil,
        note: String? = nil
    ) {
        self.notice = notice
        self.digest = digest
        self.stage = stage
        self.by = by
        self.at = at
        self.code = code
        self.note = note
    }

    /// - Throws: `Problem` with `not-json` or `invalid-receipt`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidReceipt, unknown: .refused) { fields, errors in
            let notice = fields.required("notice", &errors)?.text(.token(64), &errors)
            let digest = fields.required("digest", &errors)?.digest(&errors)
            let stage = fields.required("stage", &errors)?.choice(ReceiptStage.self, &errors)
            let by = fields.optional("by")?.text(.token(254), &errors)
            let at = fields.optional("at")?.instant(&errors)
            let codeValue = fields.optional("code")
            let code = codeValue?.choice(ReceiptCode.self, &errors)
            let note = fields.optional("note")?.text(.paragraph(1000), &errors)
            if let code, let codeValue, let stage, code.stage != stage {
                errors.add(.invalidValue, at: codeValue, "This code does not belong to this stage.")
            }
            if stage == .refused, codeValue == nil {
                errors.add(.missing, in: fields.object, member: "code", "A refusal needs a reason.")
            }
            guard let notice, let digest, let stage else { return nil }
            return Receipt(notice: notice, digest: digest, stage: stage, by: by, at: at, code: code, note: note)
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 256)
        var separator: StaticString = "{"
        if let at {
            writer.raw("{\"at\":")
            writer.instant(at)
            separator = ","
        }
        if let by {
            writer.raw(separator)
            writer.raw("\"by\":")
            writer.string(by)
            separator = ","
        }
        if let code {
            writer.raw(separator)
            writer.raw("\"code\":")
            writer.string(code.rawValue)
            separator = ","
        }
        writer.raw(separator)
        writer.raw("\"digest\":")
        writer.hex(digest)
        if let note {
            writer.raw(",\"note\":")
            writer.string(note)
        }
        writer.raw(",\"notice\":")
        writer.string(notice)
        writer.raw(",\"stage\":")
        writer.string(stage.rawValue)
        writer.raw("}")
        return writer.octets
    }
}

/// The body of `RECORDED`: the stage as it stands in the journal.
package struct Recorded: Hashable, Sendable {
    package var notice: String
    package var stage: Stage
    /// The broker's time of the stage.
    package var at: Instant

    package init(notice: String, stage: Stage, at: Instant) {
        self.notice = notice
        self.stage = stage
        self.at = at
    }

    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            let notice = fields.required("notice", &errors)?.text(.token(64), &errors)
            let stage = fields.required("stage", &errors)?.choice(Stage.self, &errors)
            let at = fields.required("at", &errors)?.instant(&errors)
            guard let notice, let stage, let at else { return nil }
            return Recorded(notice: notice, stage: stage, at: at)
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 128)
        writer.raw("{\"at\":")
        writer.instant(at)
        writer.raw(",\"notice\":")
        writer.string(notice)
        writer.raw(",\"stage\":")
        writer.string(stage.rawValue)
        writer.raw("}")
        return writer.octets
    }
}
