// What activations, initializers, layers, losses, optimizers and schedules share: they are made by kind, a
// name or a number, and set by key.

import { GliaError } from "./errors.js";
import { Handle, Owned } from "./handle.js";
import { ErrorCode, Param } from "./generated/kinds.js";
import { call, textOf, value } from "./native.js";
import { parameters } from "./catalog.js";

/** The number of a member of an enumeration, given by it or by its name. */
export function member(enumeration, given, what) {
  if (typeof given === "string") {
    const found = enumeration[given.toUpperCase()];
    if (found !== undefined) return found;
  } else if (Object.values(enumeration).includes(given)) {
    return given;
  }
  const names = Object.keys(enumeration).map((one) => one.toLowerCase());
  const shown = typeof given === "string" ? `"${given}"` : String(given);
  throw new GliaError(ErrorCode.UNKNOWN_KIND, `${what}: expected one of ${names.join(", ")}, got ${shown}`);
}

/** learning_rate as learningRate, as settings are written. */
export function camel(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

const keys = new Map();
for (const [name, number] of Object.entries(Param)) {
  keys.set(name.toLowerCase(), number);
  keys.set(camel(name.toLowerCase()), number);
}

/** The number of a key: by itself, as "learningRate" or as "learning_rate". */
export function key(given, owner = "key") {
  const found = typeof given === "string" ? keys.get(given) : given;
  if (found === undefined) {
    throw new GliaError(ErrorCode.UNKNOWN_KEY, `${owner}: there is no parameter "${given}"`);
  }
  return found;
}

/** An object of a family's kind. */
export class KindOf extends Handle {
  constructor(kind, settings = {}) {
    super();
    const { _kinds: kinds, _name: name } = this.constructor;
    if (kind instanceof Owned) {
      this._adopt(kind.address);
      this.kind = value("i", `glia_${name}_kind`, this);
      return;
    }
    this.kind = member(kinds, kind, name);
    this._make(`glia_${name}_new`, this.kind);
    try {
      for (const [one, wanted] of Object.entries(settings)) this.set(one, wanted);
    } catch (error) {
      this.free();
      throw error;
    }
  }

  /** The name of the kind, such as "leaky_relu". */
  get name() {
    return textOf("glia_catalog_name", this.constructor._family, this.kind);
  }

  /** Sets a parameter, by its name or its number. */
  set(name, wanted) {
    const number = typeof wanted === "boolean" ? Number(wanted) : wanted;
    call(`glia_${this.constructor._name}_set`, this, key(name, this.constructor._name), number);
  }

  /** A parameter, by its name or its number. */
  get(name) {
    const number = key(name, this.constructor._name);
    return value("d", `glia_${this.constructor._name}_get`, this, number);
  }

  /** All parameters with their values. */
  get settings() {
    const known = parameters(this.constructor._family, this.kind);
    return Object.fromEntries(known.map((one) => [camel(one.name), this.get(one.key)]));
  }
}

/** What a constructor takes for an object of a class: one, or the kind of one that lives for the call. */
export function withKind(type, given, body) {
  if (given instanceof type) return body(given);
  const made = new type(given);
  try {
    return body(made);
  } finally {
    made.free();
  }
}
