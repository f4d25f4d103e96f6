extension Catalogue {
    /// A T Level and a specialism in words, for example "Health: Supporting the Midwifery Team".
    public func subject(_ tLevelCode: String, _ specialismCode: String?) -> String {
        let title = tLevel(tLevelCode)?.title ?? tLevelCode
        guard let specialismCode else { return title }
        return "\(title): \(specialism(specialismCode)?.title ?? specialismCode)"
    }
}
