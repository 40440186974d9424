extension Sequence where Element == SampleStream {
    /// The stream that *is* a channel of the recording, for curves, averages and people.
    ///
    /// That is the heart rate with the beats that a strap gave later, where there are such; else the
    /// file's own field; else the field of an application that stands for it, as for power. Samples
    /// whose number means "unknown" have no value. The streams themselves stay as they were read.
    public func channel(_ name: StreamName) -> SampleStream? {
        let named = filter { $0.name == name }
        let merged =
            name == .heartrate
            ? first { $0.name == .mergedHeartrate && $0.source == .native } : nil
        let found = merged ?? named.first { $0.source == .native } ?? named.first
        return found.flatMap { stream in
            guard stream.placeholderCount > 0 else { return stream }
            let known = stream.withoutPlaceholders
            return known.summary.count > 0 ? known : nil
        }
    }
}

extension Array where Element == SampleStream {
    /// A name for each stream that no other one has: where two fields share theirs, the second ends
    /// in `_2`.
    package func uniqueNames(_ name: (SampleStream) -> String) -> [String] {
        var seen: Set<String> = []
        return map { stream in
            let name = name(stream)
            var unique = name
            var number = 1
            while !seen.insert(unique).inserted {
                number += 1
                unique = "\(name)_\(number)"
            }
            return unique
        }
    }
}

extension ActivityFile {
    /// The stream that *is* a channel, as `streams.channel(_:)` chooses it.
    public func channel(_ name: StreamName) -> SampleStream? { streams.channel(name) }
}

extension SampleStream {
    /// The number that writers put where they mean "unknown": altitude −500 m, which is FIT's raw 0,
    /// and a balance whose 128 names a side without a share.
    public var placeholder: Double? {
        switch name {
        case .altitude: -500
        case .balance: 128
        default: nil
        }
    }

    /// How many samples hold the ``placeholder``.
    public var placeholderCount: Int {
        switch (values, rawPlaceholder) {
        case (.scaled(let raw, _), let absent?): raw.count { $0 == absent }
        case (.floating(let values), _):
            placeholder.map { absent in values.count { $0 == absent } } ?? 0
        default: 0
        }
    }

    /// The stream without a value where it holds the ``placeholder``.
    var withoutPlaceholders: SampleStream {
        var stream = self
        switch (values, rawPlaceholder) {
        case (.scaled(let raw, let scale), let absent?):
            stream.values = .scaled(raw.map { $0 == absent ? Self.missing : $0 }, scale)
        case (.floating(let values), _):
            stream.values = .floating(values.map { $0 == placeholder ? .nan : $0 })
        default: break
        }
        return stream
    }

    /// The placeholder as the integer that stands for it.
    private var rawPlaceholder: Int64? {
        guard let placeholder, case .scaled(_, let scale) = values, scale.multiplier != 0 else {
            return nil
        }
        let raw = (placeholder - scale.offset) * scale.divisor / scale.multiplier
        guard let absent = Int64(exactly: raw.rounded()), scale.value(of: absent) == placeholder
        else { return nil }
        return absent
    }
}

extension Array where Element == SampleStream {
    /// The streams with records of one instant merged, as views want them: some devices write a
    /// second in two halves, each with fields that the other lacks.
    ///
    /// Records that contradict each other are two samples and stay so.
    public func mergingInstants() -> [SampleStream] {
        guard let time = first(where: { $0.name == .time && $0.source == .native }),
            case .scaled(let instants, _) = time.values
        else { return self }
        var groups: [Range<Int>] = []
        var start = 0
        for index in instants.indices {
            let next = index + 1
            if next < instants.count, instants[next] == instants[index],
                instants[index] != SampleStream.missing
            {
                continue
            }
            groups.append(start..<next)
            start = next
        }
        guard groups.count < instants.count,
            allSatisfy({ $0.count == instants.count })
        else { return self }
        let parts = groups.flatMap { group in
            group.count == 1 || allSatisfy { $0.agrees(in: group) }
                ? [group] : group.map { $0..<$0 + 1 }
        }
        return map { $0.firstValues(in: parts) }
    }
}

extension SampleStream {
    /// Whether samples have no value or all the same one.
    fileprivate func agrees(in range: Range<Int>) -> Bool {
        switch values {
        case .scaled(let raw, _):
            Set(raw[range].filter { $0 != Self.missing }).count <= 1
        case .floating(let values):
            Set(values[range].filter { !$0.isNaN }).count <= 1
        }
    }

    /// One sample for each range: its first value.
    fileprivate func firstValues(in ranges: [Range<Int>]) -> SampleStream {
        var stream = self
        switch values {
        case .scaled(let raw, let scale):
            stream.values = .scaled(
                ranges.map { raw[$0].first { $0 != Self.missing } ?? Self.missing }, scale)
        case .floating(let values):
            stream.values = .floating(ranges.map { values[$0].first { !$0.isNaN } ?? .nan })
        }
        return stream
    }
}
