extension Int {
    /// The nearest integer to a number that a file or a row may state as it likes: never a trap.
    ///
    /// NaN gives 0. Beyond 10¹⁵ either way the result is ±10¹⁵, so that a sum or a product of a few
    /// of them is no trap either.
    package init(nearest value: Double) {
        guard !value.isNaN else {
            self = 0
            return
        }
        self = Int(Swift.min(Swift.max(value, -1e15), 1e15).rounded())
    }
}
