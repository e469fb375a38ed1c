// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// One look through what was accepted since the last digests, for all clusters whose digest is due.
///
/// Each sealed incident is opened once, however many clusters there are.
struct DigestLook {
    /// The clusters, each with what its digest is made of.
    var clusters: [Cluster] = []
    /// The last subject that was looked at.
    let lookedUpTo: Int64
    /// Subjects that could not be opened.
    var unreadable: [Int64] = []

    struct Cluster {
        let cluster: ForumID
        let since: Instant
        /// Its families that are flagged on the day.
        let families: [FlaggedFamily]
        var seen: [SeenFamily] = []
    }

    init(on day: CivilDate, in zone: Zone, transaction: JournalTransaction) throws {
        lookedUpTo = transaction.lastSubject
        var starts: [ForumID: Int64] = [:]
        for due in try transaction.clustersWithoutDigest(on: day, due: FamilyDigest.due(on: day, in: zone)) {
            let since = FamilyDigest.start(of: day, after: due.last, in: zone)
            starts[due.cluster] = try due.lastSubject ?? transaction.lastSubject(before: since)
            clusters.append(
                Cluster(
                    cluster: due.cluster, since: since,
                    families: try transaction.families(of: due.cluster, flaggedOn: day)))
        }
        guard let first = starts.values.min() else { return }
        var look = FamilyLook(clusters.flatMap(\.families))
        for subject in try transaction.incidentSubjects(after: first) {
            guard let (_, body) = try TakingBack.subject(subject.id, in: transaction),
                let content = StoredSubject(body, type: subject.type)
            else {
                unreadable.append(subject.id)
                continue
            }
            let sighting: FamilySighting? =
                switch content {
                case .child(let incident, let child): FamilySighting(incident, child, event: subject.event)
                case .concerned(let matter): FamilySighting(matter, event: subject.event)
                case .person, .digest, .family: nil
                }
            if let sighting { look.see(sighting) { starts[$0].map { subject.id > $0 } ?? false } }
        }
        for place in clusters.indices { clusters[place].seen = look.found(in: clusters[place].cluster) }
    }
}
