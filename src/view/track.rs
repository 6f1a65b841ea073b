//! The track: every Brexit Party voter of 2019 on one line, and the handles that divide it.

use yew::prelude::*;

use super::placed::Placed;
use crate::model::Share;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub transfer: Share,
    pub labour_share: Share,
    /// What the main handle says besides its number.
    #[prop_or_default]
    pub spoken: AttrValue,
    /// "Drag to move voters", until the handle has been moved.
    #[prop_or_default]
    pub hint: bool,
    /// The narrow handle for Labour's share is out.
    #[prop_or_default]
    pub fine: bool,
    /// The copy in the sticky strip: for the pointer alone, since the first one has the keyboard.
    #[prop_or_default]
    pub compact: bool,
    /// What is drawn over the track and under the handles.
    #[prop_or_default]
    pub children: Html,
}

/// Draws the track. The inputs carry `data-act`, by which the widget knows what they move.
#[component]
pub fn Track(props: &Props) -> Html {
    let transfer = props.transfer.percent();
    let labour = props.labour_share.percent();
    let main_class = if props.compact { "in1 copy" } else { "in1" };
    html! {
        <div class="bt-track">
            <div class="bt-bar" aria-hidden="true">
                <Placed class="sc" property="width" percent={transfer} />
                <Placed class="sl" property="width" percent={labour} />
            </div>
            if props.hint {
                <span class="bt-hint" aria-hidden="true">{"Drag to move voters"}</span>
            }
            {props.children.clone()}
            <input class={main_class} type="range" min="0" max="100" step="1"
                value={whole_percent(props.transfer)}
                data-act="transfer"
                aria-label="Share of 2019 Brexit Party voters who switch to the Conservatives"
                aria-valuetext={(!props.compact).then(|| props.spoken.clone())}
                tabindex={props.compact.then_some("-1")} />
            if props.fine {
                <input class="in2" type="range" min="0" max="100" step="1"
                    value={whole_percent(props.labour_share)}
                    data-act="labour-share"
                    aria-label="Share of 2019 Brexit Party voters who switch to Labour"
                    aria-valuetext={props.spoken.clone()} />
            }
            <Placed class="bt-th" property="left" percent={transfer} />
            if props.fine {
                <Placed class="bt-th2" property="right" percent={labour} />
            }
        </div>
    }
}

/// The value of a range input, which moves in whole per cent.
fn whole_percent(share: Share) -> String {
    ((share.basis_points() + 50) / 100).to_string()
}
