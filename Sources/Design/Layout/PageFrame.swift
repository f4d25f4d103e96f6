/// What every page of one answer has around its content. The server makes it, pages hand it on.
public struct PageFrame {
    /// Where the stylesheets and scripts are.
    public var assets: Assets
    /// Where the name of the product leads.
    public var home: String
    /// The main menu.
    public var navigation: [NavigationItem]
    /// Who is signed in, and signing out.
    public var account: [AccountItem]
    /// Words that say that this is not the real thing: "Demo: made-up people".
    public var environment: String?
    /// What just happened.
    public var banner: NotificationBanner?
    /// Links at the foot.
    public var footer: [Crumb]
    /// The secret for the forms of the page.
    public var token: FormToken?

    /// A frame.
    public init(
        assets: Assets,
        home: String = "/",
        navigation: [NavigationItem] = [],
        account: [AccountItem] = [],
        environment: String? = nil,
        banner: NotificationBanner? = nil,
        footer: [Crumb] = [],
        token: FormToken? = nil
    ) {
        self.assets = assets
        self.home = home
        self.navigation = navigation
        self.account = account
        self.environment = environment
        self.banner = banner
        self.footer = footer
        self.token = token
    }
}
