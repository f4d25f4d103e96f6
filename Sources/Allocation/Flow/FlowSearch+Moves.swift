/// Taking the chain that was found: prices rise, students move.
extension FlowSearch {
    /// Raises the price of every node passed by what the whole chain is longer than the way there. What lies within a
    /// node costs at least as much as the node.
    func raisePrices() {
        for index in 0..<passedCount {
            let node = passed[index]
            price[node] += limit - distance[node]
        }
        for index in 0..<passedCount where passed[index] < treeNodes { raiseWithin(passed[index]) }
    }

    private func raiseWithin(_ node: Int32) {
        var inner = firstChild[node]
        while inner >= 0 {
            if price[inner] < price[node] {
                price[inner] = price[node]
                raiseWithin(inner)
            }
            inner = nextChild[inner]
        }
    }

    /// Moves everybody along the chain that was found, from its end back to where it begins.
    func moveAlongChain() {
        var node = end
        var around = node
        while around >= 0 {
            room[around] -= 1
            around = parent[around]
        }
        var steps = 0
        while node >= 0 {
            steps += 1
            precondition(steps <= price.count, "A chain of moves passes a node once at most.")
            let origin = reachedBy[node]
            if node >= treeNodes {
                if origin < 0 {
                    unplaced[Int(node) - treeNodes] -= 1
                    return
                }
                node = move(origin, to: node, by: -1)
            } else if origin >= 0 {
                node = move(wayStudent[origin], to: node, by: origin)
            } else {
                let from = -1 - origin
                // Outwards a unit of the inner node is used, inwards one is given back.
                if parent[from] == node { room[from] -= 1 } else { room[node] += 1 }
                node = from
            }
        }
    }

    /// Moves a student and tells from where, -1 when there was no seat before.
    func move(_ student: Int32, to node: Int32, by way: Int32) -> Int32 {
        let old = seat[student]
        if old >= 0 {
            let (before, after) = (previousSeated[student], nextSeated[student])
            if before >= 0 { nextSeated[before] = after } else { firstSeated[old] = after }
            if after >= 0 { previousSeated[after] = before }
            // The way left behind is one of the others now.
            othersCost[student] = .zero
        }
        let first = firstSeated[node]
        nextSeated[student] = first
        previousSeated[student] = -1
        if first >= 0 { previousSeated[first] = student }
        firstSeated[node] = student
        seat[student] = node
        taken[student] = way
        return old
    }
}
