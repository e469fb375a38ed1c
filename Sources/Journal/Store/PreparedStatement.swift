// SPDX-License-Identifier: Apache-2.0
import GRDB
import GRDBSQLite
import Safeguarding

/// A statement that is bound and stepped without boxing its values.
///
/// GRDB keeps the connection, the transaction and the statement's life; binding goes straight to SQLite because the
/// statements of a batch run some tens of thousands of times a second, and a report steps through millions of rows. Confined
/// to its connection.
final class PreparedStatement {
    private let statement: GRDB.Statement
    private let handle: OpaquePointer
    private let arena = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 8)
    private var used = 0
    private static let room = 1_024

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    deinit { arena.deallocate() }

    // SQLite copies what is bound with the first destructor, and expects the second to stay where it is until the statement
    // is reset (sqlite.org/c3ref/c_static.html).
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
    private static var unmoved: sqlite3_destructor_type? { nil }

    /// Copies small values to where they stay until the statement is reset; nil when there is no room.
    ///
    /// Debian's SQLite allocates each text and blob that it has to copy; a batch binds some ten thousand.
    private func kept(_ octets: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
        guard let from = octets.baseAddress, used + octets.count <= Self.room else { return nil }
        let place = arena + used
        place.copyMemory(from: from, byteCount: octets.count)
        used += octets.count
        return UnsafeRawPointer(place)
    }

    private func reset() {
        sqlite3_reset(handle)
        used = 0
    }

    @discardableResult func bind(_ index: Int32, _ value: Int64?) -> Self {
        if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
        return self
    }

    @discardableResult func bind(_ index: Int32, _ value: Int) -> Self { bind(index, Int64(value)) }

    @discardableResult func bind(_ index: Int32, _ value: Bool) -> Self { bind(index, value ? 1 : 0) }

    @discardableResult func bind(_ index: Int32, _ value: String?) -> Self {
        guard var value else {
            sqlite3_bind_null(handle, index)
            return self
        }
        value.withUTF8 { octets in
            if let kept = kept(UnsafeRawBufferPointer(octets)) {
                _ = sqlite3_bind_text(
                    handle, index, kept.assumingMemoryBound(to: CChar.self), Int32(octets.count), Self.unmoved)
            } else {
                octets.withMemoryRebound(to: CChar.self) { characters in
                    // An empty string has no address, and SQLite takes a null address as NULL.
                    if let base = characters.baseAddress {
                        _ = sqlite3_bind_text(handle, index, base, Int32(characters.count), Self.transient)
                    } else {
                        _ = sqlite3_bind_text(handle, index, "", 0, Self.transient)
                    }
                }
            }
        }
        return self
    }

    @discardableResult func bind(_ index: Int32, _ value: [UInt8]?) -> Self {
        guard let value else {
            sqlite3_bind_null(handle, index)
            return self
        }
        value.withUnsafeBytes { octets in
            if octets.isEmpty {
                _ = sqlite3_bind_zeroblob(handle, index, 0)
            } else if let kept = kept(octets) {
                _ = sqlite3_bind_blob(handle, index, kept, Int32(octets.count), Self.unmoved)
            } else {
                _ = sqlite3_bind_blob(handle, index, octets.baseAddress, Int32(octets.count), Self.transient)
            }
        }
        return self
    }

    /// Runs a statement that returns no row.
    func run() throws {
        defer { reset() }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: extended)) }
    }

    /// The first row, read by `body`, or nil.
    func first<T>(_ body: (PreparedStatement) throws -> T) throws -> T? {
        defer { reset() }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return try body(self)
        case SQLITE_DONE: return nil
        default: throw DatabaseError(resultCode: ResultCode(rawValue: extended))
        }
    }

    /// Every row, read by `body`.
    func forEach(_ body: (PreparedStatement) throws -> Void) throws {
        defer { reset() }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(self)
            case SQLITE_DONE: return
            default: throw DatabaseError(resultCode: ResultCode(rawValue: extended))
            }
        }
    }

    private var extended: Int32 { sqlite3_extended_errcode(sqlite3_db_handle(handle)) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func optionalInteger(_ column: Int32) -> Int64? {
        // Of NULL SQLite says 0, and nothing that is kept is it often.
        let value = integer(column)
        return value == 0 && isNull(column) ? nil : value
    }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// Whether the blob of a column is these octets; false for NULL.
    func isBlob(_ column: Int32, _ octets: [UInt8]?) -> Bool {
        guard let octets, !isNull(column), let start = sqlite3_column_blob(handle, column) else { return false }
        let blob = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return octets.withUnsafeBytes { $0.elementsEqual(blob) }
    }

    /// The partner whose id is the text of a column; nil for anything else.
    func partner(_ column: Int32) -> PartnerID? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        return PartnerID(octets: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// The octets of a text, valid until the next step; of NULL none.
    private func characters(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: sqlite3_column_text(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// What the text of a column stands for.
    func value<Value>(_ column: Int32, _ values: inout TextValues<Value>) throws -> Value {
        try values.value(of: characters(column))
    }

    /// The number that values of texts have for the text of a column.
    func number<Value>(_ column: Int32, _ values: inout TextValues<Value>) throws -> Int {
        try values.number(of: characters(column))
    }

    /// The notice or hold whose id is the blob of a column; nil for anything else.
    func noticeID(_ column: Int32) -> NoticeID? {
        NoticeID(
            UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column))))
    }

    func optionalBlob(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}
