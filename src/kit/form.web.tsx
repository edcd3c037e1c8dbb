// A form drawn from declared fields: groups, conditions, problems beside their inputs, drafts, and parts that save alone.
import { type FormEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type Field, type Fields, problemsOf, type Text, type Values } from '../engine/field.ts'
import { AgainContext, wordsFor } from './again.web.ts'
import { Button } from './button.web.tsx'
import { FieldInput } from './field-input.web.tsx'
import './form.css'
import { Icon } from './icon.web.tsx'
import { Note } from './page.web.tsx'
import type { FormSources } from './sources.web.ts'
import { type Say, useWords } from './words.web.tsx'

/** Nothing when it went well; a refusal's sentence, or problems beside fields, when it did not. */
// biome-ignore lint/suspicious/noConfusingVoidType: an async handler without an answer resolves to void.
export type FormResult = void | null | undefined | { say: Say } | { problems: Readonly<Record<string, Say>> }
type Answered = FormResult | Promise<FormResult>

export interface FormFromFieldsProps {
  fields: Fields
  initial?: Values
  /** Names to draw, in this order; all declared ones otherwise. */
  only?: readonly string[]
  submit: Say
  /** `values` holds every drawn field that is asked; `changed` only what differs from `initial`. */
  onSubmit: (values: Values, changed: Values) => Answered
  /** Headings of the fields' `group` keys. */
  groups?: Readonly<Record<string, Text>>
  /** With it every group has its own "Simpan bagian ini" and is checked alone. */
  onSaveGroup?: (group: string, values: Values, changed: Values) => Answered
  /** Called 0.8 s after typing and when the app is left, with everything written so far. Keep it encrypted. */
  onDraft?: (values: Values) => void
  onChange?: (values: Values, changed: Values) => void
  /** Live results under the fields. */
  aside?: (values: Values) => ReactNode
  sources?: FormSources
  disabled?: boolean
  /** Quieter buttons beside the main one. */
  extra?: ReactNode
}

export function FormFromFields(props: FormFromFieldsProps) {
  const {
    fields,
    initial = {},
    submit,
    onSubmit,
    groups,
    onSaveGroup,
    onDraft,
    onChange,
    aside,
    sources,
    disabled,
    extra,
  } = props
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const returned = useContext(AgainContext)
  const [again] = useState(() => wordsFor(fields, returned))
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...again }))
  const [saved, setSaved] = useState<Values>(initial)
  const [problems, setProblems] = useState<Readonly<Record<string, Say>>>({})
  const [refusal, setRefusal] = useState<{ group: string | null; say: Say } | null>(null)
  const [busy, setBusy] = useState(false)
  const draft = useDraft(onDraft)
  useLeaveWarning(!onDraft && Object.keys(changesBetween(saved, values)).length > 0)

  const names = (props.only ?? Object.keys(fields)).filter(name => fields[name])
  const parts = groupsOf(fields, names)
  const asked = names.filter(name => fields[name]?.when?.(values) ?? true)

  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    setValues(next)
    draft(next)
    onChange?.(pick(next, askedOf(fields, names, next)), changesBetween(initial, pick(next, names)))
    // A shown problem is looked at again while it is being mended; new ones wait until the person moves on.
    if (problems[name]) check(name, next)
  }
  const check = (name: string, now: Values) => {
    const field = fields[name]
    if (!field) return
    const found = problemsOf({ [name]: field }, now)[name]
    setProblems(({ [name]: _, ...rest }) => (found ? { ...rest, [name]: found } : rest))
  }
  const save = async (
    group: string | null,
    wanted: readonly string[],
    send: (values: Values, changed: Values) => Answered,
  ) => {
    const declared: Fields = Object.fromEntries(
      wanted.flatMap(name => (fields[name] ? [[name, fields[name]]] : [])),
    )
    const found = problemsOf(declared, values)
    setProblems(others => ({ ...omit(others, wanted), ...found }))
    setRefusal(null)
    if (Object.keys(found).length)
      return leadTo(
        form.current,
        wanted.find(name => found[name]),
      )
    setBusy(true)
    try {
      const sent = pick(values, wanted)
      // An answer that is no longer asked is taken back, not kept in the dark.
      const unasked = names.filter(
        name =>
          !asked.includes(name) && (group === null || fields[name]?.group === group) && isFilled(saved[name]),
      )
      const result = await send(
        sent,
        changesBetween(saved, { ...sent, ...Object.fromEntries(unasked.map(name => [name, null])) }),
      )
      if (result && 'problems' in result) {
        setProblems(others => ({ ...others, ...result.problems }))
        leadTo(form.current, Object.keys(result.problems)[0])
      } else if (result && 'say' in result) setRefusal({ group, say: result.say })
      else setSaved(before => ({ ...before, ...sent }))
    } finally {
      setBusy(false)
    }
  }
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void save(null, asked, onSubmit)
  }
  return (
    <form ref={form} className="k-form" noValidate onSubmit={onFormSubmit}>
      {Object.keys(again).length > 0 ? (
        <Note tone="waiting">{t({ id: 'Isian Anda yang dikembalikan sudah dimuat lagi. Perbaiki yang kurang, lalu simpan.', en: 'Your returned words are filled in again. Mend what was wrong, then save.' })}</Note>
      ) : null}
      {parts.map(part => {
        const shown = part.names.filter(name => asked.includes(name))
        if (!shown.length) return null
        const dirty = shown.some(name => name in changesBetween(saved, pick(values, shown)))
        return (
          <fieldset key={part.group} className={part.group ? 'k-form-group' : 'k-form-plain'}>
            {part.group ? (
              <legend>
                <h2>{t(groups?.[part.group] ?? part.group)}</h2>
              </legend>
            ) : null}
            {shown.map(name => (
              <FieldInput
                key={name}
                name={name}
                field={fields[name] as Field}
                values={values}
                error={problems[name]}
                disabled={disabled || busy}
                sources={sources}
                onChange={value => set(name, value)}
                onBlur={() => isFilled(values[name]) && check(name, values)}
              />
            ))}
            {refusal && refusal.group === part.group && part.group ? (
              <Note tone="bad">{t(refusal.say)}</Note>
            ) : null}
            {onSaveGroup && part.group ? (
              <div className="k-form-save">
                <Button
                  icon="check"
                  disabled={disabled || !dirty}
                  busy={busy}
                  onClick={() =>
                    save(part.group, shown, (all, changed) => onSaveGroup(part.group, all, changed))
                  }
                >
                  {t({ id: 'Simpan bagian ini saja', en: 'Save this part only' })}
                </Button>
                <GroupState dirty={dirty} written={shown.some(name => isFilled(values[name]))} />
              </div>
            ) : null}
          </fieldset>
        )
      })}
      {aside?.(pick(values, asked))}
      {refusal && refusal.group === null ? <Note tone="bad">{t(refusal.say)}</Note> : null}
      <div className="k-action">
        {extra}
        <Button type="submit" tone="main" disabled={disabled} busy={busy}>
          {t(submit)}
        </Button>
      </div>
    </form>
  )
}

