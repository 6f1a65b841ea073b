//! The control: the sentence, the track with its handles, the score and the sourced settings.

use super::{
    labels::Labels,
    markup::{Markup, markup},
    picture::picture,
    scene::{Anchor, Marks, Scene},
    sheet::Sheet,
    track::track,
    words,
};
use crate::{
    model::{Commons, PRESETS, Party, Preset, SWINGS, Share, Swing, TippingPoint},
    options::write_decimal,
    text::text,
};

/// The scenario in one sentence, for the slider and the live region.
pub fn summary(sheet: &Sheet) -> String {
    let scenario = sheet.scenario();
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    text!(
        words::share(scenario.transfer()),
        " to the Conservatives, ",
        words::share(scenario.stay()),
        " stay with Reform UK, ",
        words::share(scenario.labour_share()),
        " to Labour",
        if scenario.swing() == Swing::ZERO {
            String::new()
        } else {
            text!(", after a swing of ", words::swing(scenario.swing()))
        },
        ". ",
        seat.name,
        ": ",
        result.winner.name(),
        " ",
        words::change(result.is_gain(seat)),
        ", majority ",
        words::votes(result.majority),
        ". ",
        words::wall_name(sheet.state.options.wall.rule),
        ": ",
        wall.conservative,
        " of ",
        wall.seats,
        " Conservative."
    )
}

/// "If 62% of Brexit Party voters had switched to the Conservatives…"
pub fn sentence(sheet: &Sheet) -> Markup {
    let scenario = sheet.scenario();
    let amount = if scenario.transfer() == Share::ALL {
        "all".to_owned()
    } else {
        words::share(scenario.transfer())
    };
    let labour = (scenario.labour_share() > Share::ZERO).then(|| {
        markup!(
            " and <span class=\"num c-lab\">{}</span> to <b class=c-lab>Labour</b>",
            words::share(scenario.labour_share())
        )
    });
    markup!(
        "<h2 class=bt-say>If <span class=\"num c-con\">{}</span> of Brexit Party voters had switched \
         to the <b class=c-con>Conservatives</b>{}{}…</h2>",
        amount,
        labour,
        (scenario.swing() != Swing::ZERO)
            .then(|| markup!(", after a swing of {}", words::swing(scenario.swing())))
    )
}

/// The sentence, the labelled track and its marks.
pub fn control(sheet: &Sheet) -> Markup {
    let scenario = sheet.scenario();
    markup!(
        "{}<div class=bt-ctl role=group aria-label=\"Move the voters\">\
         <div class=bt-seglab aria-hidden=true>\
         <span class=c-con>to <span class=lx>the </span>Conservatives<b>{}</b></span>\
         <span class=\"m c-bx\">stay<span class=lx>, now</span> Reform UK<b>{}</b></span>\
         <span class=\"r c-lab\">to Labour<b>{}</b></span></div>{}{}</div>",
        sentence(sheet),
        words::share(scenario.transfer()),
        words::share(scenario.stay()),
        words::share(scenario.labour_share()),
        track(sheet, false),
        rug(sheet)
    )
}

/// A setting that stands on somebody's figures, not on arithmetic.
pub fn is_sourced(id: &str) -> bool {
    !matches!(id, "2019" | "tipping" | "all")
}

