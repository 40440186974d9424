import Foundation

enum Browser {
    /// Opens an address in the user's browser.
    ///
    /// - Returns: whether a suitable program was found.
    @discardableResult
    static func open(_ address: String) -> Bool {
        let files = FileManager.default
        guard
            let command = command(
                for: address, environment: ProcessInfo.processInfo.environment,
                isExecutable: files.isExecutableFile(atPath:))
        else { return false }
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return (try? process.run()) != nil
    }

    /// The program that opens an address, with its arguments: the user's choice (`BROWSER`: names
    /// separated by colons, in which `%s` is the address), otherwise the system's opener. On Linux
    /// that requires a desktop, or Windows around it.
    static func command(
        for address: String, environment: [String: String], isExecutable: (String) -> Bool
    ) -> [String]? {
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        func found(_ name: String) -> String? {
            if name.contains("/") { return isExecutable(name) ? name : nil }
            return folders.map { "\($0)/\(name)" }.first(where: isExecutable)
        }
        for choice in (environment["BROWSER"] ?? "").split(separator: ":") {
            let words = choice.split(separator: " ").map(String.init)
            guard let name = words.first, let program = found(name) else { continue }
            let arguments = words.dropFirst().map { $0.replacing("%s", with: address) }
            return [program] + arguments + (choice.contains("%s") ? [] : [address])
        }
        #if os(macOS)
        let openers = ["open"]
        #else
        let desktops = ["DISPLAY", "WAYLAND_DISPLAY"]
        let hasDesktop = desktops.contains { environment[$0]?.isEmpty == false }
        let openers = ["wslview"] + (hasDesktop ? ["xdg-open"] : [])
        #endif
        for opener in openers {
            if let program = found(opener) { return [program, address] }
        }
        return nil
    }
}
