extension Geography {
    /// The place of a postcode: its sector's middle, else its outcode's, else nil.
    public func point(for postcode: Postcode) -> GridPoint? {
        point(for: postcode.description)
    }

    /// The middle of an outcode, nil when it is unknown.
    public func point(for outcode: Outcode) -> GridPoint? {
        point(for: outcode.description)
    }

    /// How far an outcode, which is what is kept of a student's address, lies from a postcode.
    public func distance(from outcode: Outcode, to postcode: Postcode) -> Distance? {
        distance(from: outcode.description, to: postcode.description)
    }

    /// How far two postcodes lie apart.
    public func distance(from one: Postcode, to other: Postcode) -> Distance? {
        distance(from: one.description, to: other.description)
    }
}
