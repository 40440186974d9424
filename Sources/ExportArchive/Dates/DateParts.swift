extension ExportDate {
    /// The numbers of a date, separated into date and time of day.
    struct Parts {
        /// Two numbers if a word names the month, otherwise three.
        private(set) var date: [DateTokens.Number] = []
        private var time: [DateTokens.Number] = []
        private var offset: [DateTokens.Number] = []

        /// Separates the numbers. The time consists of numbers joined by colons (or by the units of
        /// Chinese, Japanese and Korean), wherever it is; without them, as in Danish, it comes
        /// last.
        init?(_ numbers: [DateTokens.Number], hasMonthWord: Bool) {
            let wanted = hasMonthWord ? 2 : 3
            let hours: Set<Unicode.Scalar> = [":", "時", "时", "点", "點", "시"]
            let minutes: Set<Unicode.Scalar> = [":", "分", "분"]
            var first = numbers.firstIndex { hours.contains($0.following) }
            if first == nil, numbers.count > wanted { first = wanted }
            guard let first else {
                guard numbers.count == wanted else { return nil }
                date = numbers
                return
            }
            guard numbers.indices.contains(first + 1) else { return nil }
            var end = first + 2
            let separator = numbers[first + 1].following
            if end < numbers.count, minutes.contains(separator) || separator == "." { end += 1 }
            time = Array(numbers[first..<end])
            date = Array(numbers[..<first])
            for number in numbers[end...] {
                // An offset such as +02:00 comes last and has a sign.
                if !offset.isEmpty || (number.sign != nil && date.count == wanted) {
                    offset.append(number)
                } else {
                    date.append(number)
                }
            }
            guard date.count == wanted else { return nil }
        }

        /// The second of the UTC day, which an offset may move outside the day; `nil` if it is not
        /// a time.
        func secondOfDay(isAfternoon: Bool?) -> Int? {
            guard !time.isEmpty else { return 0 }
            var hour = time[0].value
            let minute = time[1].value
            let second = time.count > 2 ? time[2].value : 0
            guard hour < 24, minute < 60, second < 60, let shift = offsetSeconds else { return nil }
            if isAfternoon == true, hour < 12 { hour += 12 }
            if isAfternoon == false, hour == 12 { hour = 0 }
            return hour * 3_600 + minute * 60 + second - shift
        }

        /// Seconds east of UTC, from `+02:00` or `+0200`.
        private var offsetSeconds: Int? {
            guard let first = offset.first else { return 0 }
            var hours = first.value
            var minutes = offset.count > 1 ? offset[1].value : 0
            if first.digits == 4, offset.count == 1 {
                (hours, minutes) = (first.value / 100, first.value % 100)
            }
            guard hours <= 14, minutes < 60, offset.count <= 2 else { return nil }
            return (hours * 3_600 + minutes * 60) * (first.sign == "-" ? -1 : 1)
        }
    }
}
