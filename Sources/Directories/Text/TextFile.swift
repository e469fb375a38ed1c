// SPDX-License-Identifier: Apache-2.0

/// A text file whose encoding is settled: where its text begins and how to decode it.
struct TextFile {
    let encoding: TextEncoding
    /// The octets of a byte order mark, to be skipped.
    let start: Int

    /// Settles on UTF-8, with or without a byte order mark; nil after reporting an error.
    static func utf8(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> TextFile? {
        switch EncodingCheck(octets) {
        case .ascii: return TextFile(encoding: .utf8, start: 0)
        case .utf8(let mark): return TextFile(encoding: .utf8, start: mark)
        case .other(let offset):
            report.error(
                .encoding, line: line(of: offset, octets), column: place(of: offset, octets),
                "is not UTF-8; it looks like a Windows code page", remedy: "Save the file as \"CSV UTF-8\"")
        case .wide, .binary: reportUnreadable(EncodingCheck(octets), octets, &report)
        }
        return nil
    }

    /// Settles on Windows-1252 as GIAS publishes; a file that was saved again as UTF-8 is taken with a warning.
    static func windows1252(_ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport) -> TextFile? {
        switch EncodingCheck(octets) {
        case .ascii: return TextFile(encoding: .windows1252, start: 0)
        case .utf8(let mark):
            report.warning(
                .encoding, "is UTF-8, where the published extract is Windows-1252; it was read as UTF-8",
                remedy: "Import the extract as downloaded, so that nothing was changed on the way")
            return TextFile(encoding: .utf8, start: mark)
        case .other:
            if let offset = octets.firstIndex(where: { !Windows1252.isDefined($0) }) {
                report.error(
                    .encoding, line: line(of: offset, octets), column: place(of: offset, octets),
                    "is neither Windows-1252 nor UTF-8", remedy: "Import the extract as downloaded")
                return nil
            }
            return TextFile(encoding: .windows1252, start: 0)
        case .wide, .binary: reportUnreadable(EncodingCheck(octets), octets, &report)
        }
        return nil
    }

    private static func reportUnreadable(
        _ check: EncodingCheck, _ octets: UnsafeBufferPointer<UInt8>, _ report: inout ImportReport
    ) {
        if case .binary(let offset) = check, offset > 3 {
            report.error(
                .encoding, line: line(of: offset, octets), column: place(of: offset, octets),
                "holds an octet 0, so it is not a text file", remedy: "Export it as text, not as a workbook or an archive")
        } else {
            report.error(.encoding, "is UTF-16 or no text at all", remedy: "Save the file as \"CSV UTF-8\"")
        }
    }

    private static func line(of offset: Int, _ octets: UnsafeBufferPointer<UInt8>) -> Int {
        octets[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }

    /// Counted in octets: before the encoding is known there are no characters.
    private static func place(of offset: Int, _ octets: UnsafeBufferPointer<UInt8>) -> String {
        let lineStart = octets[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return "octet \(offset - lineStart + 1)"
    }
}
