// Where the demo plays: one kelurahan in each kecamatan of Kota Tangerang, some of Kab. Tegal around Guci, and Kec. Belinyu.

export const city = '36.71'
export const tegal = '33.28'
export const bangka = '19.01'

/** The kelurahan most stories happen in. */
export const cipondoh = '36.71.05.1001'
export const sukarasa = '36.71.01.1001'
export const batuceper = '36.71.03.1001'
export const karawaci = '36.71.07.1001'
export const cibodas = '36.71.09.1001'
export const neglasari = '36.71.10.1001'
export const guci = '33.28.02.2001'
export const bumijawa = '33.28.02.2004'
export const belinyu = '19.01.02.1012'

/** Families registered in each village. */
export const villages: { readonly [code: string]: number } = {
  [sukarasa]: 62,
  '36.71.02.1001': 28,
  [batuceper]: 52,
  '36.71.04.1003': 28,
  [cipondoh]: 84,
  '36.71.06.1001': 34,
  [karawaci]: 44,
  '36.71.08.1001': 28,
  '36.71.09.1001': 34,
  [neglasari]: 38,
  '36.71.11.1001': 30,
  '36.71.12.1001': 26,
  '36.71.13.1001': 34,
  [guci]: 46,
  [bumijawa]: 34,
  '33.28.03.2007': 26,
  '33.28.04.2018': 26,
  [belinyu]: 30,
  '19.01.02.1001': 18,
}

export const villageCodes = Object.keys(villages).sort()
export const regencies = [bangka, tegal, city] as const
