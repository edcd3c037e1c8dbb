// The embedded engine's machine code, compiled once for the whole process and never let go.
//
// Opening is quicker, and V8 (Node 18–26) may end the process with "Check failed: jit_page.has_value()" when the code
// of a WebAssembly module is freed while a thread that used it ends: https://github.com/nodejs/node/issues/64500
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type EngineCode = object

// The compiler's Node types know no WebAssembly; this is all of it that is used here.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<EngineCode> }

let compiled: Promise<EngineCode> | undefined

export function engineCode(): Promise<EngineCode> {
  compiled ??= compile()
  return compiled
}

async function compile(): Promise<EngineCode> {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return WebAssembly.compile(await readFile(join(dirname(engine), 'pglite.wasm')))
}
