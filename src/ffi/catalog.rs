//! The catalogue: which kinds there are, their parameters and what they do.

use std::ffi::c_char;

use crate::activation;
use crate::catalog::{Entry, Param, Parameter, by_code, by_name};
use crate::error::{Error, ErrorCode};
use crate::init;
use crate::layer;
use crate::loss;
use crate::optim;
use crate::schedule;
use crate::train::samples;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::options::{Options, write};
use super::text::{TextOut, text_in};

/// The families of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Family {
    /// Activations, GLIA_ACTIVATION_….
    Activation = 1,
    /// Initializers, GLIA_INITIALIZER_….
    Initializer = 2,
    /// Losses, GLIA_LOSS_….
    Loss = 3,
    /// Optimizers, GLIA_OPTIMIZER_….
    Optimizer = 4,
    /// Layers, GLIA_LAYER_….
    Layer = 5,
    /// Schedules, GLIA_SCHEDULE_….
    Schedule = 6,
    /// Buffers of samples, GLIA_SAMPLES_….
    Samples = 7,
}

impl Family {
    /// Every family, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Activation,
        Self::Initializer,
        Self::Loss,
        Self::Optimizer,
        Self::Layer,
        Self::Schedule,
        Self::Samples,
    ];

    /// The family with this number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|known| *known as i32 == code).ok_or_else(|| {
            Error::new(
                ErrorCode::UnknownKind,
                format!(
                    "family: expected a GLIA_FAMILY_ number from 1 to {}, got {code}",
                    Self::ALL.len()
                ),
            )
        })
    }

    /// The family's entries, in the order of their numbers.
    fn entries(self) -> &'static [&'static Entry] {
        match self {
            Self::Activation => &activation::ENTRIES,
            Self::Initializer => &init::ENTRIES,
            Self::Loss => &loss::ENTRIES,
            Self::Optimizer => &optim::ENTRIES,
            Self::Layer => &layer::ENTRIES,
            Self::Schedule => &schedule::ENTRIES,
            Self::Samples => &samples::ENTRIES,
        }
    }
}

/// What glia_catalog_parameter tells about a parameter. Set struct_size to
/// sizeof(glia_parameter_info) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_parameter_info {
    /// sizeof(glia_parameter_info).
    pub struct_size: usize,
    /// The key, one of GLIA_PARAM_….
    pub key: i32,
    /// 1 where only whole numbers may be set, else 0.
    pub is_integer: i32,
    /// The value where none is set.
    pub default_value: f64,
    /// The least value that may be set.
    pub minimum: f64,
    /// The greatest value that may be set.
    pub maximum: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_parameter_info {}

/// The number of kinds of a family.
///
/// @param family  one of GLIA_FAMILY_…
/// @param count   receives the number
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_count(
    family: i32,
    count: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("count", count)?;
        out.write(Family::from_code(family)?.entries().len() as i32);
        Ok(())
    })
}

/// The number of a kind by its place in the catalogue, for going through all of a family.
///
/// @param family  one of GLIA_FAMILY_…
/// @param index   the place, from 0 to below glia_catalog_count
/// @param kind    receives the kind's number, such as GLIA_LAYER_DENSE
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
///         GLIA_ERROR_INVALID_ARGUMENT (index)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_kind(
    family: i32,
    index: i32,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("kind", kind)?;
        out.write(at(Family::from_code(family)?.entries(), index)?.code);
        Ok(())
    })
}

/// Finds a kind by its name.
///
/// @param family       one of GLIA_FAMILY_…
/// @param name         the name, such as "softmax_cross_entropy"; UTF-8
/// @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
/// @param kind         receives the kind's number, such as GLIA_LOSS_SOFTMAX_CROSS_ENTROPY
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
///         GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8), GLIA_ERROR_NOT_FOUND (name)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_find(
    family: i32,
    name: *const c_char,
    name_length: usize,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let family = Family::from_code(family)?;
        let name = text_in(call, "name", name, name_length)?;
        let out = call.out("kind", kind)?;
        out.write(by_name(family.entries(), name)?.code);
        Ok(())
    })
}

/// Copies the name of a kind, such as "softmax_cross_entropy". It stands in checkpoints and never
/// changes.
///
/// @param family    one of GLIA_FAMILY_…
/// @param kind      a kind of the family
/// @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole name with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_name(
    family: i32,
    kind: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        TextOut { text, capacity, needed }.write(call, entry(family, kind)?.name)
    })
}

/// Copies the description of a kind: its equation, its use and its source.
///
/// @param family    one of GLIA_FAMILY_…
/// @param kind      a kind of the family
/// @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
///                  with capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole description with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_description(
    family: i32,
    kind: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        TextOut { text, capacity, needed }.write(call, entry(family, kind)?.description)
    })
}

/// The number of parameters of a kind.
///
/// @param family  one of GLIA_FAMILY_…
/// @param kind    a kind of the family
/// @param count   receives the number
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_parameter_count(
    family: i32,
    kind: i32,
    count: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("count", count)?;
        out.write(entry(family, kind)?.parameters.len() as i32);
        Ok(())
    })
}

/// Tells about a parameter of a kind: key, default and bounds.
///
/// @param family  one of GLIA_FAMILY_…
/// @param kind    a kind of the family
/// @param index   the parameter's place, from 0 to below glia_catalog_parameter_count
/// @param info    receives the facts, as far as its struct_size goes, which the caller sets
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
///         GLIA_ERROR_INVALID_ARGUMENT (index, or struct_size of info)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_parameter(
    family: i32,
    kind: i32,
    index: i32,
    info: *mut glia_parameter_info,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let Parameter { key, default, minimum, maximum, integer, .. } =
            *at(entry(family, kind)?.parameters, index)?;
        write(call, "info", info)?(glia_parameter_info {
            struct_size: size_of::<glia_parameter_info>(),
            key: key as i32,
            is_integer: integer.into(),
            default_value: default,
            minimum,
            maximum,
        });
        Ok(())
    })
}

/// Copies the description of a parameter of a kind: what it does, in a few words.
///
/// @param family    one of GLIA_FAMILY_…
/// @param kind      a kind of the family
/// @param key       one of GLIA_PARAM_… that the kind has
/// @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
///                  with capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole description with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
///         GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_catalog_parameter_description(
    family: i32,
    kind: i32,
    key: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let (_, parameter) = entry(family, kind)?.parameter(Param::from_code(key)?)?;
        TextOut { text, capacity, needed }.write(call, parameter.description)
    })
}

/// Copies the name of a parameter key, such as "learning_rate". It stands in checkpoints and never
/// changes.
///
/// @param key       one of GLIA_PARAM_…
/// @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole name with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_parameter_name(
    key: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        TextOut { text, capacity, needed }.write(call, Param::from_code(key)?.name())
    })
}

fn entry(family: i32, kind: i32) -> Result<&'static Entry, Error> {
    by_code(Family::from_code(family)?.entries(), kind)
}

pub(super) fn at<T>(items: &[T], index: i32) -> Result<&T, Error> {
    let item = usize::try_from(index).ok().and_then(|place| items.get(place));
    item.ok_or_else(|| {
        let count = items.len();
        Error::invalid(format!("index: expected at least 0 and below {count}, got {index}"))
    })
}
