import ActivityModel
import Testing

@testable import WebApp

/// Which streams are drawn.
struct CurveChoiceTests {
    private func stream(
        _ name: String, _ values: [Double] = [1, 2, 3], unit: String = "",
        source: StreamSource = .native
    ) -> SampleStream {
        SampleStream(
            StreamName(rawValue: name), unit: unit, source: source, values: .floating(values))
    }

    private var streams: [SampleStream] {
        [
            stream("time", [0, 1, 2]),
            stream("Form", source: .developer(application: "a", field: 1)),
            stream("heartrate", [90, 91, 92]), stream("step_length", [900, 910, 920], unit: "mm"),
            stream("Form", source: .developer(application: "b", field: 1)), stream("depth"),
            SampleStream(.balance, values: .scaled([180, 128, 178], .one)),
        ]
    }

    private func curves(_ chosen: String...) -> ActivityCurves {
        ActivityCurves(
            ActivityStreams(streams), sport: "Run", cadence: Cadence(sport: "Run", typical: nil),
            units: .metric, zones: [], wish: ActivityCurves.Wish(curves: chosen))
    }

    @Test func `without a choice, the usual ones are drawn, and the depth of a dive`() {
        let curves = curves()
        #expect(curves.curves.map(\.key) == ["heartrate", "depth"])
        #expect(
            curves.choice.options.map(\.key)
                == ["heartrate", "depth", "step_length", "left_right_balance", "Form", "Form_2"])
        #expect(curves.choice.options.map(\.isShown) == [true, true, false, false, false, false])
    }

    @Test func `the reader's choice is drawn, with unit and label`() throws {
        let curves = curves("step_length", "Form_2")
        #expect(curves.curves.map(\.key) == ["step_length", "Form_2"])
        let curve = try #require(curves.curves.first)
        #expect(curve.label == "Step length")
        #expect(curve.unit == "mm")
        #expect(CurveChart.text(920, curve, .metric) == "920 mm")
    }

    @Test func `balance is the right side's share`() throws {
        let curve = try #require(curves("left_right_balance").curves.first)
        #expect(curve.values == [52, nil, 50])
        #expect(curve.unit == "%")
    }

    @Test func `a choice of nothing that exists is no choice`() {
        #expect(curves("no such stream").curves.map(\.key) == ["heartrate", "depth"])
    }
}
