/// Looking for the cheapest chain of moves: a shortest path, nearest nodes first.
extension FlowSearch {
    /// For a student who has no seat yet and must have one.
    func findChain(for student: Int32) {
        begin(limit: .unlimited)
        look(fromSeatOf: student, at: .zero)
        while let (node, distance) = queue.next(), distance < limit { pass(node, distance) }
    }

    /// For any student without a place. `false`: no provider has anything left to save.
    ///
    /// When all that can be reached from the providers looked at so far has been passed and there is no way out of it,
    /// there never will be: there is no end then, and raising the prices there to the limit settles them for good, so
    /// that no later search goes that way again.
    func findChain() -> Bool {
        begin(limit: .zero)
        queueProviders()
        if needy.nearest == nil { return false }
        while true {
            while let first = needy.nearest, first < limit {
                guard queue.nearest.map({ first <= $0 }) ?? (passedCount == 0 || end >= 0) else { break }
                if let (provider, distance) = needy.next() {
                    reach(provider: Int32(treeNodes) + provider, distance, by: -1)
                }
            }
            guard let (node, distance) = queue.next(), distance < limit else { return true }
            pass(node, distance)
        }
    }

    /// The providers with somebody to bring in, first the one that saves most by it.
    private func queueProviders() {
        needy.clear()
        for index in 0..<unplaced.count where unplaced[index] > 0 {
            let distance = price[treeNodes + index] - keys[firstKey[index] + unplaced[index] - 1]
            if distance < .zero { needy.insert(Int32(truncatingIfNeeded: index), at: distance) }
        }
    }

    private func begin(limit: Amount) {
        round += 1
        queue.clear()
        passedCount = 0
        self.limit = limit
        end = -1
    }

    /// Looks on from a node whose distance is known for good.
    private func pass(_ node: Int32, _ distance: Amount) {
        passed[passedCount] = node
        passedCount += 1
        if node < treeNodes { lookAround(node, distance) }
        let here = distance - price[node]
        var student = firstSeated[node]
        while student >= 0 {
            look(fromSeatOf: student, at: node < treeNodes ? here - wayCost[taken[student]] : here)
            student = nextSeated[student]
        }
    }

    /// Within the tree: outwards where there is room, inwards where somebody sits who could make room.
    private func lookAround(_ node: Int32, _ distance: Amount) {
        let here = distance - price[node]
        let around = parent[node]
        if around >= 0, room[node] > 0 { reach(around, here + price[around], by: -1 - node) }
        var inner = firstChild[node]
        while inner >= 0 {
            // A node whose room is all left has nobody in it.
            if room[inner] < units[inner] { reach(inner, here + price[inner], by: -1 - node) }
            inner = nextChild[inner]
        }
    }

    /// Everywhere a student could go instead. `start` is the distance of the seat less what is paid for it.
    @inline(__always)
    private func look(fromSeatOf student: Int32, at start: Amount) {
        if !mustPlace[student] {
            let node = Int32(treeNodes) + provider[student]
            reach(provider: node, start + price[node], by: student)
        }
        guard start + othersCost[student] < limit else { return }
        let own = taken[student]
        var others = Amount.unlimited
        var way = Int(firstWay[student])
        let last = Int(firstClosed[student])
        while way < last {
            let cost = wayCost[way]
            if start + cost >= limit {
                // The ways from here on cost as much or more, whatever their price.
                if cost < others { others = cost }
                break
            }
            let node = wayNode[way]
            let priced = cost + price[node]
            if way != own {
                if priced < others { others = priced }
                if start + priced < limit { reach(node, start + priced, by: Int32(truncatingIfNeeded: way)) }
            }
            way += 1
        }
        if others < .unlimited { othersCost[student] = others }
    }

    @inline(__always)
    private func reach(_ node: Int32, _ length: Amount, by origin: Int32) {
        guard length < limit else { return }
        let isKnown = reachedIn[node] == round
        if isKnown, length >= distance[node] { return }
        distance[node] = length
        reachedBy[node] = origin
        reachedIn[node] = round
        if isOpen(node) {
            // Everything there is free, so this is a whole chain.
            limit = length
            end = node
        } else if isKnown {
            queue.bringForward(node, to: length)
        } else {
            queue.insert(node, at: length)
        }
    }

    /// Among those of the provider without a place there is always room, and one of them can leave instead.
    private func reach(provider node: Int32, _ length: Amount, by student: Int32) {
        guard length < limit else { return }
        let isKnown = reachedIn[node] == round
        if isKnown, length >= distance[node] { return }
        distance[node] = length
        reachedBy[node] = student
        reachedIn[node] = round
        if isKnown { queue.bringForward(node, to: length) } else { queue.insert(node, at: length) }
    }

    /// Whether one more fits at a node and everything around it.
    @inline(__always)
    private func isOpen(_ node: Int32) -> Bool {
        var node = node
        repeat {
            if room[node] <= 0 { return false }
            node = parent[node]
        } while node >= 0
        return true
    }
}
