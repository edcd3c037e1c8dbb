// All acts on a report, by who performs them: whoever tells, the desk, the workers, the reporter with a code, the house.
import { acknowledge, askMore, assign, link, markDuplicate, reject, relocate, restrict, verify } from './acts-desk.ts'
import { autoClose, closeUnanswered, escalate, number, remind, resumeUnanswered, setCalendar } from './acts-house.ts'
import { answerMore, appeal, confirm, object, reopen, withdraw } from './acts-reporter.ts'
import { importReport, send } from './acts-send.ts'
import { accept, check, close, decline, sendBack, settle, takeUp } from './acts-work.ts'

export const reportActs = [
  send, importReport,
  verify, askMore, markDuplicate, reject, assign, acknowledge, restrict, relocate, link,
  takeUp, accept, decline, settle, check, sendBack, close,
  answerMore, appeal, withdraw, confirm, object, reopen,
  number, remind, closeUnanswered, resumeUnanswered, autoClose, escalate, setCalendar,
] as const
