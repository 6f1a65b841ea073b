//! The track: all voters who may move on one line, and the handles that divide it.
//!
//! Two range inputs take pointer and keyboard; what the reader sees is a picture over them.

use yew::prelude::*;

use super::{
    control,
    picture::unscaled_picture,
    scene::{Marks, Scene},
    view_model::ViewModel,
};
use crate::model::{Party, Share};

/// Where the bar lies within the 44 pixels of the track.
const BAR_TOP: f64 = 4.0;
const BAR_HEIGHT: f64 = 36.0;

/// Draws the track, or its smaller copy in the sticky strip, which is for the pointer alone
/// since the first one has the keyboard. The inputs carry `data-act`, by which the widget knows
/// what they move.
pub fn track(view_model: &ViewModel, is_copy: bool) -> Html {
    let scenario = view_model.scenario();
    let (transfer, labour) = (scenario.transfer(), scenario.labour_share());
    let spoken = (!is_copy).then(|| control::summary(view_model));
    let (say, election) = (view_model.words(), view_model.election());
    let label = |party: Party| {
        say.control_share_label(
            &election.year().to_string(),
            &election.party(Party::FROM).name,
            &election.party(party).to(),
        )
    };
    let fine = html! {
        if !is_copy && view_model.state.fine {
            <input
                class="in2"
                type="range"
                min="0"
                max="100"
                step="1"
                data-act="labour-share"
                aria-label={label(Party::THIRD)}
                aria-valuetext={spoken.clone()}
                value={whole_percent(labour)}
            />
        }
    };
    let hint = html! {
        if !is_copy && !view_model.state.touched {
            <span class="bt-hint" aria-hidden="true">{say.control_hint()}</span>
        }
    };
    html! {
        <div class="bt-track">
            <input
                class="in1"
                type="range"
                min="0"
                max="100"
                step="1"
                data-act="transfer"
                aria-label={label(Party::TO)}
                aria-valuetext={spoken}
                tabindex={is_copy.then_some("-1")}
                value={whole_percent(transfer)}
            />
            {fine}
            {unscaled_picture(view_model, if is_copy { "copy" } else { "track" }, drawing(view_model, is_copy))}
            {hint}
        </div>
    }
}

/// The value of a range input, which moves in whole per cent.
fn whole_percent(share: Share) -> String {
    ((share.basis_points() + 50) / 100).to_string()
}

fn drawing(view_model: &ViewModel, is_copy: bool) -> Scene {
    let scenario = view_model.scenario();
    let width = view_model.size.track();
    let place = |share: Share| width * share.percent() / 100.0;
    let (top, height) = if is_copy {
        (BAR_TOP + 6.0, BAR_HEIGHT - 12.0)
    } else {
        (BAR_TOP, BAR_HEIGHT)
    };
    let (transfer, labour) = (place(scenario.transfer()), place(scenario.labour_share()));
    let mut marks = Marks::default();
    marks.rounded("f-bx", 0.0, top, width, height, 3.0);
    marks.striped(("f-hc", "hs w"), 0.0, top, transfer, height);
    marks.striped(("f-lab", "hs w l"), width - labour, top, labour, height);
    if !is_copy {
        let settings = view_model.election().settings().iter();
        for preset in settings.filter(|preset| preset.is_sourced) {
            marks.diamond("g-pre", place(preset.transfer), top - 0.5, 5.0);
        }
        if view_model.state.fine {
            let x = width - labour;
            marks.rounded("th-focus two", x - 12.5, top - 8.5, 25.0, 53.0, 9.0);
            marks.rounded("th two", x - 7.0, top - 3.0, 14.0, 42.0, 4.0);
            marks.rect("f-lab", x - 2.0, top + 11.0, 4.0, 14.0);
        }
    }
    let (half, thumb_top, thumb_height) = if is_copy {
        (14.0, 4.0, 36.0)
    } else {
        (16.0, -4.0, 52.0)
    };
    marks.rounded(
        "th-focus one",
        transfer - half - 3.5,
        thumb_top - 3.5,
        2.0 * half + 7.0,
        thumb_height + 7.0,
        11.0,
    );
    marks.rounded(
        "th one",
        transfer - half + 1.0,
        thumb_top + 1.0,
        2.0 * half - 2.0,
        thumb_height - 2.0,
        7.0,
    );
    let middle = thumb_top + thumb_height / 2.0;
    for grip in [-6.0, -1.0, 4.0] {
        marks.rect("f-ink", transfer + grip, middle - 9.0, 2.0, 18.0);
    }
    Scene::image(width, 44.0, String::new(), marks).hidden()
}
