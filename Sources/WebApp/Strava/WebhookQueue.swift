import Foundation
import Ingest
import Storage
import Synchronization

/// Events on their way into the library: at once if it is free, otherwise as soon as the running
/// import or sync is done.
final class WebhookQueue: Sendable {
    private struct Waiting {
        var events: [APIEvent] = []
        var settings: [String: String] = [:]
        var isEmptying = false
        var isEmpty: Bool { events.isEmpty && settings.isEmpty }
    }

    /// More than Strava sends in a day; further changes are found by the next complete walk.
    private static let maxEvents = 10_000
    private let options: PageOptions
    private let waiting = Mutex(Waiting())
    private let queue = DispatchQueue(label: "waymark.events")

    init(_ options: PageOptions) { self.options = options }

    func put(_ event: APIEvent) {
        waiting.withLock { if $0.events.count < Self.maxEvents { $0.events.append(event) } }
        begin()
    }

    func put(setting key: String, to value: String) {
        waiting.withLock { $0.settings[key] = value }
        begin()
    }

    private func begin() {
        let isFirst = waiting.withLock { waiting in
            defer { waiting.isEmptying = true }
            return !waiting.isEmptying
        }
        if isFirst { queue.async { self.empty() } }
    }

    private func empty() {
        let batch = waiting.withLock { $0 }
        do {
            let library = try Library.openForWriting(options.folder)
            defer { try? library.close() }
            for event in batch.events { _ = try library.save(event) }
            for (key, value) in batch.settings { try library.setSetting(key, to: value) }
            // Closed first: the data of an athlete who revoked access is deleted through a separate
            // connection.
            try library.close()
            if batch.events.contains(where: { !$0.isActivity }) {
                try StravaTerms(options.folder, environment: options.environment)
                    .apply(now: options.now())
            }
        } catch {
            queue.asyncAfter(deadline: .now() + 1) { self.empty() }
            return
        }
        let isDone = waiting.withLock { waiting in
            waiting.events.removeFirst(batch.events.count)
            for key in batch.settings.keys { waiting.settings[key] = nil }
            waiting.isEmptying = !waiting.isEmpty
            return waiting.isEmpty
        }
        if !isDone { queue.async { self.empty() } }
    }
}
