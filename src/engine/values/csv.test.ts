// Files for the offices' spreadsheets.
import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('separates by semicolons, writes the decimal comma and quotes what needs it', () =>
  expect(
    csvOf(
      ['Nama', 'Luas'],
      [
        ['Sri "Uci"; Lestari', 35.5],
        ['Rohmat', null],
      ],
    ),
  ).toBe('\uFEFFNama;Luas\r\n"Sri ""Uci""; Lestari";35,5\r\nRohmat;\r\n'))

it('lets no cell act as a formula', () =>
  expect(csvOf(['a'], [['=1+1'], ['@x'], [-5]])).toBe("\uFEFFa\r\n'=1+1\r\n'@x\r\n-5\r\n"))
