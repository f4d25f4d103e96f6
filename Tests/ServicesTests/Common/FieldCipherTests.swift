import Foundation
import Testing

@testable import Services

@Suite("Fields encrypted one by one")
struct FieldCipherTests {
    let place = FieldCipher.Place("second_factor.secret", row: "a")

    @Test("A sealed text comes back, and looks different each time")
    func roundTrip() throws {
        let cipher = FieldCipher.forgetful()
        let one = try cipher.seal("Asthma", for: place), two = try cipher.seal("Asthma", for: place)
        #expect(one != two)
        #expect(!one.contains("Asthma") && one.hasPrefix("k1."))
        #expect(try cipher.open(one, for: place) == "Asthma")
        #expect(try cipher.open(cipher.seal("", for: place), for: place) == "")
    }

    @Test("A text that was moved or changed is refused")
    func bound() throws {
        let cipher = FieldCipher.forgetful()
        let sealed = try cipher.seal("Asthma", for: place)
        for elsewhere in [
            FieldCipher.Place("second_factor.secret", row: "b"), FieldCipher.Place("student.needs", row: "a"),
        ] {
            #expect(throws: FieldCipherError.damaged) { try cipher.open(sealed, for: elsewhere) }
        }
        let sixth = sealed.index(sealed.endIndex, offsetBy: -6)
        let other = sealed.replacingCharacters(in: sixth...sixth, with: sealed[sixth] == "A" ? "B" : "A")
        #expect(throws: FieldCipherError.damaged) { try cipher.open(other, for: place) }
        #expect(throws: FieldCipherError.damaged) { try cipher.open("Asthma", for: place) }
        #expect(throws: FieldCipherError.keyIsMissing("k9")) { try cipher.open("k9.AAAA", for: place) }
        #expect(throws: FieldCipherError.damaged) { try FieldCipher.forgetful().open(sealed, for: place) }
    }

    @Test("After a change of key old texts are read with the old key, and known to be old")
    func rotation() throws {
        let first = Keyring.Key.fresh(named: "k1")
        let old = FieldCipher(Keyring(newest: first))
        let sealed = try old.seal("Asthma", for: place)
        let new = FieldCipher(Keyring(newest: .fresh(named: "k2"), older: [first]))
        #expect(try new.open(sealed, for: place) == "Asthma")
        #expect(new.isOld(sealed))
        #expect(!new.isOld(try new.seal("Asthma", for: place)))
    }

    @Test("The key file is made once, for its owner alone, and read after that")
    func file() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("keys/fields.key")
        let sealed = try FieldCipher(.inFile(file)).seal("Asthma", for: place)
        #expect(try FieldCipher(.inFile(file)).open(sealed, for: place) == "Asthma")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(
        "Keys that cannot be used are refused with a sentence",
        arguments: ["", "k1", "k1:AAAA", "k 1:\(String(repeating: "A", count: 43))="]
    )
    func unreadable(text: String) {
        #expect(throws: KeyringError.unreadable) { try Keyring(text) }
    }
}
