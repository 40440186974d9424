/// A date as its numbers and words, whatever separates them.
struct DateTokens {
    /// A number and its surroundings.
    struct Number {
        var value: Int
        var digits: Int
        /// The separator or unit after the number, ignoring spaces; NUL if there is none.
        var following: Unicode.Scalar = "\0"
        /// The plus or minus sign directly before it, if any.
        var sign: Unicode.Scalar?
        /// The number of words before it.
        var wordsBefore: Int
    }

    /// The numbers in order.
    private(set) var numbers: [Number] = []
    /// The words in order, in lower case, without dots.
    private(set) var words: [String] = []

    /// Units of time that Chinese, Japanese and Korean write after numbers.
    private static let units: Set<Unicode.Scalar> = [
        "年", "月", "日", "時", "时", "点", "點", "分", "秒", "년", "월", "일", "시", "초",
    ]

    /// The tokens of a text; `nil` if a number is too long for a date.
    init?(_ text: String) {
        numbers.reserveCapacity(6)
        var word = String.UnicodeScalarView()
        var isAfterNumber = false
        var sign: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let digit = Self.digit(scalar) {
                end(&word)
                if isAfterNumber, let last = numbers.indices.last {
                    guard numbers[last].digits < 9 else { return nil }
                    numbers[last].value = numbers[last].value * 10 + digit
                    numbers[last].digits += 1
                } else {
                    numbers.append(
                        Number(value: digit, digits: 1, sign: sign, wordsBefore: words.count))
                    isAfterNumber = true
                }
                sign = nil
                continue
            }
            if let last = numbers.indices.last, numbers[last].following == "\0", word.isEmpty,
                !Self.isBlank(scalar)
            {
                numbers[last].following = scalar
                isAfterNumber = false
                sign = scalar == "+" || scalar == "-" ? scalar : nil
                if Self.units.contains(scalar) { continue }
            } else {
                isAfterNumber = false
                sign = scalar == "+" || scalar == "-" ? scalar : nil
            }
            if Self.isLetter(scalar) {
                Self.lowercase(scalar, into: &word)
            } else if scalar != "." || word.isEmpty {
                end(&word)
            }
        }
        end(&word)
    }

    private mutating func end(_ word: inout String.UnicodeScalarView) {
        guard !word.isEmpty else { return }
        // "p. m." is two words with one meaning.
        if word.count == 1, word.first == "m", let last = words.last, last == "a" || last == "p" {
            words[words.count - 1] = last + "m"
        } else {
            words.append(String(word))
        }
        word.removeAll(keepingCapacity: true)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " : scalar.properties.isWhitespace
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
        return scalar.properties.isAlphabetic
            || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func lowercase(
        _ scalar: Unicode.Scalar, into word: inout String.UnicodeScalarView
    ) {
        if scalar.isASCII {
            word.append(scalar.value < 0x61 ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar)
        } else {
            word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    /// A word as in ``words``: `Sept.` and `sept` are the same.
    static func folded(_ word: String) -> String? {
        guard let tokens = DateTokens(word), tokens.numbers.isEmpty, tokens.words.count == 1 else {
            return nil
        }
        return tokens.words[0]
    }
}
