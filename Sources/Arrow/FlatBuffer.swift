/// Writes a FlatBuffer, the format of Arrow's metadata (https://flatbuffers.dev/internals): from the
/// end to the beginning, so that everything is written before what points to it.
struct FlatBuffer {
    /// A place in the buffer, counted from its end.
    struct Place {
        fileprivate var offset: Int
    }

    /// The value of a table's field.
    enum Value {
        case int8(Int8)
        case int16(Int16)
        case int32(Int32)
        case int64(Int64)
        case place(Place)
    }

    /// The bytes from the last to the first.
    private var reversed: [UInt8] = []
    private var alignment = 4

    /// Adds zeros, so that what follows is aligned once `count` bytes of it are written.
    private mutating func align(_ width: Int, after count: Int = 0) {
        alignment = max(alignment, width)
        while (reversed.count + count) % width != 0 { reversed.append(0) }
    }

    private mutating func push(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { reversed.append(contentsOf: $0.reversed()) }
    }

    private mutating func push(_ place: Place) {
        push(UInt32(reversed.count + 4 - place.offset))
    }

    private var here: Place { Place(offset: reversed.count) }

    /// Writes a text.
    mutating func string(_ text: String) -> Place {
        align(4, after: text.utf8.count + 1)
        reversed.append(0)
        reversed.append(contentsOf: text.utf8.reversed())
        push(UInt32(text.utf8.count))
        return here
    }

    /// Writes a vector of tables or texts.
    mutating func vector(_ places: [Place]) -> Place {
        align(4, after: 4 * places.count)
        for place in places.reversed() { push(place) }
        push(UInt32(places.count))
        return here
    }

    /// Writes a vector of structures of two 64-bit integers.
    mutating func vector(_ pairs: [(Int64, Int64)]) -> Place {
        align(8, after: 16 * pairs.count)
        for (first, second) in pairs.reversed() {
            push(second)
            push(first)
        }
        push(UInt32(pairs.count))
        return here
    }

    /// Writes a table whose fields are given by their slot; `nil` leaves the field out.
    mutating func table(_ fields: [Value?]) -> Place {
        let end = reversed.count
        var places = [Int](repeating: 0, count: fields.count)
        for (slot, value) in fields.enumerated() {
            switch value {
            case nil: continue
            case .int8(let number): push(number)
            case .int16(let number):
                align(2)
                push(number)
            case .int32(let number):
                align(4)
                push(number)
            case .int64(let number):
                align(8)
                push(number)
            case .place(let place):
                align(4)
                push(place)
            }
            places[slot] = reversed.count
        }
        align(4)
        push(Int32(0))
        let table = reversed.count
        for place in places.reversed() { push(UInt16(place == 0 ? 0 : table - place)) }
        push(UInt16(table - end))
        push(UInt16(4 + 2 * fields.count))
        // The table begins with the distance to its list of fields.
        let distance = Int32(reversed.count - table)
        withUnsafeBytes(of: distance.littleEndian) { bytes in
            for (index, byte) in bytes.enumerated() { reversed[table - 1 - index] = byte }
        }
        return Place(offset: table)
    }

    /// The bytes of the buffer with its root table.
    func finished(_ root: Place) -> [UInt8] {
        var buffer = self
        buffer.align(alignment, after: 4)
        buffer.push(root)
        return buffer.reversed.reversed()
    }
}
