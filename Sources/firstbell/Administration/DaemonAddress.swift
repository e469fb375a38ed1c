// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Where a running daemon can be reached, written beside its journal.
///
/// The sockets themselves cannot lie there: a path of a Unix socket is limited to 107 octets. Whoever holds the journal's
/// lock is the daemon that wrote the file; without a holder the file is left over and means nothing.
struct DaemonAddress: Hashable {
    /// `ipc://` endpoint of the admin socket.
    var administration: String
    /// Where partners connect, with the port that the system chose; nil until the edge listens.
    var edge: HostPort?

    static func path(of deployment: Deployment) -> String {
        deployment.path(deployment.configuration.journal.path) + "/daemon"
    }

    init(administration: String, edge: HostPort? = nil) {
        self.administration = administration
        self.edge = edge
    }

    /// Reads the file; nil when there is none.
    init?(of deployment: Deployment) {
        guard let text = try? String(contentsOfFile: DaemonAddress.path(of: deployment), encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        guard let first = lines.first, first.hasPrefix("ipc://") else { return nil }
        administration = first
        edge = lines.dropFirst().first.flatMap { HostPort($0) }
    }

    /// Writes the file, replacing one that is left over.
    func announce(for deployment: Deployment) throws {
        let path = DaemonAddress.path(of: deployment)
        let text = administration + "\n" + (edge.map { "\($0)\n" } ?? "")
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure("it cannot be written: \(path)", try: "a journal folder that the daemon may write to")
        }
    }

    /// Takes the announcement back.
    static func withdraw(for deployment: Deployment) { try? FileManager.default.removeItem(atPath: path(of: deployment)) }
}