function GroupState({ dirty, written }: { dirty: boolean; written: boolean }) {
  const { t } = useWords()
  if (dirty) return <span className="k-help">{t({ id: 'Belum disimpan', en: 'Not saved yet' })}</span>
  return written ? (
    <span className="k-form-saved">
      <Icon name="checkCircle" />
      {t({ id: 'Tersimpan', en: 'Saved' })}
    </span>
  ) : null
}

/** Groups in the order in which they first appear. */
function groupsOf(fields: Fields, names: readonly string[]): { group: string; names: string[] }[] {
  const parts = new Map<string, string[]>()
  for (const name of names) {
    const group = fields[name]?.group ?? ''
    parts.set(group, [...(parts.get(group) ?? []), name])
  }
  return [...parts].map(([group, members]) => ({ group, names: members }))
}

const askedOf = (fields: Fields, names: readonly string[], values: Values) =>
  names.filter(name => fields[name]?.when?.(values) ?? true)
const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map(name => [name, values[name] ?? null]))
const omit = <T,>(all: Readonly<Record<string, T>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
const isFilled = (value: unknown) => value !== undefined && value !== null && value !== ''

/** What differs, absent and null being the same. */
function changesBetween(before: Values, after: Values): Values {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null),
    ),
  )
}

function leadTo(form: HTMLFormElement | null, name: string | undefined): void {
  const at = name ? form?.querySelector<HTMLElement>(`#${CSS.escape(name)}`) : null
  at?.scrollIntoView({ block: 'center' })
  at?.focus({ preventScroll: true })
}

function useDraft(onDraft: ((values: Values) => void) | undefined): (values: Values) => void {
  const waiting = useRef<{ values: Values; timer: ReturnType<typeof setTimeout> } | null>(null)
  const keepNow = useRef<() => void>(() => undefined)
  keepNow.current = () => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const { values } = waiting.current
    waiting.current = null
    onDraft?.(values)
  }
  useEffect(() => {
    // An old phone ends an app in the background without asking: what is written is kept the moment it is left.
    const onHide = () => document.visibilityState === 'hidden' && keepNow.current()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      keepNow.current()
    }
  }, [])
  return values => {
    if (!onDraft) return
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = { values, timer: setTimeout(() => keepNow.current(), 800) }
  }
}

/** Closing the window over unsaved writing asks first, where no draft is kept. */
function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
