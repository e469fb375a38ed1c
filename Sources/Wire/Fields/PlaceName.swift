// SPDX-License-Identifier: Apache-2.0

/// Member names that announce where somebody lives.
///
/// An address is the field that has reached perpetrators (domain.md 2.7), so a producer that sends one is told so in so many
/// words, however the member is spelt.
enum PlaceName {
    private static let words: Set<String> = [
        "street", "streetname", "road", "town", "city", "village", "locality", "county", "uprn", "usrn", "location", "place",
        "postcode", "postalcode", "zip", "zipcode", "house", "housename", "housenumber", "flat", "building", "buildingname",
        "latitude", "longitude", "lat", "lon", "lng", "coordinates", "easting", "northing", "gridreference", "geo", "geohash",
        "what3words", "residence", "refuge",
    ]

    /// Whether a member name, without its capitals, hyphens and underscores, names a place.
    static func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let folded = String(
            decoding: name.compactMap { octet in
                octet == UInt8(ascii: "_") || octet == UInt8(ascii: "-")
                    ? nil : (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet) ? octet | 0x20 : octet
            }, as: UTF8.self)
        return words.contains(folded) || folded.hasPrefix("address") || folded.hasSuffix("address")
            || folded.hasSuffix("addresses")
    }

    /// Adds a `forbidden-field` for every such member inside `value`.
    static func refuse(within value: JSONValue, _ errors: inout FieldErrors) {
        for member in value.members {
            if member.name.withUTF8({ matches($0) }) ?? false { errors.add(.forbiddenField, at: member.value) }
            refuse(within: member.value, &errors)
        }
        for element in value.elements { refuse(within: element, &errors) }
    }
}
