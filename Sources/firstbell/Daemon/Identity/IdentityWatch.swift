// SPDX-License-Identifier: Apache-2.0
import Edge
import Foundation
import Logging
import ServiceLifecycle
import TLS
import UnixSignals

/// Follows the files of the broker's end of TLS, and puts out whom they no longer let in.
///
/// Once a second it looks at the files, ends sessions past their certificates, and says whose end is near; at SIGHUP it reads
/// the files at once. What cannot be read as a whole changes nothing.
struct IdentityWatch: Service {
    var identity: DaemonIdentity
    var report: IdentityReport
    var edge: EdgeListener
    var refusals: RefusalCounter
    var logger: Logger
    /// SIGHUP, trapped before anybody is told that the daemon is ready.
    var hangups: UnixSignalsSequence
    /// How the files looked before they were read at the start.
    var marks: [FileMark]

    func run() async {
        await FilePrompt.follow(hangups) { await follow($0) }
    }

    private func follow(_ prompts: AsyncStream<FilePrompt>) async {
        var sightings = FileSightings(read: marks)
        var expiries = ExpiryWatch()
        for await prompt in prompts {
            if sightings.isDue(at: prompt, identity.files.marks) { reload() }
            guard prompt == .second else { continue }
            let now = IdentityWatch.now
            let ended = edge.endExpired(now: now)
            if ended > 0 { logger.notice("sessions past their certificates were cut", metadata: ["count": "\(ended)"]) }
            for (certificate, threshold) in expiries.due(report.certificates, now: now) { warn(certificate, threshold, now: now) }
            refusals.summarise()
        }
    }

    /// Reads everything anew; what is in use stays unless all of it can be taken.
    private func reload() {
        let now = IdentityWatch.now
        do throws(DaemonIdentity.Failure) {
            let loaded = try identity.load(replacing: report.loaded, now: now)
            edge.use(loaded.context)
            report.took(loaded, at: now)
            let cut = edge.review()
            logger.notice(
                "certificates, authorities and revocation lists were read anew",
                metadata: ["broker": "\(loaded.credential.leaf.fingerprint)", "sessionsCut": "\(cut.values.reduce(0, +))"])
        } catch {
            guard report.failed(error.faults, at: now) else { return }
            for fault in error.faults {
                logger.error("not taken, what was in use stays", metadata: ["file": "\(fault.file)", "what": "\(fault.what)"])
            }
        }
    }

    private func warn(_ certificate: DatedCertificate, _ threshold: Int, now: Int64) {
        let metadata: Logger.Metadata = [
            "role": "\(certificate.role.rawValue)", "name": "\(certificate.name)", "days": "\(certificate.days(at: now))",
        ]
        if threshold == 0 {
            logger.error("a certificate has ended", metadata: metadata)
        } else {
            logger.warning("a certificate ends within \(threshold) days", metadata: metadata)
        }
    }

    /// OpenSSL judges certificates by the system's clock, in a rehearsal too.
    static var now: Int64 { Int64(Date().timeIntervalSince1970) }
}
