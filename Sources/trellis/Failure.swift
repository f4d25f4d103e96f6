import ArgumentParser
import Domain
import Exchange
import Foundation
import Services
import Store

/// A command that failed, with one sentence for standard error.
struct Failure: Error, CustomStringConvertible {
    let description: String
    /// 1 for what failed, 2 for a file or an argument that is wrong.
    var code: Int32 = 1

    init(_ sentence: String, code: Int32 = 1) {
        description = sentence
        self.code = code
    }

    /// The sentence for an error of the floors below; the error itself when it is the parser's own.
    static func explaining(_ error: any Error) -> any Error {
        switch error {
        case is Failure, is ExitCode, is CleanExit, is ValidationError: return error
        case ServiceError.notFound: return Failure("That is not there. Check the name or the code.", code: 2)
        case ServiceError.denied: return Failure("The command line may not do that.")
        case ServiceError.conflict(let sentence), ServiceError.unavailable(let sentence): return Failure(sentence)
        case ServiceError.alreadyDone(let entry): return Failure("That has been done already: \(entry.summary).")
        case let error as InvalidDraft:
            return Failure(error.faults.map(\.message).joined(separator: ". ") + ".", code: 2)
        case let error as InvalidValue: return Failure(error.message, code: 2)
        case let error as StoreError: return Failure(error.description)
        case let error as SpreadsheetFault: return Failure(error.message, code: 2)
        case let error as any CustomStringConvertible: return Failure(error.description)
        default: return Failure("It did not work (\(type(of: error))). Run “trellis doctor” to see what is wrong.")
        }
    }

    /// Prints the sentence on standard error and gives the exit code.
    static func report(_ error: any Error) -> any Error {
        guard let failure = explaining(error) as? Failure else { return error }
        FileHandle.standardError.write(Data("trellis: \(failure.description)\n".utf8))
        return ExitCode(failure.code)
    }
}

extension AsyncParsableCommand {
    /// Runs a body so that whatever goes wrong ends as one sentence on standard error and a documented exit code.
    func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            throw Failure.report(error)
        }
    }
}
