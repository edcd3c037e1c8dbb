// Who looks at the work of PSM, and who acknowledges their reports. Apart, so that the list of screens stays small.

/** Those who answer for a place, its boards, and who audits. */
export const lookers: readonly string[] = ['psm', 'village_head', 'puskesos_koord', 'ipsm_board_local', 'ipsm_board_city', 'district_supervisor', 'dinsos_verifier', 'dinsos_head', 'kepala_daerah', 'auditor']
export const acknowledgers: readonly string[] = ['village_head', 'ipsm_board_local']
/** Who reads the content of a report, beside its writer. */
export const wholeReaders: readonly string[] = ['village_head', 'puskesos_koord', 'district_supervisor', 'dinsos_verifier', 'dinsos_head']
