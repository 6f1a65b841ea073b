//! The election, a scenario, and what follows from it. Exact where a seat is decided, and
//! without any knowledge of the web.
//!
//! ```
//! use brexit_transfer::model::{Election, Scenario, Share, Swing, Wall, outcome};
//!
//! let election = Election::embedded();
//! let wall = Wall::new(&election, 0);
//! let scenario = Scenario::new(Share::from_percent(62), Share::ZERO, Swing::ZERO);
//! assert_eq!(outcome(&election, &wall, scenario).wall.conservative, 72);
//! ```

mod brackets;
mod by_election;
mod commons;
mod curve;
mod election;
mod group;
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

pub use by_election::{ByElection, Date, explained_swing, swing_from_third};
pub use commons::Commons;
pub use curve::{CurvePoint, curve};
pub use election::{
    Climb, Election, Hex, Licence, Region, RegionInfo, RegionLabel, Seat, SeatId, Spread, Texts,
    Year,
};
pub use group::Group;
pub use mountain::{Mountain, Step};
pub use outcome::{Outcome, outcome};
pub use party::{Colours, Party, PartyInfo};
pub use presets::{Preset, SwingSetting};
pub use scenario::Scenario;
pub use seat_result::{SeatResult, seat_result};
pub use tipping::{Ratio, TippingPoint, tipping_point};
pub use uncertainty::{BAND, Band, band, normal_cdf, wall_band};
#[cfg(all(feature = "embed", target_arch = "wasm32"))]
pub(crate) use units::points;
pub use units::{Share, Swing, VOTE, Votes, round_votes};
pub use unpack::FileError;
pub use wall::{Wall, WallReport};
