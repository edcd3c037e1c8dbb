// The few globals that browsers and Node share, for code that runs on both.
// Timers, fetch and storage are left out on purpose: clock and road come in as arguments.
declare const console: {
  error(...data: unknown[]): void
  warn(...data: unknown[]): void
  info(...data: unknown[]): void
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string
}

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | string[][])
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string): boolean
  set(name: string, value: string): void
  append(name: string, value: string): void
  delete(name: string): void
  toString(): string
  [Symbol.iterator](): IterableIterator<[string, string]>
}

declare class URL {
  constructor(url: string, base?: string | URL)
  static canParse(url: string, base?: string): boolean
  href: string
  readonly origin: string
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  readonly searchParams: URLSearchParams
  toString(): string
}

declare function structuredClone<T>(value: T): T
declare function atob(base64: string): string
declare function btoa(binary: string): string

interface CryptoKey {
  readonly type: string
  readonly extractable: boolean
  readonly algorithm: { name: string }
  readonly usages: string[]
}

interface CryptoKeyPair {
  privateKey: CryptoKey
  publicKey: CryptoKey
}

type KeyAlgorithmName = string | { name: string; [option: string]: unknown }

interface SubtleCrypto {
  digest(algorithm: KeyAlgorithmName, data: BufferSource): Promise<ArrayBuffer>
  sign(algorithm: KeyAlgorithmName, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  verify(algorithm: KeyAlgorithmName, key: CryptoKey, signature: BufferSource, data: BufferSource): Promise<boolean>
  encrypt(algorithm: KeyAlgorithmName, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  decrypt(algorithm: KeyAlgorithmName, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  importKey(
    format: 'raw' | 'pkcs8' | 'spki' | 'jwk',
    keyData: BufferSource | JsonWebKey,
    algorithm: KeyAlgorithmName,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>
  generateKey(algorithm: KeyAlgorithmName, extractable: boolean, usages: string[]): Promise<CryptoKey | CryptoKeyPair>
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>
  exportKey(format: 'raw' | 'pkcs8' | 'spki', key: CryptoKey): Promise<ArrayBuffer>
}

type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>

interface JsonWebKey {
  kty?: string
  crv?: string
  x?: string
  y?: string
  d?: string
  k?: string
  alg?: string
  ext?: boolean
  key_ops?: string[]
}

declare const crypto: {
  readonly subtle: SubtleCrypto
  getRandomValues<T extends ArrayBufferView>(array: T): T
  randomUUID(): string
}
