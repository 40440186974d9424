/// Numbers of a point whose unit is stated, by an attribute or behind the number. None of the
/// formats defines this; some programs write it nevertheless.
extension DocumentReader {
    /// Sets the number of the current leaf in the unit of its attribute: converted if it is a unit
    /// of the leaf's channel, otherwise as a number of its own with that unit.
    ///
    /// - Returns: `false` if the text is not a number, or needs no conversion.
    mutating func setNumber(_ text: UnsafeBufferPointer<UInt8>, in name: String) -> Bool {
        guard let channel = TrackpointChannel(rawValue: Int(leaf.column)),
            let unit = MeasuringUnit.named(name, of: channel)
        else {
            return leafName.map { setForeign(text, String(cString: $0), in: name) } ?? false
        }
        return unit != .none && set(text, in: unit, column: Int(leaf.column))
    }

    /// Sets a number that is followed by its unit, as in `36 km/h`.
    ///
    /// - Returns: `false` if what follows is not a unit of the channel.
    mutating func setNumberWithUnit(
        _ text: UnsafeBufferPointer<UInt8>, _ entry: NameTable.Entry
    ) -> Bool {
        guard let channel = TrackpointChannel(rawValue: Int(entry.column)) else { return false }
        let end = text.firstIndex { byte in
            !(isBlank(byte) || (UInt8(ascii: "0")...UInt8(ascii: ":")).contains(byte)
                || (UInt8(ascii: "+")...UInt8(ascii: ".")).contains(byte))
        }
        guard let end, end > 0, text.count - end <= 24,
            let unit = MeasuringUnit.named(
                String(decoding: text[end...].filter { !isBlank($0) }, as: UTF8.self), of: channel)
        else { return false }
        return set(
            UnsafeBufferPointer(rebasing: text[..<end]), in: unit, column: Int(entry.column))
    }

    private mutating func set(
        _ text: UnsafeBufferPointer<UInt8>, in unit: MeasuringUnit, column: Int
    ) -> Bool {
        if let number = DecimalNumber(text) ?? DecimalNumber(comma: text, isPosition: false),
            !unit.isPace
        {
            if !points.set(number, text: text, in: unit, column: column) { stop(.cells) }
            return true
        }
        guard unit.isPace,
            let pace = MeasuringUnit.sixtieths(text)
                ?? DecimalNumber(text).map({ $0.double(text) * 60 })
        else { return false }
        // Who stands still has no pace.
        guard let speed = unit.speed(ofSixtieths: pace) else { return true }
        if !points.set(speed, column: column) { stop(.cells) }
        return true
    }

    /// Sets a number that is not in a unit of a channel, in a column of its own.
    private mutating func setForeign(
        _ text: UnsafeBufferPointer<UInt8>, _ element: String, in unit: String
    ) -> Bool {
        guard let number = DecimalNumber(text) ?? DecimalNumber(comma: text, isPosition: false)
        else { return false }
        guard
            let column = points.addExtension(
                element, unit: unit, channel: TrackpointChannel(rawValue: Int(leaf.column)))
        else { return true }
        if !points.set(number, text: text, column: column) { stop(.cells) }
        return true
    }
}
