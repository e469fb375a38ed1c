// SPDX-License-Identifier: Apache-2.0
import Directories
import Journal
import Safeguarding
import Wire

extension Broker {
    /// How long an invitation can be used.
    private static let invitation = Duration.seconds(7 * 86_400)

    func inviteToPortal(_ arguments: AdminArguments) throws -> JSON {
        let (email, partner) = (try arguments.text("email").lowercased(), try arguments.partner("for"))
        let role = try role(try arguments.text("role"))
        let listed = try listedName(of: email, role, at: partner)
        if let known = try journal.reader.portalAccount(email: email), known.account.acceptedAt != nil || known.account.isSuspended
        {
            throw AdminFailure(
                "this e-mail has an account already",
                try: "firstbell portal reset, which with --for and --role also moves it, or portal resume")
        }
        guard let name = arguments.optionalText("name") ?? listed else {
            throw AdminFailure("nothing says what the person is called", try: "--name")
        }
        return try invite(email: email, name: name, role: role, of: partner)
    }

    /// Invites an account's owner anew, at another setting or with another role where that is asked for.
    func resetPortalAccount(_ arguments: AdminArguments) throws -> JSON {
        let account = try account(arguments)
        guard !account.isSuspended else { throw AdminFailure("the account is suspended", try: "firstbell portal resume, first") }
        let partner = arguments.optionalText("for") == nil ? account.partner : try arguments.partner("for")
        let role = try arguments.optionalText("role").map { try self.role($0) } ?? account.role
        if partner != account.partner || role != account.role {
            _ = try listedName(of: account.email, role, at: partner)
        }
        return try invite(email: account.email, name: account.name, role: role, of: partner)
    }

    /// An account may be the first of its authority, which then counts as one that the deployment names.
    func naming(_ answer: JSON) throws -> JSON {
        try reloadDirectory()
        return answer
    }

    private func role(_ text: String) throws -> PortalRole {
        guard let role = PortalRole(rawValue: text) else {
            throw AdminFailure("there is no such role", try: PortalRole.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return role
    }

    /// What the list of key adults calls somebody, whom a role at a setting needs on it.
    ///
    /// - Throws: where nobody can have the role there.
    private func listedName(of email: String, _ role: PortalRole, at partner: PartnerID) throws -> String? {
        let listed = try journal.reader.keyAdultRows(of: [partner]).first { $0.row.email == email }?.row.name
        if role == .maracCoordinator, partner.kind == .marac {
            guard try journal.reader.maracs().contains(partner) else {
                throw AdminFailure(
                    "\(partner) is no MARAC that is a partner or has a list of members",
                    try: "firstbell partner add, or firstbell import members")
            }
            return listed
        }
        if role.isOfAuthority {
            guard partner.kind == .localAuthority, directory.isAuthority(partner) else {
                throw AdminFailure(
                    "the role \(role.rawValue) is one of a local authority, and \(partner) is none that the directory has",
                    try: "--for local-authority/CODE, of an authority with settings or a partner")
            }
            return listed
        }
        guard let listed else {
            throw AdminFailure(
                "nobody with this e-mail is a key adult of \(partner)",
                try: "firstbell import key-adults, with a file that has them")
        }
        return listed
    }

    func setSuspended(_ suspended: Bool, account arguments: AdminArguments) throws -> JSON {
        let account = try account(arguments)
        try journal.write(at: clock.now) { try $0.setSuspended(suspended, account: account.id) }
        return ["account": .integer(account.id), "suspended": .boolean(suspended)]
    }

    /// Lists the accounts; with `by` and `reason` also whose they are, which is a view of personal data and journalled.
    func listPortalAccounts(_ arguments: AdminArguments) throws -> JSON {
        let now = clock.now
        let by = arguments.optionalText("by")
        if let by {
            let reason = try arguments.text("reason")
            try journal.write(at: now) { try $0.recordView(by: by, reason: reason) }
        }
        let bindings = Dictionary(grouping: try journal.reader.portalBindings(), by: \.account)
        let accounts = try journal.reader.portalAccounts().map { account -> JSON in
            let state =
                if account.isSuspended {
                    "suspended"
                } else if account.acceptedAt != nil {
                    account.hasPassword || bindings[account.id] != nil ? "active" : "no-way-in"
                } else {
                    account.inviteUntil.map { $0 > now } == true ? "invited" : "expired"
                }
            let owner: [JSON.Member] =
                by == nil ? [] : [.init("email", .string(account.email)), .init("name", .string(account.name))]
            return JSON.object([.init("account", .integer(account.id))] + owner).adding([
                .init("for", .string(account.partner.description)),
                .init("role", .string(account.role.rawValue)),
                .init("state", .string(state)),
                .init("invitedAt", .string(account.invitedAt.rfc3339)),
                .init("acceptedAt", account.acceptedAt.map { .string($0.rfc3339) } ?? .null),
                .init("signedInAt", account.signedInAt.map { .string($0.rfc3339) } ?? .null),
                .init(
                    "boundTo",
                    .array(
                        (bindings[account.id] ?? []).map {
                            .string($0.proof.kind == .certificate ? "certificate" : $0.proof.issuer)
                        })),
            ])
        }
        return ["accounts": .array(accounts)]
    }

    func account(_ arguments: AdminArguments) throws -> PortalAccountRecord {
        guard let found = try journal.reader.portalAccount(email: try arguments.text("email")) else {
            throw AdminFailure("no account has this e-mail", try: "firstbell portal list")
        }
        return found.account
    }

    private func invite(email: String, name: String, role: PortalRole, of partner: PartnerID) throws -> JSON {
        let (token, factor) = (JournalRandom.octets(32), JournalRandom.octets(20))
        let until = clock.now + Self.invitation
        let id = try journal.write(at: clock.now) { transaction in
            try transaction.invite(
                email: email, name: name, role: role, of: partner, token: token, factor: factor, until: until)
        }
        return [
            "account": .integer(id), "for": .string(partner.description), "role": .string(role.rawValue),
            "token": .string(Base64URL.text(token)), "until": .string(until.rfc3339),
        ]
    }
}
