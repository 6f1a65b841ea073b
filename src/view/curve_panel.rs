//! Every setting at once: the wall's count against the transfer as exact steps, and the range in
//! which the count would fall if seats swung on their own.

use yew::prelude::*;

use super::{
    control,
    curve_chart::{LIKELY, chart},
    panel::Content,
    picture::picture,
    scene::tenth,
    view_model::ViewModel,
};
use crate::model::{Party, Share};

pub fn panel(view_model: &ViewModel) -> Content {
    let say = view_model.words();
    let transfer = view_model.scenario().transfer();
    let count = view_model.outcome.wall.conservative;
    let seats_at = say.curve_seats_at(count, &say.share(transfer));
    let simple_count = say.curve_simple_count(html! { <b class="c-con">{seats_at}</b> });
    let likelier = match (&view_model.outcome.band, view_model.election().spread()) {
        (Some(band), Some(spread)) => {
            let expected = html! { <b>{say.one_decimal(band.expected)}</b> };
            let (low, high) = (band.low.to_string(), band.high.to_string());
            let range = say.curve_range_from_to(&say.percentage(LIKELY), &low, &high);
            let range = html! { <span class="nw">{range}</span> };
            html! {
                <>
                    {" "}
                    {say.curve_likelier(&spread.measured, expected, range)}
                    if count as f64 > band.expected + 0.5 {
                        {" "}
                        {say.curve_runs_high()}
                    }
                </>
            }
        }
        _ => Html::default(),
    };
    Content {
        eye: say.curve_title().into(),
        heading: say.curve_heading().into(),
        body: html! {
            <>
                <p class="bt-sub">{simple_count}{likelier}</p>
                <figure
                    data-act="curve"
                    role="slider"
                    tabindex="0"
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow={tenth(transfer.percent()).to_string()}
                    aria-valuetext={control::summary(view_model)}
                    aria-label={label(view_model)}
                >
                    {picture(view_model, "steps", chart(view_model))}
                </figure>
            </>
        },
    }
}

/// The curve's data in two sentences.
fn label(view_model: &ViewModel) -> String {
    let say = view_model.words();
    let steps = &view_model.thresholds.steps;
    let first = steps.first().map_or(0, |step| step.conservative);
    let last = steps.last().map_or(0, |step| step.conservative);
    let whole = say.curve_spoken(
        &view_model.election().party(Party::TO).name,
        &first.to_string(),
        &say.share(Share::ZERO),
        &last.to_string(),
        &say.share(view_model.scenario().labour_share().rest()),
    );
    let transfer = say.share(view_model.scenario().transfer());
    let count = view_model.outcome.wall.conservative.to_string();
    let here = match view_model.outcome.band {
        Some(band) => say.curve_spoken_range(
            &transfer,
            &count,
            &say.one_decimal(band.expected),
            &say.percentage(LIKELY),
            &band.low.to_string(),
            &band.high.to_string(),
        ),
        None => say.curve_spoken_count(&transfer, &count),
    };
    format!("{whole} {here}")
}
