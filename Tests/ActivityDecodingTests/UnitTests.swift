import ActivityDecoding
import ActivityModel
import TestSupport
import Testing

/// Numbers of GPX and TCX points whose unit is stated.
struct UnitTests {
    private func decode(_ extensions: String...) -> ActivityFile {
        let points = extensions.map { GPXBuilder.Point("1", "2", extensions: $0) }
        return ActivityFileDecoder().decode(GPXBuilder(points).bytes)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var xml: String
        var name: StreamName
        var value: Double
        var testDescription: String { xml }
    }

    @Test(arguments: [
        Case(xml: "<speed unit=\"km/h\">36</speed>", name: .velocity, value: 10),
        Case(xml: "<speed units=\"kph\">9</speed>", name: .velocity, value: 2.5),
        Case(xml: "<speed uom=\"mph\">25</speed>", name: .velocity, value: 11.176),
        Case(xml: "<speed unit=\"knots\">9</speed>", name: .velocity, value: 4.63),
        Case(xml: "<speed unit=\"m/s\">3.5</speed>", name: .velocity, value: 3.5),
        Case(xml: "<speed unit=\"min/km\">5</speed>", name: .velocity, value: 1000.0 / 300),
        Case(xml: "<speed unit=\"min/km\">4:10</speed>", name: .velocity, value: 4),
        Case(xml: "<speed>36 km/h</speed>", name: .velocity, value: 10),
        Case(xml: "<speed>4:10 min/km</speed>", name: .velocity, value: 4),
        Case(xml: "<temp unit=\"°F\">50</temp>", name: .temperature, value: 10),
        Case(xml: "<temp unit=\"F\">-40</temp>", name: .temperature, value: -40),
        Case(xml: "<temp unit=\"K\">273.15</temp>", name: .temperature, value: 0),
        Case(xml: "<temp unit=\"C\">12,5</temp>", name: .temperature, value: 12.5),
        Case(xml: "<power unit=\"kW\">0.25</power>", name: .watts, value: 250),
        Case(xml: "<power>250W</power>", name: .watts, value: 250),
        Case(xml: "<hr unit=\"bpm\">140</hr>", name: .heartrate, value: 140),
        Case(xml: "<hr unit=\"Hz\">2.5</hr>", name: .heartrate, value: 150),
        Case(xml: "<cadence>90 rpm</cadence>", name: .cadence, value: 90),
    ]) func `a channel is converted to its unit`(of example: Case) {
        let file = decode(example.xml)
        #expect(file.stream(example.name)?[0] == example.value)
        #expect(file.stream(example.name)?.unit == example.name.unit)
        #expect(file.issues.isEmpty)
        #expect(file.streams.count == 3)
    }

    @Test func `the digits of the file stay`() {
        let file = decode("<speed unit=\"km/h\">36.18</speed>", "<speed unit=\"km/h\">20</speed>")
        #expect(
            file.stream(.velocity)?.values
                == .scaled([3_618, 2_000], Scale(multiplier: 5, divisor: 1_800)))
        #expect(file.stream(.velocity)?[0] == 10.05)
    }

    @Test func `units may change from point to point`() {
        let file = decode(
            "<speed unit=\"km/h\">36</speed>", "<speed>5</speed>", "",
            "<speed unit=\"min/km\">0</speed>", "<speed unit=\"mph\">25</speed>")
        let speed = file.stream(.velocity)
        #expect((0..<5).map { speed?[$0] } == [10, 5, nil, nil, 11.176])
    }

    @Test func `elevations in feet become metres`() {
        let bytes = Array(
            GPXBuilder([.init("1", "2", ele: "1000")]).text
                .replacing("<ele>", with: "<ele unit=\"ft\">").utf8)
        #expect(ActivityFileDecoder().decode(bytes).stream(.altitude)?[0] == 304.8)
    }

    @Test func `a unit that the channel cannot have makes a stream of its own`() {
        let file = decode("<hr unit=\"%\">82</hr><depth unit=\"m\">18.6</depth>")
        #expect(file.channel(.heartrate) == nil)
        #expect(
            file.streams.map(\.name.rawValue) == ["latitude", "longitude", "hr_percent", "depth"])
        #expect(file.streams.map(\.unit) == ["degrees", "degrees", "%", "m"])
        #expect(file.streams.last?[0] == 18.6)
    }

    @Test func `words behind a number that are no unit are told of`() {
        let file = decode("<speed>36 furlongs</speed>")
        #expect(file.stream(.velocity) == nil)
        #expect(file.issues.map(\.code) == [.xmlNumber])
    }
}
