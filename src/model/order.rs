//! One sort for all that is drawn in order, so that its machine code is shipped once.

use super::election::SeatId;

/// A seat with two keys: the first decides, the second breaks ties, then the code's order.
pub(super) type Keyed = (u64, u64, SeatId);

/// A key that orders as the number does. The number must not be negative.
pub(super) fn key(number: f64) -> u64 {
    // The bits of non-negative floating-point numbers are ordered as the numbers are;
    // adding zero turns a negative zero into a positive one.
    (number + 0.0).to_bits()
}

/// The number that made a key.
pub(super) fn number(key: u64) -> f64 {
    f64::from_bits(key)
}

/// Sorts, smallest key first.
pub(super) fn sort(seats: &mut [Keyed]) {
    seats.sort_unstable();
}
