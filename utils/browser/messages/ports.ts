/** The port name for the account's stream of events. */
export const ACCOUNT_PORT = 'account'
/** Prefix of the port that is open while a page hands over a clip; the request's id follows. */
export const HANDOVER_PORT = 'handover '
