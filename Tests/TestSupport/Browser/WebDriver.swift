public import Foundation

/// A real headless Chromium, driven through the W3C WebDriver protocol that `chromedriver` speaks on
/// loopback. It can reach nothing but 127.0.0.1.
public final class WebDriver: Sendable {
    private let process: DriverProcess
    private let port: Int
    private let session: String

    /// Where Debian puts them; `nil` where they are not installed.
    private static let programs: (driver: String, browser: String)? = {
        let drivers = ["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver"]
        let browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        let files = FileManager.default
        guard let driver = drivers.first(where: files.isExecutableFile(atPath:)),
            let browser = browsers.first(where: files.isExecutableFile(atPath:))
        else { return nil }
        return (driver, browser)
    }()

    /// Whether there is a Chromium to drive.
    public static var isInstalled: Bool { programs != nil }

    /// Starts a browser with an empty profile.
    public static func start(width: Int = 1280, height: Int = 900) async throws -> WebDriver {
        guard let programs else {
            throw WebDriverError("chromium or chromium-driver is missing: scripts/setup tests")
        }
        let process = try DriverProcess(programs.driver)
        let port = try await process.port()
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--lang=en",
            "--window-size=\(width),\(height)", "--user-data-dir=\(process.folder.path("profile"))",
            // What scrolls slowly is not where a click was aimed at.
            "--force-prefers-reduced-motion",
            // Whatever a page asks for elsewhere is not even looked up.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        let options: [String: Any] = ["binary": programs.browser, "args": arguments]
        let capabilities: [String: Any] = [
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        ]
        do {
            let data = try await send(
                "POST", port, "/session",
                JSONSerialization.data(
                    withJSONObject: ["capabilities": ["alwaysMatch": capabilities]]))
            let started = try decode(Started.self, data)
            return WebDriver(process, port, "/session/\(started.sessionId)")
        } catch {
            process.end()
            throw error
        }
    }

    private struct Started: Decodable { var sessionId: String }

    private init(_ process: DriverProcess, _ port: Int, _ session: String) {
        self.process = process
        self.port = port
        self.session = session
    }

    /// Ends browser and driver.
    public func end() async {
        _ = try? await Self.send("DELETE", port, session, nil)
        process.end()
    }

    deinit { process.end() }

    // MARK: Pages

    /// Goes to an address and waits until the page has loaded.
    public func go(_ address: URL) async throws {
        try await command("url", ["url": address.absoluteString])
    }

    /// The value of a script such as `return document.title`.
    public func value<Value: Decodable & Sendable>(
        _ script: String, as type: Value.Type = Value.self
    ) async throws -> Value {
        try Self.decode(type, try await command("execute/sync", ["script": script, "args": []]))
    }

    /// Whether an expression is true in the page.
    public func isTrue(_ expression: String) async throws -> Bool {
        try await value("return Boolean(\(expression))")
    }

