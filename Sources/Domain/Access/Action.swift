/// Everything that somebody can ask of Trellis. Each has one row in the policy table.
public enum Action: String, Hashable, Sendable, CaseIterable {
    case seeToday, seeOrganisations, editOrganisations, seeContacts
    case editCapacity, seeOffers, seeDemand, editDemand, seePlans, agreePlans
    case seeStudents, editStudents, seePersonalDetails
    case importFiles, export
    case propose, decide, editPolicy, seePlacements, changePlacements
    case seeReadings, sendTasks, seeTasks, runRounds
    case seeHistory, undo, seeRules, manageUsers, clearDemo
    case answerPeople, erasePeople, holdData, seeAssurance, runRetention
    case seeFigures, seeSupply, seeAccess, actForOthers
    case seeCalendar, editCalendar, decideCalendar, seeBriefs
    case seeHostRoom, writeHostRoom, seeCollegeRoom, writeCollegeRoom
}
