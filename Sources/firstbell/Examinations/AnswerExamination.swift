// SPDX-License-Identifier: Apache-2.0
import Client

/// Whether the broker behind the edge answers: a connection that is let in may still lead to a daemon that does not work.
///
/// It asks where an event is that nobody published. HELLO would make this session compete for the partner's notices, and
/// those must go to the system that stores them.
struct AnswerExamination {
    /// The profile's file or folder.
    var profile: String
    var patience = Duration.seconds(10)

    func finding() async -> [Finding] {
        let remedy = "`firstbell status` at the broker"
        let answer: Answer?
        do {
            let profile = try PartnerProfile.load(self.profile)
            let connection = try await profile.open(session: nil)
            answer = await withTaskGroup(of: Answer?.self) { group in
                group.addTask { try? await connection.status(of: "firstbell-doctor") }
                group.addTask {
                    try? await Task.sleep(for: patience)
                    return nil
                }
                defer { group.cancelAll() }
                return await group.next() ?? nil
            }
            await connection.close()
        } catch {
            return Finding.failed("answer", error, try: remedy)
        }
        // Nobody has such an event, and only producers have any: a refusal that says so is as good as an answer.
        return switch answer {
        case nil: [.failed("answer", "the broker lets the partner in and does not answer", try: remedy)]
        case let answer? where answer.rejectionCode == "retry-later":
            [.warning("answer", "the broker answers, and takes no events now", try: remedy)]
        case .some: [.ok("answer", "the broker answers")]
        }
    }
}
