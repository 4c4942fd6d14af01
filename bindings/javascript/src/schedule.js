// Schedules: a value for each step.

import { Family, ScheduleKind } from "./generated/kinds.js";
import { shapeError } from "./arrays.js";
import { KindOf } from "./kind.js";
import { call, long, memory, value } from "./native.js";
import { scoped, temporary } from "./scratch.js";

export class Schedule extends KindOf {
  static _release = "glia_schedule_free";
  static _family = Family.SCHEDULE;
  static _kinds = ScheduleKind;
  static _name = "schedule";

  /** The value at a step, from 0. */
  value(step) {
    return value("d", "glia_schedule_value", this, step);
  }

  /** Tells a plateau schedule a figure; whether the value changed. */
  report(figure) {
    return value("i", "glia_schedule_report", this, figure) !== 0;
  }

  /** The steps of a piecewise schedule, and the value at each where the kind has them. */
  setPoints(steps, values = null) {
    if (values !== null && values.length !== steps.length) {
      throw shapeError(`values: expected ${steps.length} numbers, got ${values.length}`);
    }
    scoped(() => {
      const places = temporary(8 * steps.length);
      steps.forEach((one, index) => (memory().longs[(places >>> 3) + index] = long(one, "steps")));
      const figures = values === null ? null : temporary(8 * values.length);
      values?.forEach((one, index) => (memory().doubles[(figures >>> 3) + index] = one));
      call("glia_schedule_set_points", this, places, figures, steps.length);
    });
  }
}
