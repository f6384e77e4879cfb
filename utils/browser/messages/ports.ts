/** The name under which pages connect to the account's stream of events. */
export const ACCOUNT_PORT = 'account'
/** What begins the name of one that is open as long as a page hands a clip over; its request's id follows. */
export const HANDOVER_PORT = 'handover '
