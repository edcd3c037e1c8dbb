// The same check inside the app, with the acts called by their names.
import { Page } from '../../kit/page.web.tsx'
import { CheckReceipt } from '../public/check-receipt.web.tsx'
import { house } from '../rooms.ts'

export default function ReceiptCheck() {
  return (
    <Page title={{ id: 'Periksa bukti terima', en: 'Check a receipt' }} back="/terkirim" width="text">
      <CheckReceipt labelOf={(act) => house.acts.get(act)?.label ?? null} />
    </Page>
  )
}
