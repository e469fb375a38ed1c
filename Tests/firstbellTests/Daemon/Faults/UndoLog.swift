// SPDX-License-Identifier: Apache-2.0

/// What a process did to its disk and had not synced when it died, as `Tests/Disk/disk.c` kept it.
struct UndoLog: Sendable {
    /// One thing that was not durable.
    enum Step: Hashable, Sendable {
        /// `old` is what stood there, `size` how long the file was.
        case write(path: String, offset: Int, count: Int, size: Int, old: [UInt8])
        /// `old` is what was cut off.
        case truncate(path: String, to: Int, size: Int, old: [UInt8])
        case create(path: String)
        /// `kept` is another name of the file that was unlinked.
        case unlink(path: String, kept: String)

        var path: String {
            switch self {
            case .write(let path, _, _, _, _), .truncate(let path, _, _, _), .create(let path), .unlink(let path, _): path
            }
        }
    }

    /// In the order in which they were done.
    private(set) var steps: [Step] = []

    private static let headerLength = 40

    init(_ octets: [UInt8]) throws {
        var names: [UInt32: String] = [:]
        var position = 0
        // The last entry may be cut short by the kill, which then came before what it was to undo.
        while position + Self.headerLength <= octets.count {
            let kind = octets.integer(UInt32.self, at: position)
            let file = octets.integer(UInt32.self, at: position + 4)
            let length = Int(octets.integer(UInt32.self, at: position + 8))
            let numbers = (0..<3).map { Int(octets.integer(UInt64.self, at: position + 16 + 8 * $0)) }
            let start = position + Self.headerLength
            guard start + length <= octets.count else { break }
            try read(kind, file, numbers, Array(octets[start..<start + length]), &names)
            position = start + length
        }
    }

    private mutating func read(
        _ kind: UInt32, _ file: UInt32, _ numbers: [Int], _ payload: [UInt8], _ names: inout [UInt32: String]
    ) throws {
        if kind == 1 { names[file] = String(decoding: payload, as: UTF8.self) }
        let path = names[file] ?? ""
        switch kind {
        case 1: break
        case 2: steps.append(.write(path: path, offset: numbers[0], count: numbers[1], size: numbers[2], old: payload))
        case 3: steps.append(.truncate(path: path, to: numbers[0], size: numbers[2], old: payload))
        case 4: steps.removeAll { $0.path == path && $0.isContent }
        case 5: steps.append(.create(path: path))
        case 6: steps.append(.unlink(path: path, kept: String(decoding: payload, as: UTF8.self)))
        case 7: steps.removeAll { !$0.isContent }
        default: throw Unreadable()
        }
    }

    struct Unreadable: Error {}
}

extension UndoLog.Step {
    /// Whether a sync of the file makes it durable; the rest needs a sync of the folder.
    var isContent: Bool {
        switch self {
        case .write, .truncate: true
        case .create, .unlink: false
        }
    }
}

extension [UInt8] {
    /// A number in the byte order of the machines that the tests run on, little-endian.
    fileprivate func integer<T: FixedWidthInteger>(_: T.Type, at position: Int) -> T {
        (0..<T.bitWidth / 8).reduce(0) { $0 | T(self[position + $1]) << (8 * $1) }
    }
}
