import CXML2

extension DocumentReader {
    /// The parser met a violation of XML and goes on, or gives up after this call.
    mutating func violation(code: Int, isWarning: Bool) {
        guard !isStopped, !isWarning else { return }
        // The elements that a restart opens are never closed.
        if isAtEnd, hasResumed { return }
        if code == Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) {
            violationTenths += 1
            problems.add(.undeclaredPrefix, at: place)
        } else {
            violationTenths += 10
            violationOffset = offset
            problems.add(kind(of: code), at: place)
        }
        if violationTenths / 10 > limits.violations { stop(.violations) }
    }

    private func kind(of code: Int) -> TrackXMLProblem.Kind {
        switch code {
        case Int(XML_ERR_INVALID_ENCODING.rawValue): .encoding
        case Int(XML_ERR_NO_MEMORY.rawValue): .limitExceeded(.memory)
        default: isAtEnd && (depth > 0 || format == nil) ? .truncated : .malformed
        }
    }

    /// How many bytes the parser has read of what it was given.
    private var offset: Int {
        guard let input = context?.pointee.input, let base = input.pointee.base,
            let current = input.pointee.cur
        else { return 0 }
        return Int(input.pointee.consumed) + (current - base)
    }
}
