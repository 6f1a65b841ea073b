//! The track of the static state: all voters who may move on one line, divided as the handles
//! of the live widget divide it and in the same places, and under it a mark where each seat falls.
//!
//! The live track is inset by 8 pixels at both ends. A place along it is therefore a share of the
//! column's width and some pixels more or less, which an attribute cannot say in one number: the
//! pixels are a translation.

use yew::{
    prelude::*,
    virtual_dom::{VNode, VTag},
};

use super::{
    fallback::WIDTH,
    fluid::{FONT, leaning},
    palette::Palette,
};
use crate::{
    model::{Party, Share, TippingPoint},
    view::{face::Face, phrases, view_model::ViewModel},
};

/// Heights, in CSS pixels, as on a phone: the labels, then the track with its bar, then the marks.
const LABELS: f64 = 52.0;
const BAR_TOP: f64 = LABELS + 4.0;
const BAR: f64 = 36.0;
const MARKS: f64 = LABELS + 44.0;
const HEIGHT: f64 = MARKS + 34.0;
/// What the bar leaves free at both ends.
const INSET: f64 = 8.0;
/// The handle's width and height.
const HANDLE: (f64, f64) = (32.0, 52.0);

fn tag(name: &'static str, attributes: &[(&'static str, String)], children: Vec<VNode>) -> VNode {
    let mut tag = VTag::new(name);
    for (name, value) in attributes {
        tag.add_attribute(name, value.clone());
    }
    tag.add_children(children);
    tag.into()
}

fn percent(percent: f64) -> String {
    text_of(percent) + "%"
}

/// To hundredths.
fn text_of(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".into(),
        text => text.into(),
    }
}

/// How many pixels a place lies to the right of its share of the column's width.
fn beyond(percent: f64) -> f64 {
    INSET - 2.0 * INSET * percent / 100.0
}

fn moved(pixels: f64) -> (&'static str, String) {
    ("transform", format!("translate({} 0)", text_of(pixels)))
}

/// Draws the track.
pub fn track(view_model: &ViewModel, palette: &Palette) -> Html {
    let scenario = view_model.scenario();
    let (transfer, labour) = (
        scenario.transfer().percent(),
        scenario.labour_share().percent(),
    );
    let mut children = labels(view_model);
    children.push(to_conservatives(transfer, palette));
    children.push(stay(transfer, palette));
    if labour > 0.0 {
        children.push(to_labour(labour, palette));
        children.push(handle(100.0 - labour, (14.0, 42.0), palette.third));
    }
    children.push(handle(transfer, HANDLE, "none"));
    let (marks, spoken) = marks(view_model, palette);
    children.extend(marks);
    let attributes = [
        ("width", "100%".to_owned()),
        ("height", text_of(HEIGHT)),
        ("role", "img".into()),
        ("aria-label", spoken),
        ("fill", "currentColor".into()),
        ("font-family", FONT.into()),
        ("font-size", "12".into()),
        ("overflow", "visible".into()),
    ];
    tag("svg", &attributes, children)
}

/// What goes where, above the bar.
fn labels(view_model: &ViewModel) -> Vec<VNode> {
    let scenario = view_model.scenario();
    let (election, say) = (view_model.election(), view_model.words());
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    let (to_all, to_some) = (to.to(), say.control_to(to.people()));
    let to_third = say.control_to(third.people());
    let stay_as = match &from.now {
        Some((now, _)) => say.control_stay_now(now),
        None => say.control_stay(from.people()),
    };
    let stay = say.still_stay();
    let width = |words: &str| Face::WIDE.width("s12", words);
    // In these widths there is some room already.
    let fit = |(to, stay): &(&str, &str)| width(to) + width(stay) <= WIDTH - INSET;
    let mut pairs = [(&*to_all, &*stay_as), (&*to_all, stay)].into_iter();
    let (to_all, stay_as) = pairs.find(fit).unwrap_or((&*to_some, stay));
    let both = [
        (to_all, scenario.transfer(), 0.0, "start"),
        (stay_as, scenario.stay(), 100.0, "end"),
    ];
    let three = [
        (&*to_some, scenario.transfer(), 0.0, "start"),
        (stay, scenario.stay(), 62.0, "middle"),
        (&*to_third, scenario.labour_share(), 100.0, "end"),
    ];
    let shown: &[(&str, Share, f64, &str)] = match scenario.labour_share() {
        Share::ZERO => &both,
        _ => &three,
    };
    let line = |(words, share, place, anchor): &(&str, Share, f64, &str)| {
        let attributes = |y: &str| {
            let mut all = vec![
                ("x", percent(*place)),
                ("y", y.to_owned()),
                moved(beyond(*place)),
            ];
            if *anchor != "start" {
                all.push(("text-anchor", (*anchor).to_owned()));
            }
            all
        };
        let mut bold = attributes("42");
        bold.push(("font-size", "16".into()));
        bold.push(("font-weight", "700".into()));
        [
            tag(
                "text",
                &attributes("22"),
                vec![VNode::from(words.to_string())],
            ),
            tag("text", &bold, vec![VNode::from(say.share(*share))]),
        ]
    };
    shown.iter().flat_map(line).collect()
}

