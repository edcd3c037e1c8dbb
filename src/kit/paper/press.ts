// From a definition to the bytes of a PDF. The same library file on the phone and on the server, so that both come to the same bytes.
import type { PaperDefinition } from './block.ts'

/** What is used of the drawing library, whichever side loaded it. */
export interface DrawingLibrary {
  addVirtualFileSystem(files: { [name: string]: { data: string; encoding: 'base64' } }): void
  setFonts(fonts: { [family: string]: { normal: string; bold: string } }): void
  setUrlAccessPolicy(may: (url: string) => boolean): void
  setLocalAccessPolicy?(may: (path: string) => boolean): void
  createPdf(definition: unknown): { getBuffer(): Promise<Uint8Array<ArrayBuffer>> }
}

/** Letters of the papers, as base64 of TrueType files. */
export interface Letters {
  normal: string
  bold: string
}

/** The library, with its letters laid in and every way to fetch anything closed. */
export function setUp(library: DrawingLibrary, letters: Letters): DrawingLibrary {
  library.addVirtualFileSystem({ 'normal.ttf': { data: letters.normal, encoding: 'base64' }, 'bold.ttf': { data: letters.bold, encoding: 'base64' } })
  library.setFonts({ Roboto: { normal: 'normal.ttf', bold: 'bold.ttf' } })
  library.setUrlAccessPolicy(() => false)
  library.setLocalAccessPolicy?.(() => false)
  return library
}

export function press(library: DrawingLibrary, paper: PaperDefinition): Promise<Uint8Array<ArrayBuffer>> {
  const [first = '', second = ''] = paper.foot
  return library
    .createPdf({
      // Drawing marks what it was given: a copy is drawn, the definition stays.
      content: ruled(structuredClone(paper.content) as Block[]),
      pageSize: paper.page?.size ?? 'A4',
      pageOrientation: paper.page?.landscape ? 'landscape' : 'portrait',
      pageMargins: paper.page ? [...paper.page.margins] : [60, 46, 60, 62],
      defaultStyle: { font: 'Roboto', fontSize: 10.5, color: '#111111' },
      language: paper.language,
      version: '1.7',
      displayTitle: true,
      // The day of the paper, not of the drawing: whoever draws it again gets the same file.
      info: { title: paper.title, subject: paper.subject, author: 'Guyub', creator: 'Guyub', producer: 'Guyub', creationDate: new Date(`${paper.on}T00:00:00Z`) },
      ...(paper.logo ? { images: { logo: paper.logo } } : {}),
      ...(paper.bare
        ? {}
        : {
            footer: (page: number, of: number) => ({
              columns: [
                { width: '*', stack: [{ text: first }, { text: second, fontSize: 6.5 }] },
                { width: 'auto', text: `Halaman ${page} dari ${of}` },
              ],
              fontSize: 8,
              color: '#555555',
              margin: [60, 18, 60, 0],
            }),
          }),
    })
    .getBuffer()
}

type Block = { [property: string]: unknown }

/** A table's rule widths travel as numbers and are asked for as functions. */
function ruled(blocks: Block[]): Block[] {
  for (const block of blocks) {
    const layout = block.layout as { hLineWidth?: number; vLineWidth?: number } | undefined
    if (layout) {
      const { hLineWidth = 0, vLineWidth = 0 } = layout
      block.layout = { hLineWidth: () => hLineWidth, vLineWidth: () => vLineWidth, paddingTop: () => 3, paddingBottom: () => 3 }
    }
    for (const inner of [block.stack, block.columns]) if (Array.isArray(inner)) ruled(inner.filter((x): x is Block => typeof x === 'object'))
  }
  return blocks
}
