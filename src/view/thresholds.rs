//! What depends on the labour share, the swing and the wall, and so stays while the main handle is
//! dragged.

use super::state::State;
use crate::model::{
    Band, CurvePoint, Party, Scenario, SeatId, Share, TippingPoint, curve, seat_result, wall_band,
};

/// The distance between two points of the band, in per cent of transfer. The band is smooth, so
/// five steps draw the same line as one hundred and cost a twentieth when the labour share moves.
const BAND_STEP: usize = 5;

/// A seat of the wall, and where it tips.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tip {
    pub seat: SeatId,
    pub at: TippingPoint,
}

/// What there is to know of the wall whatever the transfer.
#[derive(PartialEq, Debug)]
pub struct Thresholds {
    /// Every seat of the wall, by tipping point; those that never fall last, by lead.
    pub tips: Vec<Tip>,
    /// The steps of the count.
    pub steps: Vec<CurvePoint>,
    /// The band at transfers from none to as far as the transfer can go; empty where the spread of
    /// seats is not known.
    pub bands: Vec<(Share, Band)>,
    /// The places of the sourced settings, from the right, and the wall's count at each.
    pub settings: Vec<(usize, usize)>,
}

impl Thresholds {
    pub fn new(state: &State) -> Self {
        let (election, wall) = (state.election(), &state.options.wall);
        let scenario = state.scenario();
        let (labour_share, swing) = (scenario.labour_share(), scenario.swing());
        let mut tips = Vec::new();
        for (seat, at) in wall.by_tipping_point(election, labour_share, swing) {
            tips.push(Tip { seat, at });
        }
        Self {
            tips,
            steps: curve(election, wall, labour_share, swing),
            bands: bands(state),
            settings: settings(state),
        }
    }
}

fn bands(state: &State) -> Vec<(Share, Band)> {
    let scenario = state.scenario();
    let end = scenario.labour_share().rest();
    let mut transfers = Vec::new();
    for percent in (0..=100).step_by(BAND_STEP) {
        transfers.push(Share::from_percent(percent).min(end));
    }
    transfers.dedup();
    let mut bands = Vec::new();
    for transfer in transfers {
        let scenario = Scenario::new(transfer, scenario.labour_share(), scenario.swing());
        let band = wall_band(state.election(), &state.options.wall, scenario);
        bands.extend(band.map(|band| (transfer, band)));
    }
    bands
}

fn settings(state: &State) -> Vec<(usize, usize)> {
    let election = state.election();
    let mut settings = Vec::new();
    // The election lists them from left to right.
    for (place, preset) in election.settings().iter().enumerate().rev() {
        if !preset.is_sourced {
            continue;
        }
        let scenario = Scenario::new(
            preset.transfer,
            preset.labour_share,
            state.scenario().swing(),
        );
        let mut count = 0;
        for &seat in state.options.wall.seats() {
            let result = seat_result(election.seat(seat), scenario);
            count += usize::from(result.winner == Party::TO);
        }
        settings.push((place, count));
    }
    settings
}
