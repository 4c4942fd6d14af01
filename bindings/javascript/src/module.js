// The WebAssembly module of this thread: loading it, its exports and its memory.

import { GliaError } from "./errors.js";
import { ErrorCode } from "./generated/kinds.js";
import { ABI_VERSION } from "./generated/functions.js";

let exports = null;
let loading = null;
// What broke the module: nothing of it can be trusted after that.
let trapped = null;

const imports = {
  glia: {
    // The clock of frames and rates.
    nanoseconds: () => performance.now() * 1e6,
  },
};

function adopt(instance) {
  // initializeSync came first: what was made since is in that instance.
  if (exports !== null) return;
  const found = instance.exports.glia_abi_version?.();
  if (found !== ABI_VERSION) {
    throw new GliaError(
      ErrorCode.UNSUPPORTED,
      `module: expected one of glia with ABI ${ABI_VERSION}, got ${found ?? "another module"}`,
    );
  }
  exports = instance.exports;
}

/** The bytes beside this file, wherever that is. */
async function ownBytes() {
  const place = new URL("../glia.wasm", import.meta.url);
  if (place.protocol !== "file:") return fetch(place);
  const { readFile } = await import("node:fs/promises");
  return readFile(place);
}

async function instantiate(source) {
  let given = await (source ?? ownBytes());
  if (typeof given === "string" || given instanceof URL) given = await fetch(given);
  if (given instanceof WebAssembly.Module) {
    adopt(await WebAssembly.instantiate(given, imports));
  } else if (typeof Response !== "undefined" && given instanceof Response) {
    if (!given.ok) throw new GliaError(ErrorCode.IO, `source: ${given.url}: ${given.status}`);
    const made = given.headers.get("content-type")?.startsWith("application/wasm")
      ? await WebAssembly.instantiateStreaming(given, imports)
      : await WebAssembly.instantiate(await given.arrayBuffer(), imports);
    adopt(made.instance);
  } else {
    adopt((await WebAssembly.instantiate(given, imports)).instance);
  }
}

/**
 * Loads the module, once for each thread; everything else needs it. `source` is an address, a response,
 * bytes or a compiled module; by default the file of the package.
 */
export async function initialize(source) {
  if (exports !== null) return;
  loading ??= instantiate(source).finally(() => (loading = null));
  await loading;
}

/** The same with bytes or a compiled module, at once: for workers, and where nothing can wait. */
export function initializeSync(source) {
  if (exports !== null) return;
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  adopt(new WebAssembly.Instance(module, imports));
}

/** The exports, addresses being numbers. */
export function nativeExports() {
  if (exports === null) {
    throw new GliaError(ErrorCode.INVALID_STATE, "glia: not loaded yet: await initialize() first");
  }
  if (trapped !== null) {
    throw new GliaError(ErrorCode.INTERNAL, "glia: the module broke in an earlier call", {
      cause: trapped,
    });
  }
  return exports;
}

/** From now on every call fails: a trap may have left anything behind. */
export function breakModule(cause) {
  trapped = cause;
}

/** Whether objects can be freed: after a trap what they are is unknown. */
export function isUsable() {
  return exports !== null && trapped === null;
}

let views = { buffer: null };

/** Views of the whole memory, made anew when it has grown: growth detaches all views. */
export function memory() {
  const { buffer } = nativeExports().memory;
  if (views.buffer !== buffer) {
    views = {
      buffer,
      bytes: new Uint8Array(buffer),
      ints: new Int32Array(buffer),
      words: new Uint32Array(buffer),
      floats: new Float32Array(buffer),
      doubles: new Float64Array(buffer),
      longs: new BigInt64Array(buffer),
      unsignedLongs: new BigUint64Array(buffer),
    };
  }
  return views;
}
