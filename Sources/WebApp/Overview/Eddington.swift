import Storage

/// The Eddington number: the largest n for which there are n days of at least n kilometres (or
/// miles).
struct Eddington: Equatable {
    /// 0 if there is no day of at least one kilometre.
    private(set) var number = 0
    /// How many days of ``next`` are still missing, at least 1.
    private(set) var missing = 1
    /// The number that comes next.
    var next: Int { number + 1 }

    /// - Parameters:
    ///   - days: in the order of their dates.
    ///   - unit: metres of one kilometre or mile.
    init(_ days: some Sequence<DayTotal>, of sport: SportChoice = .all, unit: Double) {
        var lengths: [Double] = []
        var last: Int?
        for day in days where sport.includes(day.sport) {
            if last != day.day { lengths.append(0) }
            lengths[lengths.count - 1] += day.distanceMetres
            last = day.day
        }
        lengths.sort(by: >)
        while number < lengths.count, lengths[number] >= Double(number + 1) * unit { number += 1 }
        let reached = lengths.prefix { $0 >= Double(next) * unit }.count
        missing = next - reached
    }
}
