// Nothing is wiped without saying what is lost by it.
import { ConfirmSheet } from '../../kit/sheet.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { Code } from './frame.web.tsx'
import { forget, useBox } from './report-box.web.ts'

export function WipeSheet({
  open,
  onClose,
  onWiped,
}: {
  open: boolean
  onClose: () => void
  onWiped?: () => void
}) {
  const { t } = useWords()
  const { sending } = useBox()
  return (
    <ConfirmSheet
      title={{ id: 'Hapus dari ponsel ini?', en: 'Wipe from this phone?' }}
      open={open}
      onClose={onClose}
      tone="danger"
      confirm={{ id: 'Hapus', en: 'Wipe' }}
      onConfirm={() =>
        forget().then(() => {
          onClose()
          onWiped?.()
        })
      }
    >
      {sending?.state === 'sent' ? (
        <p className="p-code">
          <Code code={sending.code} />
        </p>
      ) : null}
      <p>
        {sending?.state === 'sent'
          ? t({
              id: 'Laporannya sudah kami terima dan tetap kami tangani. Yang dihapus hanya kode di ponsel ini: pastikan sudah Anda simpan.',
              en: 'We have your report and go on with it. Only the code on this phone is wiped: be sure that you kept it.',
            })
          : t({
              id: 'Tulisan dan foto laporan ini hilang dari ponsel dan tidak terkirim.',
              en: 'What you wrote and its photos are removed from the phone and not sent.',
            })}
      </p>
    </ConfirmSheet>
  )
}