/// One mark a seat at its tipping point, and the focus seat's with its name.
fn rug(sheet: &Sheet) -> Markup {
    const NAME: &str = "s12 b ink";
    // As wide as the track, which is not enlarged with the words.
    let width = sheet.size.track() / sheet.size.scale();
    let phone = sheet.size.is_phone();
    let seat = sheet.seat();
    let mut marks = Marks::default();
    let mut labels = Labels::new(sheet.size.face, width);
    let place = |percent: f64| width * percent / 100.0;
    for tip in &sheet.slopes.tips {
        if let (TippingPoint::At(_), Some(percent)) = (tip.at, tip.at.percent())
            && tip.seat != seat.id
        {
            let class = if sheet.winner(tip.seat) == Party::Con {
                "f-con"
            } else {
                "f-lab"
            };
            marks.rect(class, place(percent) - 1.0, 2.0, 2.0, 8.0);
        }
    }
    let focus = sheet.tip(seat.id);
    let (percent, verdict) = match (focus, focus.percent()) {
        (TippingPoint::At(_), Some(percent)) => {
            marks.rect("f-ink", place(percent) - 1.0, 2.0, 2.0, 14.0);
            let falls = if phone { " " } else { " falls at " };
            (percent, text!(falls, words::tipping(focus)))
        }
        (TippingPoint::Already, _) => (0.0, " is Conservative at 0%".to_owned()),
        _ => (100.0, " holds".to_owned()),
    };
    // The name slides by its own percentage, so that it never leaves the track.
    let mut name = text!(seat.name, &verdict);
    if labels.width(NAME, &name) > width {
        // The longest names have the score row below to stand in.
        name = verdict.trim_ascii_start().to_owned();
    }
    let x = place(percent) - labels.width(NAME, &name) * percent / 100.0;
    labels.keep(&mut marks, NAME, &name, (x, 29.0, Anchor::Start));
    let caption = if phone {
        "each mark is a seat"
    } else {
        "each mark is a seat that falls Conservative"
    };
    labels.add(&mut marks, "s12 i2", caption, &[(width, 29.0, Anchor::End)]);
    let scene = Scene::image(width, 34.0, String::new(), marks).hidden();
    markup!("<div class=bt-rug>{}</div>", picture(sheet, "rug", scene))
}

/// The three answers: the focus seat, the wall, the Commons.
pub fn score(sheet: &Sheet) -> Markup {
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let (class, majority) = majority_words(sheet);
    markup!(
        "<div class=bt-score>\
         <div><span class=k>{}</span><span class={}><span class=lg>{}</span><span class=smo>{}</span> {}</span>\
         <span class=s>majority {}</span></div>\
         <div><span class=k>{}</span><span class=\"v c-con\">{} of {}</span>\
         <span class=s><span class=lg>Conservative; {} in 2019</span><span class=smo>Con; was {}</span></span></div>\
         <div><span class=k><span class=lg>Commons majority</span><span class=smo>Majority</span></span>\
         <span class={}>{}</span>\
         <span class=s><span class=lg>80 in 2019</span><span class=smo>was 80</span></span></div></div>",
        seat.name,
        text!("v ", words::text_class(result.winner)),
        result.winner.name(),
        words::brief(result.winner),
        words::change(result.is_gain(seat)),
        words::votes(result.majority),
        words::wall_name(sheet.state.options.wall.rule),
        wall.conservative,
        wall.seats,
        wall.already,
        wall.already,
        class,
        majority
    )
}

/// The majority in the Commons in words, or the lack of one.
fn majority_words(sheet: &Sheet) -> (&'static str, String) {
    match majority(&sheet.outcome.commons) {
        Some((Party::Con, majority)) => ("v c-con", text!("Con ", majority)),
        Some((_, majority)) => ("v c-lab", text!("Lab ", majority)),
        None => ("v", "None".to_owned()),
    }
}

/// The party that has a majority in the Commons, and how large it is. No scenario gives one to
/// any but the two that exchange votes.
pub fn majority(commons: &Commons) -> Option<(Party, i32)> {
    let con = commons.conservative_majority();
    let labour = 2 * i32::from(commons.seats(Party::Lab)) - 650;
    if con > 0 {
        Some((Party::Con, con))
    } else {
        (labour > 0).then_some((Party::Lab, labour))
    }
}

/// The settings that have a source, the ends of the scale, and the finer controls.
pub fn presets(sheet: &Sheet) -> Markup {
    let label = sheet.id("presets");
    let (mut sourced, mut ends) = (Vec::new(), Vec::new());
    for (place, preset) in PRESETS.iter().enumerate() {
        if is_sourced(preset.id) {
            // The setting measured in Hartlepool itself, the last one, comes first.
            sourced.insert(0, chip(sheet, place, true));
        } else {
            ends.push(chip(sheet, place, false));
        }
    }
    markup!(
        "<div class=bt-more><p class=bt-prel id={}>Settings with a source, % to Con and Lab</p>\
         <div class=bt-pre role=group aria-labelledby={}>{}<div class=bt-ends>{}</div></div>\
         <p class=bt-source>{}</p>{}</div>",
        label.clone(),
        label,
        sourced,
        ends,
        PRESETS
            .iter()
            // The opening state needs no source: the first screen is for the answer.
            .find(|preset| sheet.state.touched && is_chosen(sheet, preset))
            .map(|preset| preset.source),
        fine(sheet)
    )
}

