// Simple drawn pictures in place of photos, each marked CONTOH; no font and no real photo is needed.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Doors } from '../doors/door.server.ts'
import { storePhoto } from '../doors/photos.server.ts'
import type { PictureKind, Pictures } from './pictures.ts'

export interface DrawnPictures extends Pictures {
  /** Lays the bytes of all named pictures beside their rows. */
  store(doors: Doors): Promise<void>
}

const hues = ['#c9e4de', '#f2e2c4', '#dfe3f0', '#f0d9d2'] as const
const about: { readonly [kind in PictureKind]: string } = {
  rumah: 'front', atap: 'roof', sumur: 'water', jamban: 'latrine', meteran: 'meter', paket: 'proof', kursi_roda: 'proof', dokumen: 'proof', jalan: 'place',
}

export async function drawPictures(): Promise<DrawnPictures> {
  const bytes = new Map<string, Buffer>()
  const hashes = new Map<string, string>()
  const jobs = (Object.keys(drawings) as PictureKind[]).flatMap((kind) => hues.map(async (hue, n) => {
    const jpeg = await sharp(Buffer.from(page(drawings[kind], hue))).jpeg({ quality: 80 }).toBuffer()
    const hash = createHash('sha256').update(jpeg).digest('hex')
    bytes.set(hash, jpeg)
    hashes.set(`${kind} ${n}`, hash)
  }))
  await Promise.all(jobs)
  const named = new Set<string>()
  const small = new Map(await Promise.all((['rumah', 'dokumen'] as const).map(async (kind) => [kind as PictureKind, await sharp(Buffer.from(page(drawings[kind], hues[0]))).resize(320).jpeg({ quality: 70 }).toBuffer()] as const)))
  return {
    own(kind, takenAt, whose) {
      const jpeg = signed(small.get(kind) as Buffer, whose)
      const hash = createHash('sha256').update(jpeg).digest('hex')
      bytes.set(hash, jpeg)
      named.add(hash)
      return { hash, about: about[kind], takenAt }
    },
    of(kind, takenAt, n = 0) {
      const hash = hashes.get(`${kind} ${n % hues.length}`) as string
      named.add(hash)
      return { hash, about: about[kind], takenAt }
    },
    async store(doors) {
      for (const hash of named) await storePhoto(doors, hash, bytes.get(hash) as Buffer, { kind: 'house' })
    },
  }
}

/** The same picture with a remark after its first two bytes, as JPEG allows: other bytes, another photo. */
function signed(jpeg: Buffer, remark: string): Buffer {
  const words = Buffer.from(remark)
  const head = Buffer.from([0xff, 0xfe, (words.length + 2) >> 8, (words.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)])
}

const page = (drawing: string, sky: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 320 240">
<rect width="320" height="240" fill="${sky}"/><rect y="170" width="320" height="70" fill="#9db08a"/>${drawing}
<g transform="translate(86 206)" fill="none" stroke="#7a2e12" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" opacity="0.85">${word}</g></svg>`

// C O N T O H in plain strokes.
const letters = ['M18 4 A10 10 0 1 0 18 20', 'M12 2 A10 10 0 1 0 12.1 2', 'M2 22 V2 L18 22 V2', 'M1 2 H19 M10 2 V22', 'M12 2 A10 10 0 1 0 12.1 2', 'M2 2 V22 M18 2 V22 M2 12 H18']
const word = letters.map((d, i) => `<path transform="translate(${i * 25} 0)" d="${d}"/>`).join('')

const house = '<rect x="70" y="100" width="150" height="80" fill="#e8d6b8"/><rect x="130" y="130" width="34" height="50" fill="#7c5a3a"/><rect x="84" y="118" width="30" height="26" fill="#6d8ea0"/><rect x="180" y="118" width="28" height="26" fill="#6d8ea0"/>'
const roof = '<path d="M55 102 L145 48 L235 102 Z" fill="#a4583c"/>'

const drawings: { readonly [kind in PictureKind]: string } = {
  rumah: house + roof,
  atap: `${house}${roof}<path d="M118 66 L140 92 L168 84 L150 60 Z" fill="#4b3a30"/><path d="M200 92 l14 -8 l8 12 z" fill="#4b3a30"/>`,
  sumur: '<ellipse cx="150" cy="176" rx="62" ry="20" fill="#8d8d86"/><ellipse cx="150" cy="170" rx="46" ry="13" fill="#3e5c6b"/><path d="M96 168 V84 M204 168 V84 M90 84 H210" stroke="#6a4a2e" stroke-width="7"/><path d="M150 84 V140" stroke="#444" stroke-width="3"/><rect x="138" y="138" width="24" height="20" fill="#b9772f"/>',
  jamban: '<rect x="105" y="70" width="110" height="112" fill="#cbb78e"/><path d="M98 70 L160 44 L222 70 Z" fill="#8b8b8b"/><rect x="138" y="96" width="44" height="86" fill="#5f4a35"/>',
  meteran: '<rect x="100" y="50" width="120" height="130" rx="10" fill="#f4f4f0" stroke="#777" stroke-width="4"/><circle cx="160" cy="104" r="34" fill="#fff" stroke="#555" stroke-width="4"/><path d="M160 104 L180 86" stroke="#b33" stroke-width="4"/><rect x="124" y="150" width="72" height="16" fill="#333"/>',
  paket: '<rect x="96" y="104" width="74" height="68" fill="#c8915a"/><rect x="160" y="86" width="80" height="86" fill="#d7a26b"/><path d="M128 104 V172 M200 86 V172" stroke="#8a5a2d" stroke-width="5"/><path d="M96 130 H170 M160 122 H240" stroke="#8a5a2d" stroke-width="3"/>',
  kursi_roda: '<circle cx="150" cy="150" r="42" fill="none" stroke="#333" stroke-width="7"/><circle cx="222" cy="174" r="16" fill="none" stroke="#333" stroke-width="6"/><path d="M122 62 L132 118 H196 L216 164" fill="none" stroke="#2f6f6a" stroke-width="9"/><path d="M132 118 L150 150" stroke="#333" stroke-width="6"/>',
  dokumen: '<rect x="90" y="60" width="140" height="112" rx="6" fill="#fdfdf8" stroke="#999" stroke-width="3"/><rect x="104" y="78" width="36" height="46" fill="#cfd8dc"/><path d="M152 84 H214 M152 98 H206 M152 112 H214 M104 138 H214 M104 152 H190" stroke="#8fa1a8" stroke-width="5"/>',
  jalan: '<path d="M120 240 L150 120 H176 L214 240 Z" fill="#7d7d78"/><path d="M163 130 V146 M165 160 V182 M167 198 V226" stroke="#eee" stroke-width="4"/><rect x="34" y="96" width="80" height="76" fill="#d8c7a2"/><rect x="216" y="84" width="74" height="88" fill="#cdd3c0"/>',
}
