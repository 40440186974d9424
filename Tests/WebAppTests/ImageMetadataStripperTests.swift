import Foundation
import TestSupport
import Testing

@testable import WebApp

struct ImageMetadataStripperTests {
    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
    }

    /// Exif, little-endian: how to turn the photo, where its place is told, and the place.
    private static func exif(_ orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] =
            [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 2, 0]
            + [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
            + [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0] + [0, 0, 0, 0]
        return segment(0xE1, Array("Exif\u{0}\u{0}".utf8) + tiff + Array("somewhere".utf8))
    }

    private static let jfif = segment(0xE0, Array("JFIF\u{0}".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
    private static let table = segment(0xDB, [UInt8](repeating: 7, count: 65))
    private static let frame = segment(0xC2, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])
    /// A scan with a stuffed byte and a restart, both of which look like markers.
    private static let scan =
        segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 0xFF, 0, 3, 0xFF, 0xD3, 4, 0xFF, 0]

    /// A photo that tells its place in every way there is.
    static func jpeg(orientation: UInt8) -> [UInt8] {
        [0xFF, 0xD8] + jfif + exif(orientation)
            + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\u{0}somewhere".utf8))
            + segment(0xE2, Array("MPF\u{0}somewhere".utf8))
            + segment(0xED, Array("Photoshop 3.0\u{0}somewhere".utf8))
            + segment(0xFE, Array("somewhere".utf8)) + table + frame + scan + [0xFF] + table + scan
            + [0xFF, 0xD9] + [0xFF, 0xD8] + exif(1) + Array("somewhere".utf8)
    }

    @Test func `of a JPEG the picture stays, and how to turn it`() throws {
        let clean = try #require(ImageMetadataStripper.jpeg(Self.jpeg(orientation: 6)))
        let turn: [UInt8] =
            [0xFF, 0xE1, 0, 34] + Array("Exif\u{0}\u{0}".utf8)
            + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
            + [0, 0, 0, 0]
        let picture = Self.table + Self.frame + Self.scan + Self.table + Self.scan
        #expect(clean == [0xFF, 0xD8] + Self.jfif + turn + picture + [0xFF, 0xD9])
        // What is clean already is not changed any more.
        #expect(ImageMetadataStripper.jpeg(clean) == clean)
    }

    @Test func `a photo that stands upright needs no Exif`() throws {
        let clean = try #require(ImageMetadataStripper.jpeg(Self.jpeg(orientation: 1)))
        #expect(!String(decoding: clean, as: UTF8.self).contains("Exif"))
    }

    @Test func `colours stay`() throws {
        let colours = Self.segment(0xE2, Array("ICC_PROFILE\u{0}".utf8) + [1, 1, 9])
        let adobe = Self.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
        let bytes = [0xFF, 0xD8] + colours + adobe + Self.scan + [0xFF, 0xD9]
        #expect(ImageMetadataStripper.jpeg(bytes) == bytes)
    }

    @Test func `of a PNG the picture stays`() throws {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [1, 2, 3, 4]
        }
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let place = Array("somewhere".utf8)
        let (first, data) = (chunk("IHDR", [9, 9]), chunk("IDAT", [7, 7, 7]))
        let bytes =
            head + first + chunk("eXIf", place) + chunk("iTXt", place) + data
            + chunk("tEXt", place) + chunk("IEND", []) + place
        #expect(ImageMetadataStripper.png(bytes) == head + first + data + chunk("IEND", []))
    }

    @Test func `no cut and no damage lets a place through, or ends the program`() {
        let whole = Self.jpeg(orientation: 8)
        var generator = SeededGenerator(seed: 11)
        for length in 0...whole.count {
            let clean = ImageMetadataStripper.jpeg(Array(whole.prefix(length))) ?? []
            #expect(!String(decoding: clean, as: UTF8.self).contains("somewhere"), "\(length)")
        }
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<4 {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            #expect((ImageMetadataStripper.jpeg(bytes) ?? []).count <= bytes.count + 36)
            _ = ImageMetadataStripper.png(bytes)
        }
    }

    @Test func `what is no photo is not cleaned`() {
        #expect(ImageMetadataStripper.jpeg([]) == nil)
        #expect(ImageMetadataStripper.jpeg(Array("GIF89a".utf8)) == nil)
        #expect(ImageMetadataStripper.jpeg([0xFF, 0xD8, 1, 2]) == nil)
        #expect(ImageMetadataStripper.png([0x89, 0x50]) == nil)
        #expect(!ImageMetadataStripper.knows("video/mp4"))
    }
}
