// SPDX-License-Identifier: Apache-2.0

/// The OpenAPI document as it is served: `Schemas/openapi.json` with the schemas that it refers to in it.
enum ExchangeDocument {
    static let octets = Array(text.utf8)
}
