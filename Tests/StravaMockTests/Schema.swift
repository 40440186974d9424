import Foundation
import TestSupport

/// Strava's published description of its answers (OpenAPI 2), and whether a value fits it. Unchecked,
/// since values of JSON are `Any`; nobody changes them.
struct Schema: @unchecked Sendable {
    /// The description: `WAYMARK_OPENAPI`, else `../shared/reference/strava-openapi.json`; `nil` when
    /// there is none on this computer.
    static let strava: Schema? = {
        let named = ProcessInfo.processInfo.environment["WAYMARK_OPENAPI"]
        let url =
            named.map { URL(filePath: $0) }
            ?? Fixtures.project.appending(path: "../shared/reference/strava-openapi.json")
                .standardizedFileURL
        guard let data = try? Data(contentsOf: url),
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let definitions = object["definitions"] as? [String: [String: Any]]
        else { return nil }
        return Schema(definitions: definitions)
    }()

    let definitions: [String: [String: Any]]

    /// What does not fit, as `path: what`, `path` without the indexes of arrays.
    func misfits(_ value: Any, _ name: String, isArray: Bool = false) -> Set<String> {
        var found: Set<String> = []
        let reference: [String: Any] = ["$ref": "#/definitions/\(name)"]
        let schema = isArray ? ["type": "array", "items": reference] : reference
        check(value, schema, name, &found)
        return found
    }

    private func check(
        _ value: Any, _ schema: [String: Any], _ path: String, _ found: inout Set<String>
    ) {
        if let reference = schema["$ref"] as? String {
            // Two references lack their folder.
            let name = reference.split(separator: "/").last.map { String($0) } ?? ""
            guard let definition = definitions[name] else {
                found.insert("\(path): no definition \(name)")
                return
            }
            check(value, definition, path, &found)
        }
        for part in schema["allOf"] as? [[String: Any]] ?? [] { check(value, part, path, &found) }
        if value is NSNull {
            if schema["type"] != nil || schema["$ref"] == nil { found.insert("\(path): null") }
            return
        }
        if let type = schema["type"] as? String, !fits(value, type) {
            found.insert("\(path): not \(type)")
            return
        }
        if let words = schema["enum"] as? [String], let word = value as? String,
            !words.contains(word)
        {
            found.insert("\(path): no such word")
        }
        if schema["format"] as? String == "date-time", let text = value as? String,
            text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) == nil
        {
            found.insert("\(path): no date-time")
        }
        checkSize(value, schema, path, &found)
        if let properties = schema["properties"] as? [String: [String: Any]],
            let object = value as? [String: Any]
        {
            for (key, property) in properties {
                guard let member = object[key] else { continue }
                check(member, property, "\(path).\(key)", &found)
            }
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for item in array { check(item, items, path + "[]", &found) }
        }
    }

    private func checkSize(
        _ value: Any, _ schema: [String: Any], _ path: String, _ found: inout Set<String>
    ) {
        if let array = value as? [Any] {
            if let least = schema["minItems"] as? Int, array.count < least {
                found.insert("\(path): too few")
            }
            if let most = schema["maxItems"] as? Int, array.count > most {
                found.insert("\(path): too many")
            }
        } else if let number = value as? NSNumber {
            if let least = schema["minimum"] as? Double, number.doubleValue < least {
                found.insert("\(path): too small")
            }
            if let most = schema["maximum"] as? Double, number.doubleValue > most {
                found.insert("\(path): too large")
            }
        }
    }

    private func fits(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": return value is String
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "boolean": return kind(value) == "c"
        case "integer": return kind(value).map { $0 != "c" && $0 != "d" } ?? false
        case "number": return kind(value).map { $0 != "c" } ?? false
        default: return false
        }
    }

    /// What a number was read as: `c` for true and false, `d` with a fraction, others whole.
    private func kind(_ value: Any) -> String? {
        (value as? NSNumber).map { String(cString: $0.objCType) }
    }
}
