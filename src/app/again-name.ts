// Where the words of a refused act lie while its form is open again, and how a page is told of them.
export const againDraft = (id: string): string => `again.${id}`
export const againParam = 'lagi'
