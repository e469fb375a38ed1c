// SPDX-License-Identifier: Apache-2.0
import Edge
import TLS

extension ConnectionFailure {
    init(_ failure: TunnelFailure) {
        switch failure {
        case .unreachable(let reason):
            self.init(
                code: "unreachable", what: "the broker cannot be reached: \(reason)",
                remedy: "the broker's host and port in the profile, the firewall, and whether the broker runs")
        case .broken(let reason):
            self.init(code: "broken", what: "the connection broke: \(reason)", remedy: "nothing; the client connects again")
        case .closedBeforeAdmission:
            self.init(
                code: "closed-before-admission", what: "the broker closed the connection before it said a word",
                remedy: "fewer sessions of this partner, or the operator of the broker")
        case .tls(let error): self.init(error)
        }
    }

    private init(_ error: TLSError) {
        switch error {
        case .alert(let alert): self.init(alert)
        case .refused(let refusal): self.init(refusal.reason)
        case .closedDuringHandshake, .handshakeTimedOut:
            self.init(
                code: "tls-unfinished", what: "the other end did not finish the TLS handshake",
                remedy: "whether host and port are the broker's edge, and the rate of new connections")
        case .closedWithoutNotify:
            self.init(code: "broken", what: "the connection ended without a word", remedy: "nothing; the client connects again")
        case .protocolViolation, .tooManyKeyUpdates, .tooMuchBeforeHandshake, .closed, .openSSL:
            self.init(code: "tls-failed", what: "TLS failed", remedy: "the operator of the broker, with the time of day")
        }
    }

    private init(_ alert: TLSAlert) {
        let (what, remedy) =
            switch alert {
            case .certificateExpired: ("this partner's certificate has expired", "a new certificate from the operator")
            case .certificateRevoked: ("this partner is suspended", "the operator of the broker")
            case .certificateUnknown: ("the broker does not know this partner", "the operator: is the partner added and active?")
            case .unknownCA: ("the broker does not trust the authority of this certificate", "a certificate from this partnership")
            case .unsupportedCertificate: ("the certificate is not for clients", "a certificate made for a partner")
            case .badCertificate:
                ("the broker does not take this certificate", "this machine's clock, and the partnership of the certificate")
            case .certificateRequired: ("the broker got no certificate", "the certificate and key in the profile")
            case .protocolVersion: ("the other end speaks no TLS 1.3", "whether host and port are the broker's edge")
            default: ("the broker refuses the connection", "the operator of the broker, with the time of day")
            }
        self.init(code: "tls-alert-\(alert.rawValue)", what: "\(what) (\(alert))", remedy: remedy)
    }

    private init(_ reason: RefusalReason) {
        let (what, remedy) =
            switch reason {
            case .unknownAuthority: ("is not from the authority of the profile", "the authority.pem of this partnership")
            case .wrongHost: ("does not bear the name that was dialled", "the host that the operator gave in the profile")
            case .certificateExpired: ("has expired", "the operator of the broker")
            case .certificateNotYetValid: ("is not valid yet", "this machine's clock")
            case .wrongTrustDomain: ("is another partnership's", "the profile of this partnership")
            case .wrongKeyUsage, .notOneURIName: ("is not a broker's", "whether host and port are the broker's edge")
            default: ("could not be checked", "whether host and port are the broker's edge")
            }
        self.init(code: reason.rawValue, what: "the broker's certificate \(what)", remedy: remedy)
    }
}
