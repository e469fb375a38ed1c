// SPDX-License-Identifier: Apache-2.0
import Directories

/// What a file of an import was read as, nil where it was refused; either with problems as they should be.
func read<Row>(_ parse: () throws(ImportFailure) -> ImportedFile<Row>) -> ImportedFile<Row>? {
    do throws(ImportFailure) {
        let file = try parse()
        check(file.warnings)
        return file
    } catch {
        guard !error.problems.isEmpty else { broken("a failure without a problem") }
        check(error.problems)
        check(error.warnings)
        return nil
    }
}

/// What a file was read as, as a whole and as what has changed (`--delta`); those of the two that were not refused.
///
/// - Parameter endsByContent: whether a whole file may have rows that it passes over, and that end something in a delta.
func readBoth<Row: SnapshotRow>(
    endsByContent: Bool = false, _ parse: (ImportForm) throws(ImportFailure) -> ImportedFile<Row>
) -> [ImportedFile<Row>] {
    let whole = read { () throws(ImportFailure) in try parse(.snapshot) }
    let delta = read { () throws(ImportFailure) in try parse(.delta) }
    if let whole {
        guard !whole.rows.contains(where: \.isRemoval) else { broken("a row of a whole file ends something") }
        guard delta != nil || endsByContent else { broken("a whole file is no delta") }
        if let delta {
            guard endsByContent || !delta.rows.contains(where: \.isRemoval) else { broken("a file without ends ends something") }
            let standing = delta.rows.lazy.filter { !$0.isRemoval }
            guard standing.map(\.value).elementsEqual(whole.values) else { broken("a file has other rows as a delta") }
        }
        let again = SnapshotChange(current: whole.values, file: whole.values)
        guard again.isEmpty, !again.needsConfirmation else { broken("a file taken again changes something") }
    }
    if let delta { checkChanges(delta.rows) }
    return [whole, delta].compactMap { $0 }
}

/// What a delta leaves stands as it says, and what it ends is gone.
private func checkChanges<Row: SnapshotRow>(_ rows: [ImportedRow<Row>]) {
    let ends = rows.count { $0.isRemoval }
    do throws(AmbiguousChange) {
        let first = try SnapshotChange(current: [], changes: rows)
        guard first.ended.isEmpty, first.missed.count == ends else { broken("a delta ends what does not stand") }
        let second = try SnapshotChange(current: rows.map(\.value), changes: rows)
        guard second.added.isEmpty, second.changed.isEmpty, second.ended.count == ends else {
            broken("a delta taken again does more than end what it names")
        }
    } catch {
        broken("two rows of a file are about one thing")
    }
}