    /// Waits until an expression is true, also across pages.
    public func wait(for expression: String, seconds: Double = 60) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if (try? await isTrue(expression)) == true { return }
            try await Task.sleep(for: .milliseconds(60))
        }
        let page: String? = try? await value(
            "return location.href + ' ' + document.body.innerText")
        throw WebDriverError("never true: \(expression)\n\(page?.prefix(1_500) ?? "")")
    }

    /// The texts of all elements that a selector finds.
    public func texts(_ selector: String) async throws -> [String] {
        try await value(
            "return [...document.querySelectorAll(\(Self.quoted(selector)))].map(e => e.innerText)")
    }

    // MARK: Hands

    /// Clicks as a person does: in view, and refused when something lies above it.
    public func click(_ selector: String) async throws {
        try await command("element/\(try await element(selector))/click", [:])
    }

    /// Types into a field, or gives a file to one that takes files.
    public func type(_ text: String, into selector: String) async throws {
        try await command("element/\(try await element(selector))/value", ["text": text])
    }

    /// Drops a file from outside of the browser onto an element.
    public func drop(_ path: String, onto selector: String) async throws {
        let middle: [Double] = try await value(
            """
            const box = document.querySelector(\(Self.quoted(selector))).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]
            """)
        for step in ["dragEnter", "dragOver", "drop"] {
            try await develop(
                "Input.dispatchDragEvent",
                [
                    "type": step, "x": middle[0], "y": middle[1],
                    "data": ["items": [String](), "files": [path], "dragOperationsMask": 1],
                ])
        }
    }

    /// Empties a field.
    public func clear(_ selector: String) async throws {
        try await command("element/\(try await element(selector))/clear", [:])
    }

    /// Moves the mouse to a point, in pixels from the middle of an element.
    public func hover(_ selector: String, x: Int = 0, y: Int = 0) async throws {
        try await mouse([], at: selector, x: x, y: y)
    }

    /// Clicks at a point, in pixels from the middle of an element.
    public func click(_ selector: String, x: Int, y: Int) async throws {
        try await mouse(["pointerDown", "pointerUp"], at: selector, x: x, y: y)
    }

    private func mouse(
        _ presses: [String], at selector: String, x: Int, y: Int
    ) async throws {
        let origin = ["element-6066-11e4-a52e-4f735466cecf": try await element(selector)]
        let move: [String: Any] = [
            "type": "pointerMove", "duration": 0, "origin": origin, "x": x, "y": y,
        ]
        let mouse: [String: Any] = [
            "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
            "actions": [move] + presses.map { ["type": $0, "button": 0] },
        ]
        try await command("actions", ["actions": [mouse]])
    }

    /// Presses a key and lets it go, wherever the page has its focus.
    public func press(_ key: String) async throws {
        let keyboard: [String: Any] = [
            "type": "key", "id": "keyboard",
            "actions": [["type": "keyDown", "value": key], ["type": "keyUp", "value": key]],
        ]
        try await command("actions", ["actions": [keyboard]])
    }

    private func element(_ selector: String) async throws -> String {
        let data = try await command("element", ["using": "css selector", "value": selector])
        guard let id = try Self.decode([String: String].self, data).values.first else {
            throw WebDriverError("no element \(selector)")
        }
        return id
    }

    // MARK: Eyes

    /// The window as a PNG.
    public func screenshot() async throws -> Data {
        let data = try await Self.send("GET", port, session + "/screenshot", nil)
        guard let image = Data(base64Encoded: try Self.decode(String.self, data)) else {
            throw WebDriverError("the screenshot is no base64")
        }
        return image
    }

    /// Prefers light or dark from now on.
    public func prefer(scheme: String) async throws {
        try await develop(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": scheme]]])
    }

    /// Takes the size of a phone, or of any other window.
    public func resize(width: Int, height: Int, scale: Double = 1, isPhone: Bool = false)
        async throws
    {
        try await develop(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": width, "height": height, "deviceScaleFactor": scale, "mobile": isPhone,
            ])
    }

    /// What the console said since the last call, warnings and errors only.
    public func complaints() async throws -> [String] {
        let data = try await command("se/log", ["type": "browser"])
        return try Self.decode([LogEntry].self, data).filter { $0.level != "INFO" }
            .map { "\($0.level): \($0.message)" }
    }

    /// Every address that the page asked for since the last call.
    public func requestedAddresses() async throws -> [String] {
        let data = try await command("se/log", ["type": "performance"])
        return try Self.decode([LogEntry].self, data).compactMap { entry in
            let event = try? JSONDecoder().decode(NetworkEvent.self, from: Data(entry.message.utf8))
            return event?.message.method == "Network.requestWillBeSent"
                ? event?.message.params.request?.url : nil
        }
    }

    private struct LogEntry: Decodable {
        var level: String
        var message: String
    }

    private struct NetworkEvent: Decodable {
        struct Message: Decodable {
            struct Parameters: Decodable {
                struct Request: Decodable { var url: String }
                var request: Request?
            }
            var method: String
            var params: Parameters
        }
        var message: Message
    }

    // MARK: The wire

    private func develop(_ command: String, _ parameters: [String: Any]) async throws {
        try await self.command("goog/cdp/execute", ["cmd": command, "params": parameters])
    }

    @discardableResult
    private func command(_ path: String, _ body: [String: Any]) async throws -> Data {
        try await Self.send(
            "POST", port, "\(session)/\(path)", JSONSerialization.data(withJSONObject: body))
    }

    private static func send(
        _ method: String, _ port: Int, _ path: String, _ body: Data?
    ) async throws -> Data {
        let answer = try await LoopbackRequest(method: method, port: port, path: path, body: body)
            .answer()
        guard answer.status == 200 else {
            let said = try? decode([String: String].self, answer.body)["message"]
            throw WebDriverError(said ?? String(decoding: answer.body.prefix(500), as: UTF8.self))
        }
        return answer.body
    }

    private struct Reply<Value: Decodable>: Decodable { var value: Value }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ data: Data) throws -> Value {
        try JSONDecoder().decode(Reply<Value>.self, from: data).value
    }

    /// A text as a literal of JavaScript.
    public static func quoted(_ text: String) -> String {
        let data = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}

/// What the browser or its driver did not do.
public struct WebDriverError: Error, CustomStringConvertible {
    /// In its own words.
    public let description: String

    init(_ description: String) { self.description = description }
}
