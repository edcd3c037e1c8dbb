// What a finding of the mirror says: what was seen, why it is asked, what to do. Without blame: most have an honest reason.
import type { Text } from '../../../engine/field.ts'
import type { MirrorKind } from '../mirror.ts'

export interface MirrorWords { what: Text; why: Text; todo: Text }
type Facts = { readonly [name: string]: number | string }
const t = (id: string, en: string): Text => ({ id, en })

export function mirrorWords(kind: MirrorKind | (string & {}), f: Facts): MirrorWords {
  const houses = String(f.houses ?? '')
  switch (kind) {
    case 'jawaban_kembar': return {
      what: t(`${f.hits} dari ${f.pairs} rumah yang dikunjungi berurutan punya jawaban yang sama persis.`, `${f.hits} of ${f.pairs} houses visited in a row have exactly the same answers.`),
      why: t(`Di desa ini biasanya ${f.usual}% rumah yang sama persis. Kadang jawaban rumah sebelumnya ikut tersalin.`, `In this village ${f.usual}% are usually the same. Sometimes the answers of the house before are carried over.`),
      todo: t('Buka rumah-rumah ini dan cocokkan dengan catatan atau foto Anda. Bila memang sama (rumah deret, perumahan), tulis itu.', 'Open these houses and compare with your notes or photos. If they really are the same (a row of houses), write so.'),
    }
    case 'waktu_singkat': return {
      what: t(`${houses} kunjungan tercatat dengan waktu sangat singkat (paling singkat ${f.minutes} menit${f.kmh ? `, berpindah secepat ${f.kmh} km/jam` : ''}).`, `${houses} visits were recorded within very little time (the shortest ${f.minutes} minutes${f.kmh ? `, moving at ${f.kmh} km/h` : ''}).`),
      why: t('Mengisi semua jawaban biasanya lebih lama. Mungkin beberapa rumah dicatat sekaligus sesudahnya.', 'Filling in everything usually takes longer. Perhaps several houses were written down afterwards.'),
      todo: t('Periksa apakah jawabannya milik rumah yang benar. Bila dicatat belakangan dari kertas, tulis itu.', 'Check that the answers belong to the right house. If you copied them from paper later, write so.'),
    }
    case 'banyak_per_jam': return {
      what: t(`${houses} rumah tercatat dalam satu jam.`, `${houses} houses were recorded within one hour.`),
      why: t('Sebanyak itu sulit dikunjungi satu per satu.', 'It is hard to visit that many one by one.'),
      todo: t('Bila dikerjakan bersama atau dicatat belakangan, tulis itu. Bila ada rumah yang belum didatangi, minta ditugaskan lagi.', 'If you worked together or wrote it down later, write so. If a house was not visited, ask for it to be assigned again.'),
    }
    case 'malam': return {
      what: t(`${houses} kunjungan tercatat pada malam hari.`, `${houses} visits were recorded at night.`),
      why: t('Foto rumah perlu diambil siang hari, dan jam telepon kadang salah.', 'Photos of houses are taken by day, and a phone’s clock is sometimes wrong.'),
      todo: t('Periksa jam telepon Anda. Bila warga hanya ada malam hari, tulis itu, lalu ambil fotonya siang hari.', 'Check the clock of your phone. If people are home only at night, write so, and take the photo by day.'),
    }
    case 'tanggal_bulat': return {
      what: f.what === 'umur'
        ? t(`Umur kepala keluarga di ${houses} dari ${f.of} rumah berakhir 0 atau 5.`, `The head’s age ends in 0 or 5 in ${houses} of ${f.of} houses.`)
        : t(`Tanggal lahir di ${houses} dari ${f.of} rumah jatuh pada 1 Januari, 1 Juli atau 31 Desember.`, `Birth dates in ${houses} of ${f.of} houses fall on 1 January, 1 July or 31 December.`),
      why: t('Tanggal seperti itu sering dipakai bila tidak ingat.', 'Such dates are often used when nobody remembers.'),
      todo: t('Cocokkan dengan KK atau KTP. Bila di KK memang begitu, biarkan dan tulis itu.', 'Compare with the family card or KTP. If the card says so, leave it and write so.'),
    }
    case 'foto_sama': return {
      what: t(`Foto yang sama dipakai di ${houses} rumah.`, `The same photo is used for ${houses} houses.`),
      why: t('Mudah terjadi bila memilih foto dari galeri.', 'This happens easily when photos are chosen from the gallery.'),
      todo: t('Ambil lagi foto rumah yang benar pada kunjungan berikutnya.', 'Take the right photo at your next visit.'),
    }
    case 'titik_sama': return {
      what: t(`${houses} rumah tercatat pada titik yang sama.`, `${houses} houses were recorded at the same position.`),
      why: t('Mungkin titik diambil dari satu tempat, atau rumahnya memang berdempetan.', 'Perhaps the position was taken from one spot, or the houses really adjoin.'),
      todo: t('Ambil titik di depan tiap rumah. Bila berdempetan atau satu bangunan, tulis itu.', 'Take the position in front of each house. If they adjoin or share a building, write so.'),
    }
    default: return { what: t('Ada yang perlu dilihat lagi.', 'Something to look at again.'), why: t('', ''), todo: t('Buka rumah-rumah ini dan periksa.', 'Open these houses and check.') }
  }
}
