import { relayQuestions } from '../../utils/browser/capture/reader-messages'

relayQuestions()
