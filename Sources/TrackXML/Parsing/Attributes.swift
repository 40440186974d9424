/// The attributes of an element as libxml2's SAX2 interface passes them: five pointers each (local
/// name, prefix, namespace, first byte of the value, byte after the value).
///
/// Valid inside the call that receives them.
struct Attributes {
    private let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    /// The number of attributes.
    let count: Int
    /// The number of attributes including namespace declarations.
    let declarationCount: Int

    init(
        _ base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int32, nameSpaces: Int32
    ) {
        self.base = base
        self.count = base == nil ? 0 : max(Int(count), 0)
        declarationCount = self.count + max(Int(nameSpaces), 0)
    }

    /// The local name of an attribute.
    @inline(__always)
    func name(_ index: Int) -> UnsafePointer<UInt8> {
        base?[index * 5] ?? Self.noName
    }

    /// Whether an attribute belongs to another namespace.
    @inline(__always)
    func isForeign(_ index: Int) -> Bool { base?[index * 5 + 1] != nil }

    /// The value of an attribute.
    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = base?[index * 5 + 3], let end = base?[index * 5 + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: max(end - start, 0))
    }

    /// Longer than any name or address.
    private static let longest = 2_048

    /// The value of the attribute with a local name, cut beyond the length of any name or address.
    func string(_ element: Element) -> String? {
        for index in 0..<count where isNamed(element, index) {
            return String(decoding: value(index).prefix(Self.longest), as: UTF8.self)
        }
        return nil
    }

    /// The value of the attribute with a local name.
    func value(of element: Element) -> UnsafeBufferPointer<UInt8>? {
        for index in 0..<count where isNamed(element, index) {
            return value(index)
        }
        return nil
    }

    /// The unit that an attribute states (`unit`, `units` or `uom`); `nil` if there is none, or if it
    /// is longer than any unit.
    var unit: String? {
        for index in 0..<count where !isForeign(index) {
            let name = String(cString: name(index)).lowercased()
            guard name == "unit" || name == "units" || name == "uom" else { continue }
            let unit = value(index).filter { !isBlank($0) }
            return unit.isEmpty || unit.count > 24 ? nil : String(decoding: unit, as: UTF8.self)
        }
        return nil
    }

    private func isNamed(_ element: Element, _ index: Int) -> Bool {
        !isForeign(index) && String(cString: name(index)) == element.rawValue
    }

    private nonisolated(unsafe) static let noName: UnsafePointer<UInt8> = {
        let empty = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        empty.initialize(to: 0)
        return UnsafePointer(empty)
    }()
}
