// An object of the library: freed by free(), at the end of a `using` block, or when nobody has it any more.

import { GliaError } from "./errors.js";
import { ErrorCode } from "./generated/kinds.js";
import { isUsable, nativeExports } from "./module.js";
import { value } from "./native.js";

// The addresses are the handle's own business: finalizers run between calls, never in one.
const registry = new FinalizationRegistry(({ release, address }) => {
  if (isUsable()) nativeExports()[release](address);
});

/** What a constructor takes for an object that the library has already made. */
export class Owned {
  constructor(address) {
    this.address = address;
  }
}

/** What graphs, models, sessions and all others share. */
export class Handle {
  #address = 0;

  /** The address of an object that the library made, which belongs to this from now on. */
  _adopt(address) {
    this.#address = address;
    registry.register(this, { release: this.constructor._release, address }, this);
    return this;
  }

  /** Has the library make the object: `name` is a function whose last argument receives it. */
  _make(name, ...given) {
    return this._adopt(value("p", name, ...given));
  }

  /** The address of the handle, for functions of the C header. */
  get address() {
    if (this.#address === 0) {
      const name = this.constructor.name;
      throw new GliaError(ErrorCode.BAD_HANDLE, `${name.toLowerCase()}: it was freed`);
    }
    return this.#address;
  }

  /** Whether free() was called. */
  get isFreed() {
    return this.#address === 0;
  }

  /** Frees the object now; a second time does nothing. What needs a part of it keeps that alive. */
  free() {
    if (this.#address === 0) return;
    registry.unregister(this);
    if (isUsable()) nativeExports()[this.constructor._release](this.#address);
    this.#address = 0;
  }
}

// Where the language has no `using` yet, nobody asks for it.
if (Symbol.dispose !== undefined) {
  Object.defineProperty(Handle.prototype, Symbol.dispose, {
    configurable: true,
    writable: true,
    value() {
      this.free();
    },
  });
}
