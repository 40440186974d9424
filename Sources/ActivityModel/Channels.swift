extension Sequence where Element == SampleStream {
    /// The stream that serves as a channel of the recording, for curves and averages.
    ///
    /// For the heart rate, this is the stream with the beats that a strap delivered later, if there
    /// is one; otherwise the file's own field; otherwise the field of an application that
    /// represents it, as for power. Samples whose number means "unknown" have no value, and the
    /// balance is the right side's share in percent. The streams themselves do not change.
    public func channel(_ name: StreamName) -> SampleStream? {
        let named = filter { $0.name == name }
        let merged =
            name == .heartrate
            ? first { $0.name == .mergedHeartrate && $0.source == .native } : nil
        let found = merged ?? named.first { $0.source == .native } ?? named.first
        return found.flatMap { stream in
            if name == .balance { return stream.rightShare }
            guard stream.placeholderCount > 0 else { return stream }
            let known = stream.withoutPlaceholders
            return known.summary.count > 0 ? known : nil
        }
    }
}

extension Array where Element == SampleStream {
    /// A unique name for each stream: if two fields have the same name, the second ends in `_2`.
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
    /// The stream that serves as a channel, as `streams.channel(_:)` chooses it.
    public func channel(_ name: StreamName) -> SampleStream? { streams.channel(name) }
}

extension SampleStream {
    /// The number that writers use for "unknown": altitude −500 m, which is FIT's raw 0, and
    /// balance 128, which names a side without a share.
    public var placeholder: Double? {
        switch name {
        case .altitude: -500
        case .balance: 128
        default: nil
        }
    }

    /// The number of samples that hold the ``placeholder``.
    public var placeholderCount: Int {
        switch (values, rawPlaceholder) {
        case (.scaled(let raw, _), let absent?): raw.count { $0 == absent }
        case (.floating(let values), _):
            placeholder.map { absent in values.count { $0 == absent } } ?? 0
        default: 0
        }
    }

    /// The stream without the values that are the ``placeholder``.
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

    /// Of FIT's balance, the right side's share in percent; without the samples whose side is
    /// unknown. `nil` if that is all of them.
    fileprivate var rightShare: SampleStream? {
        guard case .scaled(let raw, .one) = values else { return self }
        var stream = self
        let shares = raw.map { (129...228).contains($0) ? $0 - 128 : Self.missing }
        guard shares.contains(where: { $0 != Self.missing }) else { return nil }
        stream.values = .scaled(shares, .one)
        stream.unit = "%"
        return stream
    }

    /// The placeholder as a raw integer.
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
    /// The streams with records of the same moment merged, for display: some devices write a second
    /// in two halves, each with fields that the other lacks.
    ///
    /// Records that contradict each other remain two samples.
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