/// A window of the bar: what is drawn in it is cut at its edges.
fn window(x: String, width: f64, children: Vec<VNode>) -> VNode {
    let attributes = [
        ("x", x),
        ("y", text_of(BAR_TOP)),
        ("width", percent(width)),
        ("height", text_of(BAR)),
        ("overflow", "hidden".into()),
    ];
    tag("svg", &attributes, children)
}

/// What is in a window, from so many pixels on.
fn cut_at(x: f64, children: Vec<VNode>) -> VNode {
    let attributes = [
        ("x", text_of(x)),
        ("width", "100%".to_owned()),
        ("height", text_of(BAR)),
        ("overflow", "hidden".into()),
    ];
    tag("svg", &attributes, children)
}

fn bar(fill: &str) -> VNode {
    let attributes = [
        ("width", "100%".to_owned()),
        ("height", text_of(BAR)),
        ("fill", fill.to_owned()),
    ];
    tag("rect", &attributes, Vec::new())
}

fn stripes(colour: &str) -> VNode {
    let look = [
        ("stroke", colour.to_owned()),
        ("stroke-dasharray", "2.8 5.7".into()),
    ];
    tag("g", &look, vec![leaning(BAR)])
}

/// From the bar's start to the handle, which the page shows through.
fn to_conservatives(transfer: f64, palette: &Palette) -> VNode {
    let start = beyond(transfer) - HANDLE.0 / 2.0;
    let fill = cut_at(
        INSET - start,
        vec![bar(palette.to), stripes(palette.to_stripes)],
    );
    window(text_of(start), transfer, vec![fill])
}

/// From the handle to the bar's end.
fn stay(transfer: f64, palette: &Palette) -> VNode {
    let start = beyond(transfer) + HANDLE.0 / 2.0 + INSET;
    let fill = cut_at(start, vec![bar(palette.from)]);
    let rest = window(percent(transfer), 100.0 - transfer, vec![fill]);
    tag("g", &[moved(-INSET)], vec![rest])
}

/// From the narrow handle to the bar's end.
fn to_labour(labour: f64, palette: &Palette) -> VNode {
    let start = beyond(100.0 - labour) + INSET;
    let fill = cut_at(
        start,
        vec![bar(palette.third), stripes(palette.third_stripes)],
    );
    let rest = window(percent(100.0 - labour), labour, vec![fill]);
    tag("g", &[moved(-INSET)], vec![rest])
}

fn handle(place: f64, (width, height): (f64, f64), fill: &str) -> VNode {
    let middle = BAR_TOP + BAR / 2.0;
    let frame = [
        ("x", text_of(1.0 - width / 2.0)),
        ("y", text_of(middle - height / 2.0 + 1.0)),
        ("width", text_of(width - 2.0)),
        ("height", text_of(height - 2.0)),
        ("rx", text_of(if width > 20.0 { 7.0 } else { 4.0 })),
        ("fill", fill.to_owned()),
        ("stroke", "currentColor".into()),
        ("stroke-width", "2".into()),
    ];
    let mut children = vec![tag("rect", &frame, Vec::new())];
    if width > 20.0 {
        let y = middle - 9.0;
        let grip = format!("M-6 {y}h2v18h-2zM-1 {y}h2v18h-2zM4 {y}h2v18h-2z");
        children.push(tag("path", &[("d", grip)], Vec::new()));
    }
    let at = [("x", percent(place)), ("overflow", "visible".to_owned())];
    let at = tag("svg", &at, children);
    tag("g", &[moved(beyond(place))], vec![at])
}

