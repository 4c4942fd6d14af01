//! A tensor: shared memory with an element type, a shape and strides.
//!
//! Slicing, reshaping and transposing give further tensors over the same memory. Shapes, strides
//! and element access are ndarray's.

use std::sync::Arc;

use ndarray::{ArrayView, ArrayViewD, IxDyn, ShapeBuilder};

use crate::error::Error;

use super::buffer::Buffer;
use super::element::{Element, Type};
use super::shape::{MOST_AXES, checked_count, row_major_strides, show};

/// A tensor, owned or a view of another.
#[derive(Clone, Debug)]
pub struct Tensor {
    buffer: Arc<Buffer>,
    element_type: Type,
    offset: usize,
    shape: Vec<usize>,
    strides: Vec<usize>,
}

impl Tensor {
    /// A tensor of zeros.
    pub fn zeros(element_type: Type, shape: &[usize]) -> Result<Self, Error> {
        let count = checked_count(shape)?;
        let buffer = match element_type {
            Type::Float32 => Buffer::zeroed::<f32>(count),
            Type::Int32 => Buffer::zeroed::<i32>(count),
            Type::Int64 => Buffer::zeroed::<i64>(count),
        }?;
        let strides = row_major_strides(shape);
        let shape = shape.to_vec();
        Ok(Self { buffer: Arc::new(buffer), element_type, offset: 0, shape, strides })
    }

    /// A tensor over a buffer, with strides in elements.
    pub fn over(
        buffer: Buffer,
        element_type: Type,
        shape: &[usize],
        strides: &[usize],
    ) -> Result<Self, Error> {
        let tensor = Self {
            buffer: Arc::new(buffer),
            element_type,
            offset: 0,
            shape: shape.to_vec(),
            strides: strides.to_vec(),
        };
        if shape.len() != strides.len() || Self::extent_of(shape, strides)? > tensor.capacity() {
            return Err(Error::shape(format!(
                "strides: expected strides {strides:?} of shape {} to stay inside {} elements",
                show(shape),
                tensor.capacity()
            )));
        }
        Ok(tensor)
    }

    /// Elements that the buffer holds.
    fn capacity(&self) -> usize {
        self.buffer.bytes() / self.element_type.size()
    }

    /// One past the last element that shape and strides reach from the first.
    pub fn extent_of(shape: &[usize], strides: &[usize]) -> Result<usize, Error> {
        if checked_count(shape)? == 0 {
            return Ok(0);
        }
        shape
            .iter()
            .zip(strides)
            .try_fold(1usize, |reach, (&length, &stride)| {
                reach.checked_add((length - 1).checked_mul(stride)?)
            })
            .filter(|reach| *reach <= isize::MAX as usize / 8)
            .ok_or_else(|| {
                Error::shape(format!(
                    "strides: expected a tensor that fits into memory, got {strides:?} of shape {}",
                    show(shape)
                ))
            })
    }

    /// The element type.
    pub fn element_type(&self) -> Type {
        self.element_type
    }

    /// The shape.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The strides, in elements.
    pub fn strides(&self) -> &[usize] {
        &self.strides
    }

    /// The number of elements.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Whether the elements stand one after the other in row-major order.
    pub fn is_contiguous(&self) -> bool {
        let mut dense = 1;
        self.count() == 0
            || self.shape.iter().zip(&self.strides).rev().all(|(&length, &stride)| {
                let fits = length == 1 || stride == dense;
                dense *= length;
                fits
            })
    }

    /// The address of the first element.
    pub fn pointer(&self) -> *mut u8 {
        self.buffer.pointer().as_ptr().wrapping_add(self.offset * self.element_type.size())
    }

