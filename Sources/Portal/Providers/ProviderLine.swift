// SPDX-License-Identifier: Apache-2.0

/// What a provider is asked by HTTPS.
package struct ProviderRequest: Hashable, Sendable {
    package var url: String
    /// The body of a POST; nil for a GET.
    package var form: String?
    /// The value of `Authorization`.
    package var authorization: String?
    /// A file of authorities; nil for the system's.
    package var authority: String?
}

/// The way to providers: verified TLS, no redirect, and bounds on size, time and how many wait.
package protocol ProviderLine: Sendable {
    /// The body of an answer of 200.
    ///
    /// - Throws: ``ProviderFault/down`` where there was no whole answer in time, ``ProviderFault/answer`` for another one.
    func ask(_ request: ProviderRequest) async throws(ProviderFault) -> [UInt8]
}
