/** The name under which pages connect to the account's stream of events. */
export const ACCOUNT_PORT = 'account'
