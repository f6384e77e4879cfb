import { relayQuestions } from '../../utils/browser/reader-messages'

relayQuestions()
