// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Safeguarding

extension HostPort: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension PartnerID: ExpressibleByArgument {
    /// `kind/code`.
    package init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
    /// `YYYY-MM-DD`.
    package init?(argument: String) { self.init(iso: argument) }
}

/// A positive length of time such as `90m` or `1d12h`.
struct DurationArgument: ExpressibleByArgument {
    var duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        guard let duration = try? Duration(text: argument), duration > .zero else { return nil }
        self.duration = duration
    }

    var defaultValueDescription: String { DurationText.brief(duration) }
}

/// An RFC 3339 time with an offset, such as `2026-11-17T23:40:00Z`.
struct InstantArgument: ExpressibleByArgument {
    var instant: Instant

    init?(argument: String) {
        guard let instant = try? Instant(rfc3339: argument) else { return nil }
        self.instant = instant
    }
}

extension ReportFormat: ExpressibleByArgument {}

extension HistoryUse: ExpressibleByArgument {}
