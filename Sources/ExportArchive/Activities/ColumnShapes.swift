/// What the cells of a table look like, column by column: the language-free way to know some.
struct ColumnShapes {
    /// The column whose cells are `activities/…` or `#error#`, where there is exactly one.
    private(set) var filename: Int?
    /// The first column whose cells are `true` or `false`.
    private(set) var commute: Int?
    private var isNumber: [Bool]
    private var isMedia: [Bool]

    /// Looks at some rows of a table.
    init(width: Int, sample: [[String]]) {
        isNumber = Array(repeating: true, count: width)
        isMedia = isNumber
        for index in 0..<width {
            let cells = sample.compactMap { row in
                row.indices.contains(index) && !row[index].isEmpty ? row[index] : nil
            }
            guard !cells.isEmpty else { continue }
            func most(_ matches: (String) -> Bool) -> Bool {
                cells.count(where: matches) * 2 > cells.count
            }
            isNumber[index] = most { $0.withBytes(NumberText.double) != nil }
            isMedia[index] = most { cell in
                cell.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "|") }
            }
            if filename == nil, most({ $0.hasPrefix("activities/") || $0 == "#error#" }) {
                filename = index
            }
            if commute == nil,
                most({ $0.utf8.count < 6 && ["true", "false"].contains($0.lowercased()) })
            {
                commute = index
            }
        }
    }

    /// Whether most cells are numbers, or there is none.
    func mayBeNumber(_ index: Int) -> Bool { isNumber[index] }

    /// Whether most cells look like lists of paths, or there is none.
    func mayBeMedia(_ index: Int) -> Bool { isMedia[index] }
}
