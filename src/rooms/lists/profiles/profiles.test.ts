// Files are known by their headers, however they are spelled; the templates of the field are read where they are at hand.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findVocabulary, memberQuestions } from '../../registry/door.ts'
import type { SheetLook } from '../profile.ts'
import { listFields, plainHeader, recognise } from '../profile.ts'
import { knownHeaders } from '../look.ts'
import { lookInto } from '../reading.server.ts'
import { profiles } from './all.ts'

const look = (sheet: string, ...lines: readonly (readonly string[])[]): SheetLook => ({
  sheet, rows: lines, headerRows: lines.length,
  headers: (lines.at(-1) ?? []).map((_, at) => lines.map((l) => l[at] ?? '').filter(Boolean).join(' ')),
})
const best = (...sheets: readonly SheetLook[]) => recognise(profiles, sheets)[0]
const fieldsOf = (sheets: readonly SheetLook[]) => best(...sheets)?.mapping.sheets.map((s) => Object.fromEntries(s.columns.filter((c) => c.field !== 'lewati').map((c) => [c.question ?? c.field, c.at])))

describe('a profile', () => {
  it('names only fields that exist and questions its vocabulary asks', () => {
    for (const p of profiles) {
      const vocabulary = p.vocab ? findVocabulary(p.vocab) : undefined
      expect([p.id, p.vocab, vocabulary?.code ?? null]).toEqual([p.id, p.vocab, p.vocab])
      for (const c of p.sheets.flatMap((s) => s.columns)) {
        expect(listFields).toContain(c.field)
        if (c.field === 'jawaban') expect([p.id, c.question, Boolean(vocabulary?.questions[c.question ?? ''])]).toEqual([p.id, c.question, true])
      }
      for (const s of p.sheets) for (const need of s.needs) expect([p.id, need, s.columns.some((c) => c.field === need)]).toEqual([p.id, need, true])
    }
  })
  it('spells no header twice within a sheet', () => {
    for (const p of profiles) {
      for (const s of p.sheets) {
        const names = s.columns.flatMap((c) => [...new Set(c.names.map(plainHeader))])
        expect([p.id, names.filter((n, i) => names.indexOf(n) !== i)]).toEqual([p.id, []])
      }
    }
  })
  it('turns foreign codes only into codes that exist', () => {
    const sets: Record<string, readonly string[]> = { jk: ['L', 'P'], hubungan: ['1', '2', '3', '4', '5', '6', '7', '8'], status_kawin: ['1', '2', '3', '4'], keberadaan: ['1', '2', '3', '4', '5', '6'], '410': (memberQuestions['410'].options ?? []).map((o) => o.code) }
    for (const c of profiles.flatMap((p) => p.sheets.flatMap((s) => s.columns))) {
      for (const to of Object.values(c.codes ?? {})) expect([c.field, to, sets[c.question ?? c.field]?.includes(to)]).toEqual([c.field, to, true])
    }
  })
})

describe('a file is recognised', () => {
  it('as a plain list, however its maker spelled the headers', () => {
    const sheet = look('', ['NO.', 'Nama  Lengkap ', 'N I K', 'No.KK', 'L/P', 'Tgl. Lahir', 'ALAMAT', 'RT', 'RW', 'Ket.'])
    expect(best(sheet)?.profile.id).toBe('psm')
    expect(fieldsOf([sheet])).toEqual([{ nama: 1, nik: 2, no_kk: 3, jk: 4, tgl_lahir: 5, alamat: 6, rt: 7, rw: 8, keterangan: 9 }])
  })
  it('as an OpenSID export, with its own codes for relation and presence', () => {
    const found = best(look('Data Penduduk', ['alamat', 'dusun', 'rw', 'rt', 'nama', 'no_kk', 'nik', 'sex', 'tempatlahir', 'tanggallahir', 'agama_id', 'status_kawin', 'kk_level', 'status_dasar']))
    expect(found).toMatchObject({ profile: { id: 'opensid-penduduk' }, score: 1 })
    expect(found?.mapping.sheets[0]?.columns.find((c) => c.field === 'hubungan')?.codes).toMatchObject({ '3': '2', '4': '3', '10': '7' })
  })
  it('as a download of SIKS-NG', () => {
    expect(best(look('', ['No', 'IDDTKS', 'NOKK', 'NIK', 'NAMA', 'TMPLAHIR', 'TGLLAHIR', 'NMIBU KANDUNG', 'ALAMAT', 'KDKEL', 'NMKEC', 'NMKEL', 'DESIL']))).toMatchObject({ profile: { id: 'siks-ng' }, score: 1 })
  })
  it('as none when it says nothing we know', () => {
    expect(recognise(profiles, [look('', ['tanggal', 'debit', 'kredit'])])).toEqual([])
  })
})

// The layouts of the field, emptied of people, where they are at hand.
const file = new URL('../../../../../shared/data/opensid-templates/headers.json', import.meta.url)
if (existsSync(file)) describe('the templates of OpenSID', () => {
  const all = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, { header: string[][] }>>) : {}
  const workbook = (name: string): SheetLook[] => Object.entries(all[name] ?? {}).map(([sheet, { header }]) => look(sheet, ...header))

  it.each([
    ['contoh_penduduk.xlsx', 'opensid-penduduk', 1],
    ['FormatImporExcel.xlsm', 'opensid-penduduk', 1],
    ['contoh-data-bdt2015.xlsx', 'bdt2015', 0.99],
    ['format_impor_dtks_regsosek2022k.xlsx', 'regsosek22k', 0.9],
    ['format_impor_program_bantuan.xlsx', 'opensid-bantuan', 1],
  ])('%s is %s', (name, id, score) => {
    const found = best(...workbook(name))
    expect([found?.profile.id, (found?.score ?? 0) >= score]).toEqual([id, true])
  })
  it('all five sheets of the workbook are read, each question in its own column', () => {
    const sheets = fieldsOf(workbook('format_impor_dtks_regsosek2022k.xlsx')) ?? []
    expect(sheets.map((s) => Object.keys(s).length)).toEqual([4, 3, 17, 29, 31])
    expect(sheets[2]).toMatchObject({ no_kk: 0, '301a': 1, '307b2': 11, '310': 16 })
    expect(sheets[3]).toMatchObject({ no_kk: 0, nama: 2, nik: 3, hubungan: 9, '428j': 44, '431a': 50 })
    expect(sheets[4]).toMatchObject({ '501a': 1, '502n': 35, '506': 44 })
  })
  it.each([
    ['kosong_FormatImporExcel.xlsx', 'opensid-penduduk', [18]],
    ['kosong_contoh-data-bdt2015.xlsx', 'bdt2015', [73]],
    ['kosong_format_impor_dtks_regsosek2022k.xlsx', 'regsosek22k', [4, 3, 17, 29, 31]],
    ['kosong_format_impor_program_bantuan.xlsx', 'opensid-bantuan', [5]],
  ])('the workbook %s itself is read as %s, with as many columns of each sheet', async (name, id, columns) => {
    const looks = await lookInto(fileURLToPath(new URL(name, file)), knownHeaders(profiles))
    const found = recognise(profiles, looks)[0]
    expect([found?.profile.id, found?.mapping.sheets.map((s) => s.columns.filter((c) => c.field !== 'lewati').length)]).toEqual([id, columns])
  })
  it.each(['FormatImporRTM.xlsx', 'format_impor_suplemen.xlsx'])('%s carries no names, so nothing is offered for it', (name) => {
    expect(recognise(profiles, workbook(name))).toEqual([])
  })
})
