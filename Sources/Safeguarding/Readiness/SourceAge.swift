// SPDX-License-Identifier: Apache-2.0

/// What a directory is kept up by: an import that comes again and again, or should.
package enum DirectorySource: Hashable, Comparable, Sendable {
    /// The register of settings of one kind.
    case settings(PartnerKind)
    case practices
    /// The roll of one setting.
    case roll(PartnerID)

    /// `settings/school`, `settings/early-years`, `practices` or `rolls/school/116900`.
    package var name: String {
        switch self {
        case .settings(let kind): "settings/\(kind.rawValue)"
        case .practices: "practices"
        case .roll(let setting): "rolls/\(setting)"
        }
    }

    package init?(_ name: String) {
        switch name.split(separator: "/", maxSplits: 1).map(String.init) {
        case ["practices"]: self = .practices
        case let parts where parts.count == 2 && parts[0] == "settings":
            guard let kind = PartnerKind(rawValue: parts[1]) else { return nil }
            self = .settings(kind)
        case let parts where parts.count == 2 && parts[0] == "rolls":
            guard let setting = PartnerID(parts[1]) else { return nil }
            self = .roll(setting)
        default: return nil
        }
    }

    package static func < (a: DirectorySource, b: DirectorySource) -> Bool { a.name < b.name }
}

/// How long an area goes on without word from each source before somebody has to look; nil is for ever.
package struct SourceLimits: Hashable, Sendable {
    package var settings: Duration?
    package var practices: Duration?
    package var rolls: Duration?

    package init(settings: Duration? = nil, practices: Duration? = nil, rolls: Duration? = nil) {
        self.settings = settings
        self.practices = practices
        self.rolls = rolls
    }

    package func limit(of source: DirectorySource) -> Duration? {
        switch source {
        case .settings: settings
        case .practices: practices
        case .roll: rolls
        }
    }
}

/// When there was last word from each source; what was never imported is none, and never too old.
package struct SourceAges: Hashable, Sendable {
    package let seen: [DirectorySource: Instant]
    package let limits: SourceLimits

    package init(seen: [DirectorySource: Instant], limits: SourceLimits) {
        self.seen = seen
        self.limits = limits
    }

    /// Whether a source has been silent for longer than the area allows.
    package func isStale(_ source: DirectorySource, at now: Instant) -> Bool {
        guard let seen = seen[source], let limit = limits.limit(of: source) else { return false }
        return now - seen > limit
    }

    package func stale(at now: Instant) -> Set<DirectorySource> { Set(seen.keys.filter { isStale($0, at: now) }) }

    /// The first moment after `now` at which another source becomes too old; nil where none will.
    package func nextStale(after now: Instant) -> Instant? {
        seen.compactMap { source, seen in limits.limit(of: source).map { seen + $0 + .milliseconds(1) } }.filter { $0 > now }.min()
    }
}
