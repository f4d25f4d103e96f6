import Allocation
import Foundation
import Testing

/// The drawn problems that the benchmark and other tests are measured with.
@Suite struct InstanceGeneratorTests {
    @Test(arguments: [false, true])
    func `the same seed draws the same valid problem and another seed another`(isFlow: Bool) throws {
        let generator = InstanceGenerator(students: 120, rotations: 0.3, isFlow: isFlow, seed: 5)
        let problem = generator.problem()
        try problem.validate()
        #expect(generator.problem() == problem)
        #expect(InstanceGenerator(students: 120, rotations: 0.3, isFlow: isFlow, seed: 6).problem() != problem)
    }

    @Test func `a file written in pieces is the file of the problem`() {
        let generator = InstanceGenerator(students: 60, rotations: 0.5, seed: 9)
        var file = Data()
        generator.write { file.append($0) }
        #expect(file == ProblemWriter.write(generator.problem()))
    }

    @Test func `a system has the size and the scarcity that were measured`() {
        let problem = InstanceGenerator(students: 600, rotations: 0.3, seed: 11).problem()
        let options = problem.students.flatMap(\.options)
        #expect(problem.providers.map(\.students).reduce(0, +) == 600)
        #expect(problem.providers.count == 7)
        #expect(Set(options.map(\.area)).count > 90)
        #expect((31_000...78_000).contains(options.count))
        #expect((20...60).contains(problem.students.count { $0.options.isEmpty }))
        #expect(options.contains { $0.split == 1 })
    }

    @Test func `names are short enough to need no memory of their own`() {
        let problem = InstanceGenerator(students: 2_600, rotations: 0.3, seed: 1).problem()
        #expect(problem.resources.allSatisfy { $0.id.utf8.count <= 15 })
        #expect(
            problem.students.allSatisfy { student in
                student.options.allSatisfy { max($0.id.utf8.count, $0.from.utf8.count, $0.to.utf8.count) <= 15 }
            }
        )
    }

    @Test func `in a flow what an option uses is nested in what others use`() {
        let problem = InstanceGenerator(students: 200, rotations: 0.3, isFlow: true, seed: 3).problem()
        let lists = Set(problem.students.flatMap { $0.options.map(\.resources) })
        var users: [String: Set<[String]>] = [:]
        for list in lists {
            for resource in list { users[resource, default: []].insert(list) }
        }
        for list in lists {
            let chain = list.map { users[$0]! }.sorted { $0.count < $1.count }
            #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.isSubset(of: $1) })
        }
        #expect(problem.students.allSatisfy { $0.options.allSatisfy { $0.to == Problem.Option.end } })
    }

    @Test func `a nation is 42 systems of 30000 students, 356 colleges and 5985 areas`() {
        let nation = InstanceGenerator.nation(rotations: 0.3, seed: 7)
        #expect(nation.count == 42)
        #expect(nation.map(\.students).reduce(0, +) == 30_000)
        #expect(nation.map(\.providers).reduce(0, +) == 356)
        #expect(nation.map(\.areas).reduce(0, +) == 5_985)
        #expect(Set(nation.map(\.seed)).count == 42)
    }
}
