// The one door for surprises in the browser: said on the console without what people wrote, and once on the screen.
import { toast } from '../kit/toast.web.tsx'

export function surprised(error: unknown): void {
  const e = error as { name?: string; stack?: string } | undefined
  console.error('guyub', e?.name ?? 'Error', (e?.stack ?? '').split('\n').slice(1, 6).join('\n'))
  toast({ say: { id: 'Ada gangguan di aplikasi ini. Catatan Anda tetap tersimpan.', en: 'Something went wrong in this app. Your notes are still kept.' }, tone: 'bad' })
}
