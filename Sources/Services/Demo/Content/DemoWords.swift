import Domain

/// Names for people who do not exist. Given and family names are drawn apart, so that nobody in particular is meant.
enum DemoWords {
    static let givenNames = words(
        """
        Aaliyah Abigail Adam Adaeze Aisha Alfie Amara Amelia Amina Anaya Archie Arjun Ava Ayesha Beatrix Bethan Callum
        Carys Chidi Chloe Daisy Daniel Dev Dylan Eilidh Eleri Elif Eliza Ella Emeka Erin Esme Ethan Farah Fatima Finley
        Freya Grace Gwen Hamza Hannah Harriet Harvey Hassan Imogen Ines Isaac Isla Jasmine Jaya Joshua Kacper Kai Kezia
        Khadija Kiran Lacey Layla Leo Lily Lola Lucas Maisie Mali Marcus Maya Meera Mia Millie Mohammed Morgan Nadia
        Nathan Nia Noah Olivia Omar Oscar Owen Phoebe Poppy Priya Rahul Reece Rhys Robyn Rosie Ruby Safiya Sana Sanjay
        Scarlett Seren Shanice Siân Sofia Summer Tanvi Thea Theo Tia Tobi Tyler Uma Willow Yusuf Zahra Zara Zoë Zofia
        """
    )

    static let familyNames = words(
        """
        Abbotsley Adeyemi Alderwick Amberley Appiah Arkwell Ashgrove Bagley Bainwright Banerjee Barrowby Begum Birchall
        Blakemere Bolton-Reed Brackley Bramwell Brindle Cadwallader Caldecote Chandra Chowdhury Clayhanger Coppice
        Corfield Cranmere Dale-Hughes Das Dewhirst Dosanjh Drayton Dunstall Eccleshall Edgerley Ellenhall Farooq
        Fernyhough Fieldgate Garside Gnosall Goldthorn Greenhalgh Gupta Hallowes Harcastle Hatherton Hazeldine Heathcote
        Hollinsend Hussain Ibrahim Iqbal Jarvis-Cole Kaur Keelings Khatun Kowalska Kynnersley Lindenhurst Longmynd
        Loxley Madeley Mahmood Marchbanks Marston Meaford Mensah Milwich Mistry Nowakowski O’Hanlon Oakamoor Okafor
        Okonkwo Onneley Osei Oulton Patel-Wood Pelsall Pendrell Pentreath Quarnford Rahman Ranton Ridware Rowley-King
        Rushton Salt-Heath Sandhu Shallowford Shugborough Singh-Dale Stonnall Swynnerton Tamhorn Teasdale Thistleberry
        Tixall Trysull Uttley Vaughan-Lea Wetherby Whitgreave Whittingslow Wightwick Winterbourne Wolstan Yarlet
        """
    )

    /// Support that students agreed to share, in neutral words.
    static let needs = [
        "Needs a step-free route to the area.", "Prefers written instructions.",
        "Wears hearing aids; a quiet place for briefings helps.", "Needs a short break every two hours.",
        "Cannot arrive before 8.30 am because of the bus.", "Would like to visit before the first day.",
        "Uses coloured overlays for reading.", "Needs food breaks at fixed times.",
    ]

    /// Why an employer says no, or not yet.
    static let refusals: [(code: NotThisYearReason, words: String)] = [
        (.noSupervisors, "Short of staff until the new rota is in place"), (.other, "Inspection is due this year"),
        (.buildingWorks, "Moving to another building"),
        (.fullWithOthers, "Has apprentices in every team this year"),
        (.staffChanges, "The practice manager’s post is empty"),
    ]

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
