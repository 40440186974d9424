import Foundation

/// Round numbers for the vertical axis of a curve.
struct AxisScale: Equatable, Sendable {
    /// The ends of the axis: multiples of the step that enclose all values.
    let low: Double
    let high: Double
    /// The marked values, lowest first, at equal distances, both ends included.
    let ticks: [Double]

    /// No more steps than this.
    private static let most = 4.0

    init(_ minimum: Double, _ maximum: Double) {
        let span = max(maximum - minimum, max(abs(maximum), 1) * 1e-6)
        guard minimum.isFinite, span.isFinite else {
            (low, high, ticks) = (0, 1, [0, 1])
            return
        }
        var magnitude = pow(10, floor(log10(span / Self.most)))
        var step = magnitude
        search: while true {
            for factor in [1.0, 2, 2.5, 5] {
                step = magnitude * factor
                let steps = (maximum / step).rounded(.up) - (minimum / step).rounded(.down)
                if steps <= Self.most { break search }
            }
            magnitude *= 10
        }
        let first = (minimum / step).rounded(.down)
        let last = max((maximum / step).rounded(.up), first + 1)
        low = first * step
        high = last * step
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    }
}
