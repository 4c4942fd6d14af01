//! Schedules.

use crate::catalog::Param;
use crate::error::Error;
use crate::schedule::Schedule;

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};

/// A schedule: one of GLIA_SCHEDULE_… with its parameters. It says which value a hyperparameter has
/// at a step, as a function of the step's number alone; only GLIA_SCHEDULE_PLATEAU follows what is
/// reported to it instead. Trainers copy the one that they are given (glia_trainer_schedule_set).
pub struct glia_schedule {
    _opaque: [u8; 0],
}

impl Handle for glia_schedule {
    type Value = Schedule;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaSCHE");
    const NAME: &'static str = "glia_schedule";
}

/// Makes a schedule with default parameters. Every kind can begin with a warm-up
/// (GLIA_PARAM_WARMUP_STEPS, GLIA_PARAM_WARMUP_START); the kinds with a table need
/// glia_schedule_set_points, too.
///
/// @param kind      one of GLIA_SCHEDULE_…
/// @param schedule  receives the schedule, to be freed with glia_schedule_free
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_new(
    kind: i32,
    schedule: *mut *mut glia_schedule,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("schedule", schedule)?;
        out.write(into_handle(Schedule::from_code(kind)?));
        Ok(())
    })
}

/// Frees a schedule.
///
/// @param schedule  the schedule; NULL is fine
///
/// Threads: any. Must not be called twice with the same schedule. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_free(schedule: *mut glia_schedule) {
    free(schedule);
}

/// The kind of a schedule.
///
/// @param schedule  the schedule
/// @param kind      receives one of GLIA_SCHEDULE_…
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_kind(
    schedule: *const glia_schedule,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.shared("schedule", schedule)?;
        call.out("kind", kind)?.write(schedule.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of a schedule. glia_catalog_parameter lists what a kind has.
///
/// @param schedule  the schedule
/// @param key       one of GLIA_PARAM_…
/// @param value     the value, within the bounds of glia_parameter_info
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_set(
    schedule: *mut glia_schedule,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.exclusive("schedule", schedule)?;
        schedule.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of a schedule.
///
/// @param schedule  the schedule
/// @param key       one of GLIA_PARAM_…
/// @param value     receives the value
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_get(
    schedule: *const glia_schedule,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.shared("schedule", schedule)?;
        let out = call.out("value", value)?;
        out.write(schedule.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// Sets the points of a schedule that has a table, instead of those that it had: for
/// GLIA_SCHEDULE_PIECEWISE_CONSTANT and GLIA_SCHEDULE_PIECEWISE_LINEAR steps with values, for
/// GLIA_SCHEDULE_MULTI_STEP steps alone.
///
/// @param schedule  the schedule
/// @param steps     whole numbers from 0 on, each above the one before, counted from the end of the
///                  warm-up
/// @param values    the value at each step, 0 to 1000000; for GLIA_SCHEDULE_MULTI_STEP NULL
/// @param count     the number of steps and of values, 1 to 65536
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (a kind without a table,
///         steps, values for GLIA_SCHEDULE_MULTI_STEP, count), GLIA_ERROR_OUT_OF_RANGE (values)
///
/// Threads: any, one call at a time on the same schedule. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_set_points(
    schedule: *mut glia_schedule,
    steps: *const i64,
    values: *const f64,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.exclusive("schedule", schedule)?;
        let steps = call.slice("steps", steps, count)?;
        let has_none = values.is_null() && !schedule.kind().has_point_values();
        let values = call.slice("values", values, if has_none { 0 } else { count })?;
        schedule.set_points(steps, values)
    })
}

/// The value at a step, without running anything: right at any step, and the same bits on every
/// machine. Of GLIA_SCHEDULE_PLATEAU, the value that follows from what was reported so far.
///
/// @param schedule  the schedule
/// @param step      the step: how many updates were done before it, so that the first is 0
/// @param value     receives the value
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (step),
///         GLIA_ERROR_INVALID_STATE (a table without points)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_value(
    schedule: *const glia_schedule,
    step: i64,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.shared("schedule", schedule)?;
        let out = call.out("value", value)?;
        let step = u64::try_from(step);
        let step = step.map_err(|_| Error::invalid("step: expected 0 or more, got less"))?;
        out.write(schedule.value(step)?);
        Ok(())
    })
}

/// Reports a value to a schedule of the kind GLIA_SCHEDULE_PLATEAU, such as the loss on data that
/// were held back, once an epoch. A trainer's copy is fed by glia_trainer_schedule_report.
///
/// @param schedule  the schedule
/// @param value     what was reached; NaN counts as no improvement
/// @param reduced   receives 1 where the schedule's value went down by this, else 0; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (another kind)
///
/// Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_schedule_report(
    schedule: *mut glia_schedule,
    value: f64,
    reduced: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let schedule = call.exclusive("schedule", schedule)?;
        let out = call.optional_out("reduced", reduced)?;
        let is_reduced = schedule.report(value)?;
        if let Some(out) = out {
            out.write(is_reduced.into());
        }
        Ok(())
    })
}
