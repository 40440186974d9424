import Bytes
import TrackXML

/// The GPX document that bytes hold.
func gpx(_ bytes: [UInt8], limits: TrackXMLLimits = TrackXMLLimits()) throws -> GPXDocument {
    guard case .gpx(let document) = try decode(bytes, limits: limits) else { throw Unexpected() }
    return document
}

/// The TCX document that bytes hold.
func tcx(_ bytes: [UInt8]) throws -> TCXDocument {
    guard case .tcx(let document) = try decode(bytes) else { throw Unexpected() }
    return document
}

/// The document that bytes hold.
func decode(
    _ bytes: [UInt8], limits: TrackXMLLimits = TrackXMLLimits()
) throws(TrackXMLError) -> TrackDocument {
    try withBytes(of: bytes) { slice throws(TrackXMLError) in
        try TrackDocumentDecoder(limits: limits).decode(slice)
    }
}

/// The document is of the other format.
struct Unexpected: Error {}

extension TrackpointColumns {
    /// The values of a channel, `nil` where a point has none.
    func values(_ channel: TrackpointChannel) -> [Double?] {
        guard let column = self[channel] else { return [] }
        return (0..<column.count).map { column[$0] }
    }
}