    /// The elements as an ndarray view. The caller has checked the type.
    ///
    /// # Panics
    /// Where `T` is not the tensor's element type.
    pub fn view<T: Element>(&self) -> ArrayViewD<'_, T> {
        assert_eq!(size_of::<T>(), self.element_type.size(), "another element type");
        let shape = IxDyn(&self.shape);
        if self.count() == 0 {
            return ArrayView::from_shape(shape, &[]).expect("no elements");
        }
        let reach = Self::extent_of(&self.shape, &self.strides).expect("checked when made");
        let elements = self.buffer.slice::<T>(self.offset, reach);
        ArrayView::from_shape(shape.strides(IxDyn(&self.strides)), elements)
            .expect("checked when the tensor was made")
    }

    /// The elements as one slice, where they stand one after the other.
    pub fn as_slice<T: Element>(&self) -> Option<&[T]> {
        let count = self.count();
        (self.is_contiguous() && size_of::<T>() == self.element_type.size())
            .then(|| self.buffer.slice::<T>(self.offset.min(self.capacity()), count))
    }

    /// Calls `visit(place, index)` for all elements in row-major order: the element's place among
    /// them, and its index in the buffer. Allocates nothing.
    pub fn for_each_index(&self, visit: impl FnMut(usize, usize)) {
        walk(&self.shape, &self.strides, self.offset, visit);
    }

    /// The same for the elements of one position along the first axis.
    pub fn for_each_index_of(&self, first: usize, visit: impl FnMut(usize, usize)) {
        let start = self.offset + first * self.strides[0];
        walk(&self.shape[1..], &self.strides[1..], start, visit);
    }

    /// The memory, shared by all views.
    pub fn buffer(&self) -> &Arc<Buffer> {
        &self.buffer
    }

    /// The part from `start`, `count` long, along an axis.
    pub fn slice(&self, axis: usize, start: usize, count: usize) -> Result<Self, Error> {
        let length = self.axis("axis", axis)?;
        if start > length || count > length - start {
            return Err(Error::shape(format!(
                "start: expected start + count of at most {length} along axis {axis} of {}, got {start} + {count}",
                show(&self.shape)
            )));
        }
        let mut part = self.clone();
        part.shape[axis] = count;
        // An empty part has no place; computed, it might not fit into a number.
        if part.count() > 0 {
            part.offset += start * self.strides[axis];
        }
        Ok(part)
    }

    /// The same elements in another shape; they must stand one after the other.
    pub fn reshape(&self, shape: &[usize]) -> Result<Self, Error> {
        if checked_count(shape)? != self.count() {
            return Err(Error::shape(format!(
                "shape: expected {} elements as in {}, got {}",
                self.count(),
                show(&self.shape),
                show(shape)
            )));
        }
        if !self.is_contiguous() {
            return Err(Error::shape(
                "tensor: expected elements one after the other; copy it first",
            ));
        }
        let (shape, strides) = (shape.to_vec(), row_major_strides(shape));
        Ok(Self { shape, strides, ..self.clone() })
    }

    /// The same elements with two axes exchanged.
    pub fn transpose(&self, first: usize, second: usize) -> Result<Self, Error> {
        self.axis("first", first)?;
        self.axis("second", second)?;
        let mut other = self.clone();
        other.shape.swap(first, second);
        other.strides.swap(first, second);
        Ok(other)
    }

    fn axis(&self, argument: &str, axis: usize) -> Result<usize, Error> {
        self.shape.get(axis).copied().ok_or_else(|| {
            Error::shape(format!(
                "{argument}: expected an axis below {} of {}, got {axis}",
                self.shape.len(),
                show(&self.shape)
            ))
        })
    }
}

/// Visits the elements of a shape in row-major order. The places along the axes stand on the stack.
fn walk(shape: &[usize], strides: &[usize], start: usize, mut visit: impl FnMut(usize, usize)) {
    let mut places = [0; MOST_AXES];
    let count: usize = shape.iter().product();
    let mut index = start;
    for place in 0..count {
        visit(place, index);
        for axis in (0..shape.len()).rev() {
            places[axis] += 1;
            index = index.wrapping_add(strides[axis]);
            if places[axis] < shape[axis] {
                break;
            }
            index = index.wrapping_sub(strides[axis].wrapping_mul(shape[axis]));
            places[axis] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(shape: &[usize]) -> Tensor {
        let count = shape.iter().product::<usize>();
        let values: Vec<f32> = (0..count).map(|i| i as f32).collect();
        let buffer = Buffer::copied(&values).unwrap();
        Tensor::over(buffer, Type::Float32, shape, &row_major_strides(shape)).unwrap()
    }

    fn elements(tensor: &Tensor) -> Vec<f32> {
        tensor.view::<f32>().iter().copied().collect()
    }

    #[test]
    fn views_share_memory_and_agree_with_their_indices() {
        let tensor = counting(&[3, 4]);
        let part = tensor.slice(0, 1, 2).unwrap().slice(1, 1, 2).unwrap();
        assert_eq!(elements(&part), [5.0, 6.0, 9.0, 10.0]);
        assert!(!part.is_contiguous() && part.as_slice::<f32>().is_none());
        let turned = part.transpose(0, 1).unwrap();
        assert_eq!(elements(&turned), [5.0, 9.0, 6.0, 10.0]);
        let mut indices = Vec::new();
        turned.for_each_index(|place, index| indices.push((place, index)));
        assert_eq!(indices, [(0, 5), (1, 9), (2, 6), (3, 10)]);
        indices.clear();
        turned.for_each_index_of(1, |place, index| indices.push((place, index)));
        assert_eq!(indices, [(0, 6), (1, 10)]);
        assert!(turned.reshape(&[4]).is_err());
        assert_eq!(tensor.reshape(&[2, 6]).unwrap().shape(), [2, 6]);
        assert!(Arc::ptr_eq(part.buffer(), tensor.buffer()));
        let empty = tensor.slice(0, 3, 0).unwrap();
        assert!(elements(&empty).is_empty() && empty.as_slice::<f32>() == Some(&[]));
    }

    #[test]
    fn shapes_outside_the_memory_are_refused() {
        let over = |shape: &[usize], strides: &[usize]| {
            Tensor::over(Buffer::zeroed::<f32>(12).unwrap(), Type::Float32, shape, strides)
        };
        assert!(over(&[3, 4], &[4, 1]).is_ok());
        assert!(over(&[12], &[0]).is_ok());
        assert!(over(&[4, 4], &[4, 1]).is_err());
        assert!(over(&[2], &[usize::MAX]).is_err());
        assert!(over(&[usize::MAX, usize::MAX], &[1, 1]).is_err());
        let tensor = counting(&[3, 4]);
        assert!(tensor.slice(2, 0, 1).is_err() && tensor.slice(0, 2, 2).is_err());
        assert!(tensor.slice(0, usize::MAX, 2).is_err());
        assert!(tensor.reshape(&[5]).is_err() && tensor.transpose(0, 2).is_err());
        let far = over(&[1, 1, 1], &[usize::MAX; 3]).unwrap();
        let empty = (0..3).try_fold(far, |part, axis| part.slice(axis, 1, 0)).unwrap();
        assert!(elements(&empty).is_empty());
    }
}
