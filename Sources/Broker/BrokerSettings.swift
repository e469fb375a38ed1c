// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What a deployment's configuration says of the broker.
package struct BrokerSettings: Sendable {
    package var trustDomain: String
    /// The broker's name in its own SPIFFE id.
    package var name: String
    /// Marked for ever; every notice and report of a rehearsal says so.
    package var rehearsal: Bool
    package var policy: EncompassPolicy
    package var deadlines: DeadlineRule
    /// What a likeness on a roll weighs.
    package var matching: MatchWeights
    package var division: Division
    /// Code of the authority that owns holds for which no setting is known; nil where the directory must tell.
    package var localAuthority: String?
    /// Messages handled in one transaction at most.
    package var batchLimit: Int
    /// Free octets of the journal's disk below which publishes are refused.
    package var diskFloor: Int64
    /// Octets of memory near which publishes are refused; 0 is off.
    package var memoryLimit: Int64
    /// Octets of content that one producer may publish in a day of UTC; 0 is off.
    package var dailyQuota: Int64
    /// How old imports may become before somebody has to look.
    package var sourceLimits: SourceLimits
    /// How long content is kept.
    package var retention: RetentionRule
    /// Who is told what waits; nil where nobody is.
    package var nudges: NudgePlan?
    /// When drills are sent without anybody's word; nil where they are not.
    package var drills: DrillPlan?
    /// How many days a passed drill counts; 0 where nobody asks for one.
    package var drillDays: Int

    package init(
        trustDomain: String, name: String, rehearsal: Bool, policy: EncompassPolicy = EncompassPolicy(),
        deadlines: DeadlineRule = DeadlineRule(), matching: MatchWeights = .shipped, division: Division = .englandAndWales,
        localAuthority: String? = nil, batchLimit: Int = 1024, diskFloor: Int64 = 64 << 20, memoryLimit: Int64 = 0,
        dailyQuota: Int64 = 0, sourceLimits: SourceLimits = SourceLimits(), retention: RetentionRule = RetentionRule(),
        nudges: NudgePlan? = nil, drills: DrillPlan? = nil, drillDays: Int = 0
    ) {
        self.drills = drills
        self.drillDays = drillDays
        self.nudges = nudges
        self.trustDomain = trustDomain
        self.name = name
        self.rehearsal = rehearsal
        self.policy = policy
        self.deadlines = deadlines
        self.matching = matching
        self.division = division
        self.localAuthority = localAuthority
        self.batchLimit = batchLimit
        self.diskFloor = diskFloor
        self.memoryLimit = memoryLimit
        self.dailyQuota = dailyQuota
        self.sourceLimits = sourceLimits
        self.retention = retention
    }

    /// The `source` of notices.
    package var source: String { "spiffe://\(trustDomain)/broker/\(name)" }

    /// The `source` that events of a partner must carry.
    package func source(of partner: PartnerID) -> String { "spiffe://\(trustDomain)/\(partner)" }
}
