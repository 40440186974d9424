/// The path of an SVG picture in whole numbers from point to point, which takes half the bytes of
/// absolute coordinates.
struct RelativePath: Sendable {
    private(set) var text = ""
    /// The last point.
    private(set) var x = 0
    private(set) var y = 0
    private var start = (x: 0, y: 0)

    mutating func move(to x: Int, _ y: Int) {
        text += "M\(x) \(y)"
        (self.x, self.y) = (x, y)
        start = (x, y)
        isLine = false
    }

    /// Pairs after the first need no letter, and a minus separates numbers.
    mutating func line(to x: Int, _ y: Int) {
        let (dx, dy) = (x - self.x, y - self.y)
        guard dx != 0 || dy != 0 else { return }
        if !isLine { text += "l" } else if dx >= 0 { text += " " }
        isLine = true
        text += "\(dx)" + (dy < 0 ? "" : " ") + "\(dy)"
        (self.x, self.y) = (x, y)
    }

    mutating func close() {
        text += "z"
        (x, y) = start
        isLine = false
    }

    private var isLine = false
}
