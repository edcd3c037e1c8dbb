// What somebody wrote in an act, read back by the act's own fields.
import { FactsOf } from '../../kit/field-value.web.tsx'
import { Fold } from '../../kit/page.web.tsx'
import { house } from '../rooms.ts'

export function OwnWords({ act, input, open = false }: { act: string; input: { readonly [k: string]: unknown }; open?: boolean }) {
  const type = house.acts.get(act)
  if (!type) return null
  const shown = Object.entries(type.input).filter(([name, f]) => f.kind !== 'ref' && f.kind !== 'json' && input[name] !== undefined && input[name] !== null && input[name] !== '').map(([name]) => name)
  if (shown.length === 0) return null
  return (
    <Fold title={{ id: 'Isi catatan', en: 'What you wrote' }} open={open}>
      <FactsOf fields={type.input} values={input} only={shown} />
    </Fold>
  )
}
