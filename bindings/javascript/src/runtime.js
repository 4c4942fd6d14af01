// What calls run on: the thread that calls, at an instruction set. The module has no threads of its own.

import { Handle } from "./handle.js";
import { Level } from "./generated/kinds.js";
import { RuntimeOptions } from "./generated/records.js";
import { member } from "./kind.js";
import { record, value } from "./native.js";
import { checked } from "./options.js";
import { scoped } from "./scratch.js";

export class Runtime extends Handle {
  static _release = "glia_runtime_free";

  /** More than one thread is refused as unsupported, and so is every level but "scalar". */
  constructor(options = {}) {
    super();
    const { threads = 1, level } = checked(options, "runtime", "threads", "level");
    const number = level === undefined ? 0 : member(Level, level, "level");
    scoped(() => this._make("glia_runtime_new", record(RuntimeOptions, { threads, level: number })));
  }

  get threads() {
    return value("i", "glia_runtime_threads", this);
  }

  /** One of Level. */
  get level() {
    return value("i", "glia_runtime_level", this);
  }
}
