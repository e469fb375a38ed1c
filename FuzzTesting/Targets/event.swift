// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

private let now = Instant(milliseconds: 1_794_960_000_000)

/// CloudEvents of every type: a refusal can be read by a client, and what is stored of a person is read as that person.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = FuzzInput(start, count).octets
    do throws(Problem) {
        let event = try DecodedEvent(body: octets, now: now)
        guard event.digest.count == 32 else { broken("a digest of another length") }
        switch event.payload {
        case .incident(let incident):
            guard !incident.children.isEmpty else { broken("an incident without a child") }
            for position in incident.children.indices {
                let stored = incident.stored(child: position)
                guard let again = try? Incident(stored: stored) else { broken("what is stored cannot be read") }
                guard again.children == [incident.children[position]], again.stored(child: 0) == stored else {
                    broken("what is stored is read as something else")
                }
            }
        case .caseHeard(let heard):
            for subject in heard.subjects {
                let stored = subject.stored
                guard let again = try? CaseSubject(stored: stored) else { broken("what is stored cannot be read") }
                guard again == subject, again.stored == stored else { broken("what is stored is read as something else") }
            }
        case .matter(let matter, _):
            for subject in matter.subjects {
                let stored = subject.stored
                guard let again = try? MatterSubject(stored: stored) else { broken("what is stored cannot be read") }
                guard again == subject, again.stored == stored else { broken("what is stored is read as something else") }
            }
        case .action(let action):
            let stored = action.stored
            guard let again = try? MARACAction(stored: stored) else { broken("what is stored cannot be read") }
            var kept = action
            kept.supersedes = nil
            guard again == kept, again.stored == stored else { broken("what is stored is read as something else") }
        case .consent(let report):
            let stored = report.octets
            guard let again = try? ConsentReport(octets: stored, now: now) else { broken("what is stored cannot be read") }
            guard again == report, again.octets == stored else { broken("what is stored is read as something else") }
        case .recall(let recall):
            guard recall.reason.isPublished else { broken("a reason that no producer may give") }
        }
    } catch {
        guard error.errors.count <= 50 else { broken("more than fifty faults") }
        guard let problem = try? Problem(body: error.octets), problem.code == error.code else { broken("a problem cannot be read") }
    }
    return 0
}