fn chip(sheet: &Sheet, place: usize, sourced: bool) -> Markup {
    let preset = &PRESETS[place];
    let pressed = is_chosen(sheet, preset);
    let transfer = words::share(preset.transfer);
    let name = (!sourced).then(|| text!(&transfer, " ", short_label(preset), ": ", preset.label));
    let title = if sourced {
        markup!(
            "<i class=dm aria-hidden=true/>{}",
            text!(
                words::percent(preset.transfer),
                " Con · ",
                words::percent(preset.labour_share),
                " Lab"
            )
        )
    } else {
        transfer.into()
    };
    markup!(
        "<button type=button class=bt-chip data-act=preset data-value={} aria-pressed={} \
         aria-label={} title={}><b>{}</b>{}</button>",
        place,
        pressed,
        name,
        preset.source,
        title,
        short_label(preset)
    )
}

fn is_chosen(sheet: &Sheet, preset: &Preset) -> bool {
    let scenario = sheet.scenario();
    scenario.transfer() == preset.transfer && scenario.labour_share() == preset.labour_share
}

/// The words under a setting's number: three settings share the room of one.
fn short_label(preset: &Preset) -> &'static str {
    match preset.id {
        "2019" => "2019",
        "tipping" => "tips",
        "all" => "all",
        _ => preset.label,
    }
}

/// The finer controls, folded away: Labour's share by the narrow handle, and the swing.
fn fine(sheet: &Sheet) -> Markup {
    let open = sheet.state.fine;
    markup!(
        "<div class=bt-finerow>\
         <button type=button class=bt-link data-act=fine aria-expanded={}>\
         Fine-tune: send some to Labour, add a swing</button>{}</div>",
        open,
        open.then(|| swing(sheet))
    )
}

fn swing(sheet: &Sheet) -> Markup {
    let swing = sheet.scenario().swing();
    let settings: Vec<Markup> = SWINGS
        .iter()
        .map(|setting| {
            markup!(
                "<button type=button class=bt-chip data-act=swing-setting data-value={} \
                 aria-pressed={} title={}><b>{}</b>{}</button>",
                write_decimal(setting.swing.hundredths(), 2),
                setting.swing == swing,
                setting.source,
                words::swing_number(setting.swing),
                setting.label
            )
        })
        .collect();
    let source = SWINGS.iter().find(|setting| setting.swing == swing);
    let id = sheet.id("swing-control");
    markup!(
        "<p class=bt-finehelp>Drag the narrow handle in from the right. What is left between the \
         handles stays with the Brexit Party, now Reform UK.</p>\
         <p class=bt-swing><label for={}>Swing, Labour to Conservative</label>\
         <output class=num>{}</output>\
         <input id={} type=range min=-25 max=25 step=0.01 data-act=swing aria-valuetext={} value={}/></p>\
         <div class=\"bt-pre bt-swings\" role=group aria-label=\"Swings with a source\">{}</div>\
         <p class=bt-finehelp>{}</p>",
        id.clone(),
        words::swing_number(swing),
        id,
        words::swing(swing),
        write_decimal(swing.hundredths(), 2),
        settings,
        source.map(|setting| markup!("As in {}.", setting.source))
    )
}

/// The track again, in one sticky line, while the control is out of sight.
pub fn compact(sheet: &Sheet) -> Markup {
    let scenario = sheet.scenario();
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let labour = (scenario.labour_share() > Share::ZERO).then(|| {
        markup!(
            ", <b class=c-lab>{}</b> Lab",
            words::share(scenario.labour_share())
        )
    });
    markup!(
        "<div class=bt-mini aria-hidden=true><div>{}<p>\
         <span><b class=c-con>{}</b> Con{}</span>\
         <span><span class=lg>{} </span><b class={}>{} +{}</b></span>\
         <span><span class=lg>red </span>wall <b class=c-con>{}</b>/{}</span></p></div></div>",
        track(sheet, true),
        words::share(scenario.transfer()),
        labour,
        seat.name,
        words::text_class(result.winner),
        result.winner.short(),
        words::votes(result.majority),
        wall.conservative,
        wall.seats
    )
}
