package import Foundation

extension StravaSettings {
    /// Writes client id and secret to `config.toml`, which only its owner may read then (0600).
    /// Comments and other keys remain.
    ///
    /// - Throws: ``StravaSettingsError`` `notTOML`, `notEditable`, `unusable`; the file is then
    ///   unchanged.
    package static func save(
        clientID: String, clientSecret: Secret, to configuration: URL
    ) throws(StravaSettingsError) {
        let text = try ConfigurationText.read(configuration)
        _ = try ConfigurationText.parse(text, file: configuration)
        let pairs = [("client_id", clientID), ("client_secret", clientSecret.revealed)]
        guard
            let changed = ConfigurationText.setting(
                pairs.map { (key: $0.0, value: $0.1) }, in: text)
        else { throw StravaSettingsError(.notEditable, in: configuration.path) }
        do throws(StravaAPIError) {
            try PrivateFile.write(Data(changed.utf8), to: configuration, synchronizing: true)
        } catch {
            guard case .unusableFile(_, let reason) = error else { return }
            throw StravaSettingsError(.unusable(reason), in: configuration.path)
        }
    }
}
