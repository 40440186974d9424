final class ReviewStore: Sendable {}
