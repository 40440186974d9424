/// A message type that also keeps the fields for which it has no property.
protocol KeepsOtherFields: Sendable {
    /// What else the message says: fields that the profile names, fields that it does not
    /// (`unknown_…`), and those of applications.
    var otherFields: [FITField] { get set }
}
