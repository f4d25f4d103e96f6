public import Markup

/// One task of a task list.
public struct TaskListItem: Sendable {
    /// How far the task is.
    public enum Status: Sendable {
        /// Done: plain words, as most tasks end so.
        case completed(String = "Completed")
        /// Cannot be begun yet: plain grey words.
        case cannotStart(String = "Cannot start yet")
        /// Anything that still needs somebody.
        case tag(Tag)
    }

    let title: String
    let href: String?
    let hint: String?
    let status: Status

    /// A task. Without an address it is not a link.
    public init(_ title: String, href: String? = nil, hint: String? = nil, status: Status) {
        self.title = title
        self.href = href
        self.hint = hint
        self.status = status
    }
}

/// Tasks with their status.
public struct TaskList: HTML, Sendable {
    let id: String
    let items: [TaskListItem]

    /// The tasks in order. `id` starts the ids of the parts and is unique in the page.
    public init(id: String = "tasks", _ items: [TaskListItem]) {
        self.id = id
        self.items = items
    }

    /// The list.
    public var body: some HTML {
        ul(.class("nhsuk-task-list")) {
            ForEach(items.enumerated()) { index, item in
                row(item, id: "\(id)-\(index + 1)")
            }
        }
    }

    private func row(_ item: TaskListItem, id: String) -> some HTML {
        let hintID = item.hint == nil ? nil : "\(id)-hint"
        let linkClass = item.href == nil ? nil : "nhsuk-task-list__item--with-link"
        return li(.class("nhsuk-task-list__item", linkClass)) {
            div(.class("nhsuk-task-list__name-and-hint")) {
                if let href = item.href {
                    a(
                        .class("nhsuk-link", "nhsuk-task-list__link"),
                        .href(href),
                        .ariaDescribedBy(hintID, "\(id)-status")
                    ) { item.title }
                } else {
                    div { item.title }
                }
                if let hint = item.hint {
                    div(.class("nhsuk-task-list__hint"), .id(hintID)) { hint }
                }
            }
            div(.class("nhsuk-task-list__status", item.status.modifier), .id("\(id)-status")) {
                switch item.status {
                case .completed(let words), .cannotStart(let words): words
                case .tag(let tag): tag
                }
            }
        }
    }
}

extension TaskListItem.Status {
    var modifier: String? {
        switch self {
        case .completed: "nhsuk-task-list__status--completed"
        case .cannotStart: "nhsuk-task-list__status--cannot-start-yet"
        case .tag: nil
        }
    }
}
