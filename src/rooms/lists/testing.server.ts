// Files for the tests of lists: workbooks as a spreadsheet program writes them, and archives put together by hand.
import { crc32 } from 'node:zlib'
import { Workbook } from '@cj-tech-master/excelts'

export type SheetRows = readonly (readonly (string | number | Date | null)[])[]

export async function bookOf(sheets: readonly { name: string; rows: SheetRows }[]): Promise<Buffer> {
  const book = new Workbook()
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name)
    for (const [i, row] of rows.entries()) {
      for (const [j, value] of row.entries()) if (value !== null) sheet.getCell(i + 1, j + 1).value = value
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** An archive of these parts. */
export function zipOf(parts: { readonly [name: string]: string }, deflate: (bytes: Uint8Array) => Buffer): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(text)
    const packed = deflate(plain)
    const sizes = Buffer.alloc(26)
    sizes.writeUInt16LE(20, 0)
    sizes.writeUInt16LE(8, 4)
    sizes.writeUInt32LE(crc32(plain), 10)
    sizes.writeUInt32LE(packed.length, 14)
    sizes.writeUInt32LE(plain.length, 18)
    sizes.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), sizes, Buffer.from(name), packed)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(at, 10)
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), sizes, where, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length / 4, 4)
  end.writeUInt16LE(directory.length / 4, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, listed, Buffer.from([0x50, 0x4b, 5, 6]), end])
}
