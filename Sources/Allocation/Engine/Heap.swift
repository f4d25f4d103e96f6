/// Things of which the least comes first.
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        var index = elements.count
        elements.append(element)
        while index > 0, elements[index] < elements[(index - 1) / 2] {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty { return first }
        elements[0] = last
        var index = 0
        while let least = (2 * index + 1..<min(2 * index + 3, max(2 * index + 1, elements.count)))
            .min(by: { elements[$0] < elements[$1] }), elements[least] < elements[index]
        {
            elements.swapAt(index, least)
            index = least
        }
        return first
    }
}
