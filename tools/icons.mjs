// Draws the app's icons from one mark into public/. Run by hand when the mark changes; the pictures are committed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from './machine.mjs'

const seed = 'M0 -2.2C5.2 -6 5.2 -13 0 -17.6C-5.2 -13 -5.2 -6 0 -2.2Z'
const mark = scale => `<g transform="translate(256 256) scale(${scale})">${[45, 135, 225].map(t => `<path d="${seed}" transform="rotate(${t})" fill="#f6efe4"/>`).join('')}<path d="${seed}" transform="rotate(315)" fill="#e58a55"/></g>`
const svg = (radius, scale) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Guyub</title><rect width="512" height="512" rx="${radius}" fill="#0f4f4c"/>${mark(scale)}</svg>`

const folder = join(root, 'public')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'icon.svg'), svg(112, 10.6))
for (const [file, size, picture] of [['icon-192.png', 192, svg(112, 10.6)], ['icon-512.png', 512, svg(112, 10.6)], ['icon-maskable-512.png', 512, svg(0, 8.4)]]) {
  await sharp(Buffer.from(picture)).resize(size, size).png({ compressionLevel: 9 }).toFile(join(folder, file))
}
