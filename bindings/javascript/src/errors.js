// What every failure of the library is thrown as.

import { ErrorCode } from "./generated/kinds.js";

const names = new Map(Object.entries(ErrorCode).map(([name, code]) => [code, name]));

/** A failure: its code, one of ErrorCode, and a message that says what was expected and what came. */
export class GliaError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "GliaError";
    this.code = code;
  }

  /** The name of the code, such as "SHAPE_MISMATCH". */
  get codeName() {
    return names.get(this.code) ?? String(this.code);
  }
}
