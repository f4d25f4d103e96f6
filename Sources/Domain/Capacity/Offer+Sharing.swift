extension Offer {
    /// The hours that are missing to a whole placement, when this offer is only a part of one.
    /// - Parameter required: the hours that a student owes.
    public func hoursMissing(of required: Int) -> Int? {
        guard let hours, hours < required else { return nil }
        return required - hours
    }

    /// Whether a student could do a part here and the rest there: for the same course, at different times, with the hours
    /// of both together enough. An offer whose hours are not limited can always do the rest.
    public func canBeShared(with other: Offer, required: Int) -> Bool {
        guard let missing = hoursMissing(of: required), other.id != id, other.year == year,
            other.tLevelCode == tLevelCode, isForSameSpecialism(as: other)
        else { return false }
        return (other.hours ?? required) >= missing && !collides(with: other)
    }

    private func isForSameSpecialism(as other: Offer) -> Bool {
        guard let specialismCode, let theirs = other.specialismCode else { return true }
        return specialismCode == theirs
    }

    /// Whether somebody would have to be at both at once. On other days of the week they need not be, if both say which.
    private func collides(with other: Offer) -> Bool {
        guard firstDay <= other.lastDay, other.firstDay <= lastDay else { return false }
        if pattern.days.isEmpty || other.pattern.days.isEmpty { return true }
        return !Set(pattern.days).isDisjoint(with: other.pattern.days)
    }
}
