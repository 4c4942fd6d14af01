// Memory of the module for the arguments of one call: a stack, given back when the call is over.

import { GliaError } from "./errors.js";
import { ErrorCode } from "./generated/kinds.js";
import { isUsable, nativeExports } from "./module.js";

const STACK = 1 << 16;
const ALIGNMENT = 16;

let base = 0;
let top = 0;
// What did not fit on the stack, with its size.
let large = [];

/** So many bytes of the module's memory, for who keeps them: `release` gives them back. */
export function allocate(bytes) {
  const address = nativeExports().glia_wasm_allocate(bytes) >>> 0;
  if (address === 0) {
    throw new GliaError(ErrorCode.OUT_OF_MEMORY, `memory: ${bytes} bytes could not be had`);
  }
  return address;
}

/** Gives memory of `allocate` back. */
export function release(address, bytes) {
  nativeExports().glia_wasm_release(address, bytes);
}

/** So many bytes until the innermost `scoped` is over, aligned for every type. */
export function temporary(bytes) {
  if (base === 0) {
    base = allocate(STACK);
    top = base;
  }
  const rounded = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  if (top + rounded > base + STACK) {
    const address = allocate(bytes);
    large.push([address, bytes]);
    return address;
  }
  const address = top;
  top += rounded;
  return address;
}

/** Calls `body`, and gives back what it took by `temporary`. */
export function scoped(body) {
  const [mark, count] = [top, large.length];
  try {
    return body();
  } finally {
    // Before the first allocation there was no stack.
    top = mark === 0 ? base : mark;
    const mine = large.splice(count);
    // After a trap nothing can be given back, and the trap is what is to be told.
    if (isUsable()) for (const [address, bytes] of mine) release(address, bytes);
  }
}
