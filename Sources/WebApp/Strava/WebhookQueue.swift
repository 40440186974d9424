import Foundation
import Storage
import Synchronization

/// What Strava told, on its way into the library: at once where that is free, else as soon as the
/// import or sync that has it is done.
final class WebhookQueue: Sendable {
    private struct Waiting {
        var events: [APIEvent] = []
        var settings: [String: String] = [:]
        var isEmptying = false
        var isEmpty: Bool { events.isEmpty && settings.isEmpty }
    }

    /// More than Strava sends in a day; what is beyond is found by the next complete walk.
    private static let most = 10_000
    private let folder: LibraryFolder
    private let waiting = Mutex(Waiting())
    private let queue = DispatchQueue(label: "waymark.events")

    init(_ folder: LibraryFolder) { self.folder = folder }

    /// Keeps an event.
    func put(_ event: APIEvent) {
        waiting.withLock { if $0.events.count < Self.most { $0.events.append(event) } }
        begin()
    }

    /// Keeps a setting.
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
            let library = try Library.openForWriting(folder)
            defer { try? library.close() }
            for event in batch.events { _ = try library.save(event) }
            for (key, value) in batch.settings { try library.setSetting(key, to: value) }
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
