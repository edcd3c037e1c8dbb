// About: what this is, whose data it uses, and under which licences.
import { Card, Page, Section, Stack } from '../../kit/page.web.tsx'
import { ButtonLink } from '../../kit/button.web.tsx'
import { useWords } from '../../kit/words.web.tsx'

export default function About() {
  const { t } = useWords()
  return (
    <Page title={{ id: 'Tentang Guyub', en: 'About Guyub' }} back="/profil">
      <Stack gap={5}>
        <Card>
          <p>{t({ id: 'Ada yang perlu bantuan → bantuan tiba, dan semua yang perlu tahu, tahu. Guyub bekerja berhari-hari tanpa sinyal.', en: 'Someone needs help → help arrives, and everyone who must know, knows. Guyub works for days without a signal.' })}</p>
        </Card>
        <Section title={{ id: 'Sumber data', en: 'Data sources' }}>
          <Stack>
            <p>{t({ id: 'Kode dan nama wilayah: Kepmendagri 300.2.2-2430/2025 melalui idn-area-data, lisensi ODbL 1.0.', en: 'Region codes and names: Kepmendagri 300.2.2-2430/2025 through idn-area-data, licence ODbL 1.0.' })}</p>
            <ButtonLink href="/api/places.csv" icon="download" download="wilayah.csv">{t({ id: 'Unduh tabel wilayah (CSV)', en: 'Download the region table (CSV)' })}</ButtonLink>
            <p>{t({ id: 'Batas wilayah (bila dimuat): Badan Informasi Geospasial via cahyadsn/wilayah_boundaries (MIT); indikatif, bukan rujukan hukum.', en: 'Boundaries (when loaded): Badan Informasi Geospasial via cahyadsn/wilayah_boundaries (MIT); indicative, no legal reference.' })}</p>
            <p>{t({ id: 'Ikon: Tabler Icons (MIT). Huruf: Plus Jakarta Sans (OFL 1.1). Guyub: Apache-2.0.', en: 'Icons: Tabler Icons (MIT). Typeface: Plus Jakarta Sans (OFL 1.1). Guyub: Apache-2.0.' })}</p>
          </Stack>
        </Section>
      </Stack>
    </Page>
  )
}
