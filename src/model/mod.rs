//! The election, a scenario, and what follows from it. Exact where a seat is decided, and
//! without any knowledge of the web.
//!
//! ```
//! use brexit_transfer::model::{Election, Scenario, Share, Swing, Wall, WallRule, outcome};
//!
//! let election = Election::embedded();
//! let wall = Wall::new(&election, WallRule::Wall);
//! let scenario = Scenario::new(Share::from_percent(62), Share::ZERO, Swing::ZERO);
//! assert_eq!(outcome(&election, &wall, scenario).wall.conservative, 72);
//! ```

mod by_election;
mod commons;
mod curve;
mod election;
mod mountain;
mod names;
mod order;
mod outcome;
mod party;
mod presets;
mod scenario;
mod seat_result;
mod tipping;
mod uncertainty;
mod units;
mod unpack;
mod wall;

pub use by_election::{ByElection, Date, explained_swing, swing_from_labour};
pub use commons::Commons;
pub use curve::{CurvePoint, curve};
pub use election::{Election, Hex, Region, Seat, SeatId, Year};
pub use mountain::{LABOUR_1935, Mountain, Step};
pub use outcome::{Outcome, outcome};
pub use party::Party;
pub use presets::{PRESETS, Preset, SWINGS, SwingSetting};
pub use scenario::Scenario;
pub use seat_result::{SeatResult, seat_result};
pub use tipping::{Ratio, TippingPoint, tipping_point};
pub use uncertainty::{Band, SEAT_SWING_SD, band, normal_cdf, wall_band};
#[cfg(all(feature = "embed", target_arch = "wasm32"))]
pub(crate) use units::points;
// For the tests of the packed table.
pub use units::{Share, Swing, VOTE, Votes, round_votes};
#[doc(hidden)]
pub use unpack::unpack;
pub use wall::{Wall, WallReport, WallRule};
