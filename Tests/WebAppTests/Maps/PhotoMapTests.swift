import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct PhotoMapTests {
    /// A JPEG whose Exif data tells a place, in either order of bytes.
    private static func jpeg(
        _ latitude: [UInt32], _ south: Bool, _ longitude: [UInt32], _ west: Bool, isLittle: Bool
    ) -> [UInt8] {
        func number(_ value: UInt32, _ width: Int) -> [UInt8] {
            let little = (0..<width).map { UInt8(value >> (8 * UInt32($0)) & 255) }
            return isLittle ? little : little.reversed()
        }
        func letter(_ text: String) -> [UInt8] { Array(text.utf8) + [0, 0, 0] }
        func entry(_ tag: UInt32, _ type: UInt32, _ count: UInt32, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(type, 2) + number(count, 4) + value
        }
        var tiff: [UInt8] = isLittle ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        tiff += number(8, 4) + number(1, 2) + entry(0x8825, 4, 1, number(26, 4)) + number(0, 4)
        tiff += number(4, 2) + entry(1, 2, 2, letter(south ? "S" : "N"))
        tiff += entry(2, 5, 3, number(80, 4)) + entry(3, 2, 2, letter(west ? "W" : "E"))
        tiff += entry(4, 5, 3, number(104, 4)) + number(0, 4)
        for value in latitude + longitude { tiff += number(value, 4) }
        let content = Array("Exif\u{0}\u{0}".utf8) + tiff
        let length = content.count + 2
        return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + content
            + [0xFF, 0xD9]
    }

    @Test(arguments: [true, false])
    func `a photo tells where it was taken`(isLittle: Bool) throws {
        let bytes = Self.jpeg(
            [47, 1, 30, 1, 1_800, 100], false, [8, 1, 15, 1, 0, 1], true, isLittle: isLittle)
        let place = try #require(ExifPosition.position(bytes))
        #expect(abs(place.latitude - 47.505) < 1e-9)
        #expect(abs(place.longitude + 8.25) < 1e-9)
    }

    @Test func `a place that makes no sense is none`() {
        for latitude: [UInt32] in [[91, 1, 0, 1, 0, 1], [47, 0, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1]] {
            let bytes = Self.jpeg(latitude, false, [0, 1, 0, 1, 0, 1], false, isLittle: true)
            #expect(ExifPosition.position(bytes) == nil)
        }
        #expect(ExifPosition.position([]) == nil)
        #expect(ExifPosition.position([0xFF, 0xD8, 0xFF, 0xD9]) == nil)
    }

    @Test func `damaged Exif data ends in an answer`() {
        let whole = Self.jpeg(
            [47, 1, 30, 1, 0, 1], true, [8, 1, 15, 1, 0, 1], false, isLittle: true)
        var told = 0
        func ask(_ bytes: [UInt8], _: String) {
            guard let place = ExifPosition.position(bytes) else { return }
            told += 1
            #expect(abs(place.latitude) <= 90 && abs(place.longitude) <= 180)
        }
        Mutations.prefixes(of: whole, ask)
        Mutations.flippedBytes(of: whole, ask)
        Mutations.damagedBlocks(of: whole, rounds: 2_000, seed: 3, ask)
        #expect(told > 0)
    }

    @Test func `photos stand where their activities begin, and none in a zone`() async throws {
        let client = try TestClient.sample()
        let before = try await client.get("/photos.json").text
        #expect(before.contains("/media/"))
        let library = try Library.openForWriting(client.library)
        try library.addPrivacyZone(
            PrivacyZone(name: "All", latitude: 0, longitude: 0, radiusMetres: 20_100_000))
        try library.close()
        #expect(try await client.get("/photos.json").text == #"{"pending":false,"photos":[]}"#)
    }
}