/// One mark a seat, the focus seat's longer and with its words; and what they say.
fn marks(view_model: &ViewModel, palette: &Palette) -> (Vec<VNode>, String) {
    let scenario = view_model.scenario();
    let (election, say) = (view_model.election(), view_model.words());
    let seat = view_model.seat();
    let line = |percent_of: f64, colour: &str, to: f64| {
        let x = percent(percent_of);
        let attributes = [
            ("x1", x.clone()),
            ("y1", text_of(MARKS + 2.0)),
            ("x2", x),
            ("y2", text_of(MARKS + to)),
            ("stroke", colour.to_owned()),
            moved(beyond(percent_of)),
        ];
        tag("line", &attributes, Vec::new())
    };
    let mut falls = 0;
    let mut nodes = Vec::new();
    for tip in &view_model.thresholds.tips {
        if let (TippingPoint::At(_), Some(percent)) = (tip.at, tip.at.percent()) {
            falls += 1;
            let colour = match view_model.winner(tip.seat) {
                Party::TO => palette.to,
                _ => palette.third,
            };
            if tip.seat != seat.id {
                nodes.push(line(percent, colour, 10.0));
            }
        }
    }
    let tip = view_model.tip(seat.id);
    // With the seat's name, shorter, and without the name.
    let (place, verdict, short, nameless) = match (tip, tip.percent()) {
        (TippingPoint::At(_), Some(percent)) => {
            nodes.push(line(percent, "currentColor", 16.0));
            let figure = phrases::tipping(say, tip);
            (
                percent,
                say.control_seat_falls_at(&seat.name, &figure),
                format!("{} {figure}", seat.name),
                say.common_falls_at(&figure),
            )
        }
        (TippingPoint::Already, _) => {
            let (party, none) = (&election.party(Party::TO).name, say.percentage("0"));
            let verdict = say.control_seat_already(&seat.name, party, &none);
            (
                0.0,
                verdict.clone(),
                verdict,
                say.control_already(party, &none),
            )
        }
        _ => {
            let verdict = say.control_seat_holds(&seat.name);
            (
                100.0,
                verdict.clone(),
                verdict,
                say.control_holds().to_owned(),
            )
        }
    };
    let lines = tag("g", &[("stroke-width", "2".to_owned())], nodes);
    let mut nodes = vec![lines];
    // Beside its mark, on the side with more room, if the face is not wider than most.
    let (anchor, room) = match place > 50.0 {
        true => ("end", WIDTH * place / 100.0),
        false => ("start", WIDTH * (1.0 - place / 100.0)),
    };
    let (name, length) = [short, nameless]
        .map(|words| {
            let length = Face::WIDE.width("s12 b", &words);
            (words, length)
        })
        .into_iter()
        .find(|(_, length)| *length < room)
        .unwrap_or_default();
    let text = |x: f64, anchor: &str, is_bold: bool, words: String| {
        let mut attributes = vec![
            ("x", percent(x)),
            ("y", text_of(MARKS + 29.0)),
            ("text-anchor", anchor.to_owned()),
            moved(beyond(x)),
        ];
        if is_bold {
            attributes.push(("font-weight", "700".into()));
        } else {
            attributes.push(("fill-opacity", ".75".into()));
        }
        tag("text", &attributes, vec![VNode::from(words)])
    };
    let caption = say.control_marks();
    let caption_length = Face::WIDE.width("s12", caption);
    nodes.push(text(place, anchor, true, name));
    if length + caption_length < room {
        let (x, side) = if anchor == "end" {
            (0.0, "start")
        } else {
            (100.0, "end")
        };
        nodes.push(text(x, side, false, caption.into()));
    }
    let to = |party: Party, share: Share| {
        say.control_share_to(&say.share(share), &election.party(party).to())
    };
    let moved = say.control_spoken(
        &to(Party::TO, scenario.transfer()),
        &say.share(scenario.stay()),
        election.party(Party::FROM).collective_now(),
        &to(Party::THIRD, scenario.labour_share()),
        "",
    );
    let fall = say.still_marks(falls, &verdict);
    (nodes, format!("{moved} {fall}"))
}
