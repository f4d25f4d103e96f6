// The Design floor: NHS.UK frontend 10.4.2 components, and a few of our own, as typed values.
//
// Accessibility lives in the initialisers: a field cannot be made without a label, a table without a caption, a link in
// an error summary without the field it leads to.

/// The product as people see it.
public enum Product {
    /// Its name.
    public static let name = "Trellis"
    /// The version of the NHS.UK frontend whose markup the components write.
    public static let frontendVersion = "10.4.2"
}
