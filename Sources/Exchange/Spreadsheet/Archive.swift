import CZip
import Foundation

/// A ZIP file in memory whose parts are unpacked one at a time, within limits.
final class Archive {
    private let handle: OpaquePointer
    private let sizes: [String: UInt64]

    /// Opens an archive and looks at what it says of itself; nothing is unpacked yet.
    ///
    /// - Throws: `SpreadsheetFault` when it is damaged or would unpack to more than the limits allow.
    init(_ bytes: [UInt8], limits: SpreadsheetLimits) throws(SpreadsheetFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        // libzip frees the copy; it must be made by malloc.
        guard let copy = malloc(bytes.count) else { throw .damagedWorkbook }
        bytes.withUnsafeBytes { _ = memcpy(copy, $0.baseAddress!, bytes.count) }
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else {
            free(copy)
            throw .damagedWorkbook
        }
        guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw .damagedWorkbook
        }
        do {
            sizes = try Self.sizes(in: handle, limits: limits)
        } catch {
            zip_discard(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { zip_discard(handle) }

    /// The names of the parts.
    var names: Dictionary<String, UInt64>.Keys { sizes.keys }

    /// Unpacks one part; nil when there is none of that name.
    ///
    /// - Throws: `SpreadsheetFault` when the part is damaged, encrypted, or not of the size that the archive states.
    func part(_ name: String) throws(SpreadsheetFault) -> Data? {
        guard let size = sizes[name] else { return nil }
        guard let file = zip_fopen(handle, name, 0) else { throw .damagedWorkbook }
        defer { zip_fclose(file) }
        var data = Data(count: Int(size))
        let read = data.withUnsafeMutableBytes { buffer in
            var filled = 0
            while filled < buffer.count {
                let step = zip_fread(file, buffer.baseAddress! + filled, zip_uint64_t(buffer.count - filled))
                guard step > 0 else { return step < 0 ? -1 : filled }
                filled += Int(step)
            }
            return filled
        }
        // One more byte than stated means that the archive lies; it also makes libzip check the sum.
        var surplus: UInt8 = 0
        guard read == Int(size), zip_fread(file, &surplus, 1) == 0 else { throw .damagedWorkbook }
        return data
    }

    private static func sizes(
        in handle: OpaquePointer,
        limits: SpreadsheetLimits
    ) throws(SpreadsheetFault) -> [String: UInt64] {
        let count = zip_get_num_entries(handle, 0)
        guard count <= limits.parts else { throw bomb }
        var sizes: [String: UInt64] = [:]
        var total: UInt64 = 0
        for index in 0..<zip_uint64_t(count) {
            var stat = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name else { throw .damagedWorkbook }
            let large = stat.size > 4 * 1024 * 1024
            if large, stat.size / max(stat.comp_size, 1) > UInt64(limits.unpackingRatio) { throw bomb }
            let (sum, overflow) = total.addingReportingOverflow(stat.size)
            guard !overflow, sum <= UInt64(limits.unpackedBytes) else { throw bomb }
            total = sum
            sizes[String(cString: name)] = stat.size
        }
        return sizes
    }

    private static let bomb = SpreadsheetFault(
        .bomb,
        "This file unpacks to far more than a workbook should; copy the rows into a new workbook and send that."
    )
}
