extension DocumentReader {
    /// Begins a point, whose attributes may contain its position.
    mutating func startPoint(_ attributes: Attributes) {
        points.beginPoint()
        pointDepth = depth
        for index in 0..<attributes.count where !attributes.isForeign(index) {
            let entry = names.entry(of: attributes.name(index))
            if entry.element == .lat || entry.element == .lon {
                setNumber(attributes.value(index), entry, nil)
            }
        }
    }

    /// Ends the point that is open.
    mutating func endPoint() {
        pointDepth = 0
        leafDepth = 0
        if !points.hasValue(.latitude) || !points.hasValue(.longitude) {
            report(.noPosition)
        }
    }

    /// An element begins inside a point.
    mutating func startLeafOfPoint(
        _ entry: NameTable.Entry, _ name: UnsafePointer<UInt8>, _ attributes: Attributes
    ) {
        var entry = entry
        switch entry.element {
        case .time, .pointTime, .ele:
            // Extensions use these names for other things.
            guard depth == pointDepth + 1 else { return }
        case .lat, .lon:
            // These are attributes; an element with this name belongs to another namespace.
            return
        case .value:
            guard parent == .heartRateBpm else { return }
            entry.column = Int16(TrackpointChannel.heartRate.rawValue)
        default:
            guard entry.column != NameTable.noColumn else { return }
        }
        collect(entry, name)
        if attributes.count > 0, let unit = attributes.unit {
            leafUnit = unit
            leafStatesUnit = true
        }
    }

    /// The text of an element inside a point is complete.
    mutating func commitToPoint() {
        guard !text.isEmpty else { return }
        if leaf.element == .time || leaf.element == .pointTime {
            guard let time = time(of: text.bytes, in: leaf.element) else { return }
            if time < lastTime { report(.timeGoesBack) }
            lastTime = time
            if !points.setTime(time) { stop(.cells) }
        } else {
            if leafStatesUnit, setNumber(text.bytes, in: leafUnit) { return }
            setNumber(text.bytes, leaf, leafName)
        }
    }

    private mutating func setNumber(
        _ text: UnsafeBufferPointer<UInt8>, _ entry: NameTable.Entry, _ name: UnsafePointer<UInt8>?
    ) {
        guard
            let number = DecimalNumber(text)
                ?? DecimalNumber(comma: text, isPosition: entry.element.isPosition)
        else {
            if setNumberWithUnit(text, entry) { return }
            // An unknown element may contain words; an empty one has no value.
            if entry.element.channel != nil, text.contains(where: { !isBlank($0) }) {
                report(.badNumber, of: entry.element)
            }
            return
        }
        var column = Int(entry.column)
        if entry.column == NameTable.openColumn, let name {
            guard let added = points.addExtension(String(cString: name)) else {
                names.setColumn(NameTable.noColumn, of: name)
                return
            }
            column = added
            names.setColumn(Int16(added), of: name)
        }
        if !points.set(number, text: text, column: column) { stop(.cells) }
    }

    /// Collects the text of the element that has just begun.
    mutating func collect(_ entry: NameTable.Entry, _ name: UnsafePointer<UInt8>?) {
        leafDepth = depth
        leaf = entry
        leafName = name
        leafStatesUnit = false
        text.removeAll()
    }

    /// Collects the text of the element that has just begun, outside points.
    mutating func collect(_ element: Element) {
        collect(NameTable.Entry(element: element, column: NameTable.noColumn), nil)
    }

    /// The time in a text; reports its problems.
    mutating func time(of text: UnsafeBufferPointer<UInt8>, in element: Element) -> Int64? {
        guard let time = TimeText(text) else {
            if text.contains(where: { !isBlank($0) }) {
                report(.badTime, of: element)
            }
            return nil
        }
        if let offset = time.offset {
            if offset != 0, offsetSeconds == nil { offsetSeconds = offset }
        } else {
            report(.naiveTime)
        }
        return time.microseconds
    }
}
