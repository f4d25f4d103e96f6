public import Domain
import Foundation

extension ID {
    /// An id that belongs to nothing, for the samples of routes.
    public static var sample: ID {
        ID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1)))
    }
}
