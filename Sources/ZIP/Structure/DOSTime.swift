/// Date and time as MS-DOS packs them into two 16-bit numbers (APPNOTE section 4.4.6).
enum DOSTime {
    /// The local time in seconds since 1970, read as UTC; `nil` if the numbers are not a date.
    static func seconds(date: UInt16, time: UInt16) -> Int64? {
        let year = Int64(date >> 9) + 1980
        let month = Int64(date >> 5 & 15)
        let day = Int64(date & 31)
        let hour = Int64(time >> 11)
        let minute = Int64(time >> 5 & 63)
        let second = Int64(time & 31) * 2
        guard 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 60 else {
            return nil
        }
        return days(year: year, month: month, day: day) * 86_400
            + hour * 3_600 + minute * 60 + second
    }

    /// Days since 1970-01-01 in the Gregorian calendar, for years after 0.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        // Counted from March, so that the leap day is the last of its year.
        let year = month < 3 ? year - 1 : year
        let month = (month + 9) % 12
        let dayOfYear = (153 * month + 2) / 5 + day - 1
        return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
