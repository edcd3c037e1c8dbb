// Which release this app is: told to the server, so that an old phone is seen before it is a trouble.
export const release: string = String(import.meta.env.GUYUB_RELEASE ?? '')
