// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// How the text of a field is read, and what to say when it cannot be or should be looked at.
struct ValueRule<Value> {
    let read: (String) -> ValueReading<Value>

    init(read: @escaping (String) -> ValueReading<Value>) { self.read = read }

    /// A rule with one complaint, for whatever `parse` gives nil for.
    init(what: String, remedy: String, parse: @escaping (String) -> Value?) {
        read = { text in parse(text).map { .value($0) } ?? .bad(Complaint(what: what, remedy: remedy)) }
    }

    /// A rule of the identifiers of domain.md 5.1.
    init<Identifier>(
        _ name: String, _ check: @escaping (String) -> IdentifierCheck<Identifier>, _ value: @escaping (Identifier) -> Value
    ) {
        read = { text in
            switch check(text) {
            case .valid(let identifier): .value(value(identifier))
            case .doubtful(let identifier, let doubt):
                .doubtful(value(identifier), Complaint(what: "is a doubtful \(name)", advice: doubt.advice))
            case .invalid(let fault): .bad(Complaint(what: "is not a valid \(name)", advice: fault.advice))
            }
        }
    }
}

/// What reading a field gave.
enum ValueReading<Value> {
    case value(Value)
    /// Taken, with a warning.
    case doubtful(Value, Complaint)
    case bad(Complaint)
}

/// What is wrong with a field and what to do; never the field.
struct Complaint {
    let what: String
    let remedy: String

    init(what: String, remedy: String) {
        self.what = what
        self.remedy = remedy
    }

    /// Takes advice that is a sentence with its full stop.
    init(what: String, advice: String) {
        self.init(what: what, remedy: String(advice.hasSuffix(".") ? advice.dropLast() : advice[...]))
    }
}
