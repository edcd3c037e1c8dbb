// Who chooses between two people's words: whoever writes in the area; those who answer for others are told on their first page.
export const settlerRoles: readonly string[] = [
  'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head', 'district_supervisor', 'dinsos_verifier', 'dinsos_head', 'pekerja_sosial',
]
export const overseerRoles: readonly string[] = ['puskesos_koord', 'village_head', 'district_supervisor', 'dinsos_verifier', 'dinsos_head']
