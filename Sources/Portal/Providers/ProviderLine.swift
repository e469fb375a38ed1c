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
    /// - Parameter rests: whether the provider is to be left alone; asked again when the turn has come, and on any thread.
    /// - Throws: ``ProviderFault/down`` where there was no whole answer in time, ``ProviderFault/answer`` for another one,
    ///   ``ProviderFault/busy`` where nothing was asked.
    func ask(_ request: ProviderRequest, unless rests: @escaping @Sendable () -> Bool) async throws(ProviderFault) -> [UInt8]
}
