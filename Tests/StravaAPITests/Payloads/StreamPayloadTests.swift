import ActivityModel
import Foundation
import Testing

@testable import StravaAPI

struct StreamPayloadTests {
    private let start = Timestamp(seconds: 1_700_000_000)

    private func streams(_ text: String, start: Timestamp? = nil) throws -> APIStreams {
        try APIStreams(raw: Data(text.utf8), start: start)
    }

    private func stream(_ name: String, in streams: APIStreams) throws -> SampleStream {
        try #require(streams.streams.first { $0.name.rawValue == name })
    }

    @Test func `every key has the name and unit that files give it`() throws {
        let keys = APIStreams.keys.map { key in
            let data = key == "latlng" ? "[[-41.5,170.25]]" : key == "moving" ? "[true]" : "[1]"
            return "\"\(key)\":{\"data\":\(data),\"series_type\":\"time\",\"original_size\":1}"
        }
        let read = try streams("{\(keys.joined(separator: ","))}", start: start)
        let told = Dictionary(
            uniqueKeysWithValues: read.streams.map { ($0.name.rawValue, $0.unit) })
        let expected = [
            "time": "s", "distance": "m", "latitude": "degrees", "longitude": "degrees",
            "altitude": "m", "velocity": "m/s", "heartrate": "bpm", "cadence": "rpm",
            "watts": "W", "temperature": "°C", "moving": "", "grade": "%",
        ]
        #expect(told == expected)
        #expect(read.streams.first?.name == .time)
        #expect(try stream("latitude", in: read)[0] == -41.5)
        #expect(try stream("longitude", in: read)[0] == 170.25)
        #expect(try stream("moving", in: read)[0] == 1)
    }

    @Test(
        arguments: [
            (#"{"watts":{"data":[1,2],"original_size":5000}}"#, 5_000),
            (#"{"watts":{"data":[1,2],"original_size":5000.0}}"#, 5_000),
            (#"[{"type":"watts","data":[1,2],"original_size":3}]"#, 3),
            (
                #"{"time":{"data":[1,2],"original_size":2},"watts":{"data":[1],"original_size":2}}"#,
                2
            ),
            (#"{"watts":{"data":[1,2],"original_size":2}}"#, nil),
            (#"{"watts":{"data":[1,2],"original_size":1}}"#, nil),
            (#"{"watts":{"data":[1,2],"original_size":null}}"#, nil),
            (#"{"watts":{"data":[1,2],"original_size":"many"}}"#, nil),
            (#"{"watts":{"data":[1,2]}}"#, nil),
        ] as [(String, Int?)])
    func `a reply that was reduced says from how many`(text: String, recorded: Int?) throws {
        #expect(try streams(text).envelope.reducedFrom == recorded)
    }

    @Test func `time becomes instants, or stays what it was where the start is not known`() throws {
        let text = #"{"time":{"data":[0,1,61]}}"#
        let known = try stream("time", in: try streams(text, start: start))
        #expect(known[2] == 1_700_000_061)
        let unknown = try streams(text)
        #expect(unknown.streams.map(\.name) == [APIStreams.elapsed])
        #expect(unknown.streams[0][2] == 61)
    }

    @Test(arguments: [
        ("[0,3.2,10.25]", Scale(divisor: 100), [Int64(0), 320, 1_025]),
        ("[1.0,2.0]", .one, [1, 2]),
        ("[-0.5,7]", Scale(divisor: 10), [-5, 70]),
        ("[0.000001]", Scale(divisor: 1_000_000), [1]),
        ("[170.250000]", Scale(divisor: 100), [17_025]),
        ("[100,null,20]", .one, [100, SampleStream.missing, 20]),
    ])
    func `decimals stay the digits that were written`(
        data: String, scale: Scale, raw: [Int64]
    ) throws {
        let read = try streams("{\"altitude\":{\"data\":\(data)}}")
        #expect(try stream("altitude", in: read).values == .scaled(raw, scale))
    }

    @Test(arguments: [
        ("[1e-3,2]", [0.001, 2]), ("[0.1234567890123456]", [0.123_456_789_012_345_6]),
        ("[90071992547409931,0.5]", [90_071_992_547_409_936, 0.5]), ("[1e400,1]", [nil, 1]),
    ])
    func `what integers cannot hold is a double`(data: String, values: [Double?]) throws {
        let column = try stream("altitude", in: try streams("{\"altitude\":{\"data\":\(data)}}"))
        guard case .floating = column.values else {
            Issue.record("expected doubles")
            return
        }
        #expect((0..<column.count).map { column[$0] } == values)
    }

    @Test func `any number of up to fifteen digits is the double it was written as`() throws {
        for text in [
            "0.1", "12.7", "98765.4321", "-33.868820", "151.209290", "0.3", "4.35", "2.675",
        ] {
            let column = try stream(
                "altitude", in: try streams("{\"altitude\":{\"data\":[\(text)]}}"))
            #expect(column[0] == Double(text))
        }
    }

    @Test func `lengths that differ, nulls and unknown keys survive`() throws {
        let read = try streams(
            #"""
            {"heartrate":{"data":[100,null,102]},"watts":{"data":[200]},
            "latlng":{"data":[[1,2],[],null,[3],[4,5]]},"core_temp":{"data":[37.5,38]},
            "words":{"data":["a","b"]},"future":{"data":{"a":1}},"flat":7,"empty":{"data":[]},
            "nulls":{"data":[null,null]}}
            """#)
        #expect(read.sampleCount == 5)
        #expect(read.streams.allSatisfy { $0.count == 5 })
        #expect(
            read.streams.map(\.name.rawValue)
                == ["latitude", "longitude", "heartrate", "watts", "core_temp"])
        #expect(try stream("heartrate", in: read)[1] == nil)
        #expect(try stream("watts", in: read)[4] == nil)
        #expect(try stream("latitude", in: read)[4] == 4)
        #expect(try stream("core_temp", in: read)[1] == 38)
        #expect(String(decoding: read.raw, as: UTF8.self).contains("\"words\""))
    }

    @Test func `the older form, an array with types, says the same`() throws {
        let array = try streams(
            #"[{"type":"time","data":[0,1]},{"type":"temp","data":[-3,null]},{"data":[1]},5]"#)
        let object = try streams(#"{"time":{"data":[0,1]},"temp":{"data":[-3,null]}}"#)
        #expect(array.streams == object.streams)
    }

    @Test(arguments: ["", "<html>", "null", "7", "\"x\""])
    func `what is no set of streams is said so`(text: String) {
        #expect(throws: StravaAPIError.unexpectedPayload(path: "")) { try streams(text) }
    }

    @Test func `no sample at all is no stream`() throws {
        let read = try streams("{}")
        #expect(read.streams.isEmpty)
        #expect(read.sampleCount == 0)
    }
}
