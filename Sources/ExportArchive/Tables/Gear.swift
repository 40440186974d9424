/// A bike or a pair of shoes, out of `bikes.csv` or `shoes.csv`. Neither table has ids.
public struct Gear: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable {
        /// A bike.
        case bike
        /// Shoes.
        case shoes
    }

    /// What it is.
    public var kind: Kind
    /// The name the athlete gave it; shoes often have none.
    public var name: String?
    /// The brand.
    public var brand: String?
    /// The model.
    public var model: String?
    /// The sports it is used for by default, as written; since 2024.
    public var sportTypes: String?

    /// What activities call it (``ActivityRow/gearKey``): the name, else brand and model.
    public var key: String? {
        if let name { return name }
        let parts = [brand, model].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// A part of a bike, out of `components.csv`: without dates and distances.
public struct BikeComponent: Hashable, Sendable {
    /// The bike's name.
    public var bike: String?
    /// What it is, as written.
    public var type: String?
    /// The brand.
    public var brand: String?
    /// The model.
    public var model: String?
}

extension ExportTable {
    /// The gear, when the table is `bikes.csv` or `shoes.csv`.
    public func gear(_ kind: Gear.Kind) -> [Gear] {
        rows.map { row in
            Gear(
                kind: kind, name: cell(row, 0), brand: cell(row, 1), model: cell(row, 2),
                sportTypes: cell(row, 3))
        }
    }

    /// The parts, when the table is `components.csv`.
    public var components: [BikeComponent] {
        rows.map { row in
            BikeComponent(
                bike: cell(row, 0), type: cell(row, 1), brand: cell(row, 2), model: cell(row, 3))
        }
    }
}
