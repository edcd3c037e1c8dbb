// What waits on me of the association, for the first page: members first, then boards.
import { BoardToday } from './board-today.web.tsx'
import PsmToday from './psm-today.web.tsx'

export default function Today() {
  return (
    <>
      <PsmToday />
      <BoardToday />
    </>
  )
}
