import Foundation
import Testing

@testable import WebApp

/// The land that the program holds, read by the rules that scripts/make-land.py states.
struct LandTests {
    private struct Reader {
        var bytes: [UInt8]
        var position = 0

        mutating func number() -> Int {
            var value = 0
            var shift = 0
            while true {
                let byte = Int(bytes[position])
                position += 1
                value |= (byte & 127) << shift
                shift += 7
                if byte < 128 { return value }
            }
        }

        mutating func signed() -> Int { Self.signed(number()) }
        static func signed(_ value: Int) -> Int { value & 1 == 1 ? ~(value >> 1) : value >> 1 }

        mutating func line() -> (near: [(Double, Double)], far: Int) {
            var near: [(Double, Double)] = []
            var far = 0
            var (north, east) = (0, 0)
            for _ in 0..<number() {
                north += signed()
                let value = number()
                east += Self.signed(value >> 1)
                far += value & 1
                near.append((Double(north) / 300, Double(east) / 300))
            }
            return (near, far)
        }
    }

    @Test func `the land is whole, on the globe and small`() throws {
        var reader = Reader(bytes: [UInt8](Land.data))
        #expect(reader.bytes.count < 500_000)
        let mark = Array("waymark land 1\n".utf8)
        #expect(reader.bytes.starts(with: mark))
        reader.position = mark.count
        for least in [2_000, 500, 500, 500] {
            let count = reader.number()
            #expect(count >= least)
            for _ in 0..<count {
                let line = reader.line()
                #expect(line.near.count >= 2 && line.far >= 2 && line.far <= line.near.count)
                #expect(line.near.allSatisfy { abs($0.0) <= 90 && abs($0.1) <= 180.01 })
            }
        }
        var towns: [String: (Double, Double)] = [:]
        let count = reader.number()
        for _ in 0..<count {
            let place = (Double(reader.signed()) / 300, Double(reader.signed()) / 300)
            let length = reader.number()
            let name = try #require(
                String(
                    bytes: reader.bytes[reader.position..<reader.position + length], encoding: .utf8
                ))
            reader.position += length
            #expect(!name.isEmpty)
            towns[name] = place
        }
        #expect(reader.position == reader.bytes.count)
        #expect(count > 7_000)
        let zurich = try #require(towns["Zürich"])
        #expect(abs(zurich.0 - 47.37) < 0.05 && abs(zurich.1 - 8.54) < 0.05)
    }

    @Test func `a browser keeps the land for ever, and nobody gets another`() async throws {
        let client = try TestClient.sample()
        let answer = try await client.get(Land.address)
        #expect(answer.bytes == Land.data)
        #expect(answer.headers["Cache-Control"]?.contains("immutable") == true)
        #expect(try await client.get("/land/other").status == 404)
        #expect(try await client.get("/map").text.contains("data-land=\"\(Land.address)\""))
    }
}
