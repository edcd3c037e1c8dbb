// Small choices of the person at this browser (language, light or dark, columns). Nothing about anyone else is ever kept here.

/** Private windows may forbid storage: the choice then lasts until the page is left, which is what they asked for. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem
    return null
  }
}
