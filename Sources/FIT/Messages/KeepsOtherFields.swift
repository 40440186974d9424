/// A message type that also keeps the fields for which it has no property.
protocol KeepsOtherFields: Sendable {
    /// All other fields of the message: fields of the profile, fields that it does not define
    /// (`unknown_…`), and those of applications.
    var otherFields: [FITField] { get set }
}
