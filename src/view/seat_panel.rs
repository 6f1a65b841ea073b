//! The focus seat: its result in the scenario, where the moved votes came from, and how a
//! by-election there really went.

use std::{cmp::Reverse, rc::Rc};

use yew::prelude::*;

use super::{
    labels::Labels,
    looks,
    panel::Content,
    phrases,
    picture::picture,
    scene::{Anchor, Marks, Outline, Scene, keep_between},
    view_model::ViewModel,
};
use crate::{
    model::{
        ByElection, Election, Party, Scenario, Seat, SeatResult, Share, Swing, VOTE, Votes,
        explained_swing, seat_result, swing_from_third,
    },
    words::Words,
};

const BAR: f64 = 24.0;
const PITCH: f64 = 52.0;
const TOP: f64 = 22.0;
/// How names and shares are written, whatever their colour.
const NAME: &str = "s14 b";
const VALUE: &str = "s16 b";
const NOW: &str = "s12 i2";

/// A row of the chart: a party, or all other candidates together.
struct Row {
    /// None for the others.
    party: Option<Party>,
    /// Shares of the valid vote, in per cent.
    before: f64,
    now: f64,
    /// What the seat's by-election gave, where there was one.
    by_election: Option<f64>,
    /// Votes in the scenario, scaled.
    votes: Votes,
}

pub fn panel(view_model: &ViewModel) -> Content {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let winner = &election.party(result.winner).name;
    let majority = html! { <span class="num">{say.votes(result.majority)}</span> };
    let home = election.focus();
    let back = html! {
        if seat.id != home.id {
            <button
                type="button"
                class="bt-back"
                data-act="focus"
                data-value={home.id.index().to_string()}
            >
                {say.seat_back(&home.name)}
            </button>
        }
    };
    Content {
        eye: html! { <>{&*seat.name} {back}</> },
        heading: html! {
            <>
                <span data-party={looks::text_colour(result.winner)}>
                    {phrases::verdict(say, winner, result.is_gain(seat))}
                </span>
                <span class="lg">{"\u{a0}· "}</span>
                <span class="ln">{say.seat_majority(majority)}</span>
            </>
        },
        body: html! {
            <>
                <p class="bt-sub">{moved(view_model, seat)}</p>
                <figure>{picture(view_model, "votes", chart(view_model))}</figure>
                {swing(view_model, seat, result).unwrap_or_default()}
            </>
        },
    }
}

/// Whose votes move, and what the chart compares.
fn moved(view_model: &ViewModel, seat: &Seat) -> Html {
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let say = view_model.words();
    let (from, year) = (election.party(Party::FROM), election.year().to_string());
    let moving = seat.votes(Party::FROM);
    if !seat.changeable {
        return say.seat_outside().into();
    }
    let against = match election.by_election(seat.id) {
        Some(_) => {
            let diamond = html! { <span aria-hidden="true">{"◆"}</span> };
            say.seat_against_with_by_election(&year, diamond)
        }
        None => say.seat_against(&year).into(),
    };
    let moved = |share: Share| say.votes(moving * share.basis_points());
    let sentence = if moving == 0 {
        say.seat_did_not_stand(&phrases::capital(&from.collective), &year)
    } else {
        let mut to = election.party(Party::TO).to();
        if scenario.labour_share() > Share::ZERO {
            let third = election.party(Party::THIRD).to();
            let third = say.control_share_to(&moved(scenario.labour_share()), &third);
            to = say.common_comma_in_text(&to, &third);
        }
        say.seat_moved(
            &moved(scenario.transfer()),
            &seat.name,
            &say.thousands(moving),
            &from.name,
            &to,
        )
    };
    html! { <>{sentence}{" "}{against}</> }
}

/// The rows in the order as counted: the two parties that exchange votes, the one whose voters move
/// where it stood, any other that came first or second, and the rest together.
fn rows(
    election: &Election,
    seat: &Seat,
    poll: Option<&ByElection>,
    result: &SeatResult,
) -> Vec<Row> {
    let valid = seat.valid as f64;
    let mut named = vec![Party::TO, Party::THIRD];
    for party in [seat.winner(), seat.runner_up(), Party::FROM] {
        if !named.contains(&party) && party != election.others() && seat.votes(party) > 0 {
            named.push(party);
        }
    }
    // A Speaker's seat is not fought by the parties of the House.
    named.retain(|&party| seat.votes(party) > 0);
    named.sort_by_key(|&party| Reverse(seat.votes(party)));
    let share = |votes: Votes| 100.0 * votes as f64 / (VOTE as f64 * valid);
    let mut rows: Vec<Row> = named
        .iter()
        .map(|&party| {
            let votes = result.votes(seat, party);
            Row {
                party: Some(party),
                before: 100.0 * seat.votes(party) as f64 / valid,
                now: share(votes),
                by_election: poll.and_then(|poll| poll.share(party)),
                votes,
            }
        })
        .collect();
    let rest = seat.valid * VOTE - rows.iter().map(|row| row.votes).sum::<Votes>();
    let rest_before = seat.valid - named.iter().map(|&party| seat.votes(party)).sum::<i64>();
    let known: f64 = rows.iter().filter_map(|row| row.by_election).sum();
    rows.push(Row {
        party: None,
        before: 100.0 * rest_before as f64 / valid,
        now: share(rest),
        by_election: poll.map(|_| 100.0 - known),
        votes: rest,
    });
    rows
}

fn fill(election: &Election, party: Option<Party>) -> &'static str {
    match party.map(|party| looks::fill_class(election, party)) {
        Some("mc") => "f-con",
        Some("ml") => "f-lab",
        Some("mb") => "f-bx",
        None | Some("mo") => "f-oth",
        Some(class) => class,
    }
}

fn text(party: Option<Party>, base: Base) -> &'static str {
    match (party, base) {
        (Some(Party::TO), Base::Name) => "s14 b t-con",
        (Some(Party::THIRD), Base::Name) => "s14 b t-lab",
        (Some(Party::FROM), Base::Name) => "s14 b t-bx",
        (_, Base::Name) => "s14 b",
        (Some(Party::TO), Base::Value) => "s16 b t-con",
        (Some(Party::THIRD), Base::Value) => "s16 b t-lab",
        (Some(Party::FROM), Base::Value) => "s16 b t-bx",
        (_, Base::Value) => "s16 b",
    }
}

enum Base {
    Name,
    Value,
}

/// The bars of the focus seat. The x axis ends a little past the longest bar that any transfer
/// could draw, so that nothing rescales while the reader drags.
pub fn chart(view_model: &ViewModel) -> Scene {
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let scenario = view_model.scenario();
    let (election, say) = (view_model.election(), view_model.words());
    // A compact widget has it beside the result: names, bars and shares. What explains more has no
    // room, and the style sheet hides it.
    let is_compact = view_model.state.is_compact();
    let poll = election.by_election(seat.id);
    let rows = rows(election, seat, poll, result);
    let mut width = view_model.size.panel();
    let (first, pitch, bar) = if is_compact {
        // Half of the widget, which the widest pictures are anyway.
        if !view_model.size.is_wide() {
            width = (width / 2.0).floor();
        }
        (0.0, 22.0, 14.0)
    } else {
        (TOP, PITCH, BAR)
    };
    let phone = width < 400.0;
    let mut labels = view_model.labels();
    let names: Vec<&str> = rows
        .iter()
        .map(|row| name(say, election, row, &labels, width))
        .collect();
    let shares: Vec<String> = rows
        .iter()
        .map(|row| say.percentage(&say.one_decimal(row.now)))
        .collect();
    let mut name_width = if is_compact {
        0.0
    } else if phone {
        98.0
    } else if width < 520.0 {
        112.0
    } else {
        128.0
    };
    let mut value_width: f64 = if phone { 52.0 } else { 60.0 };
    for (name, share) in names.iter().zip(&shares) {
        name_width = f64::max(name_width, labels.width(NAME, name) + 6.0);
        value_width = value_width.max(labels.width(VALUE, share) + 1.0);
    }
    if !is_compact {
        for (_, short) in rows.iter().filter_map(|row| now(election, row)) {
            name_width = f64::max(name_width, labels.width(NOW, &say.seat_now(short)) + 6.0);
        }
    }
    let end = longest(seat, scenario, &rows) + 2.2;
    let scale = (width - name_width - value_width) / end;
    let x = |percent: f64| name_width + scale * percent;
    let y = |row: usize| first + pitch * row as f64;
    let height = y(rows.len() - 1) + bar + 10.0;

    let mut marks = Marks::default();
    let percent_of = |share: Share| {
        100.0 * seat.votes(Party::FROM) as f64 * share.basis_points() as f64
            / (VOTE as f64 * seat.valid as f64)
    };
    let to_con = percent_of(scenario.transfer());
    let to_lab = percent_of(scenario.labour_share());
    let place = |party: Party| rows.iter().position(|row| row.party == Some(party));
    let con = place(Party::TO).unwrap_or(0);
    let lab = place(Party::THIRD).unwrap_or(0);

    // Ribbons lie under everything: from the part that left its bar to where it landed.
    if let Some(brexit) = place(Party::FROM) {
        let stay = rows[brexit].now;
        let mut ribbon = |class, from: f64, target: usize, moved: f64| {
            if moved <= 0.0 {
                return;
            }
            let (start, land) = if target < brexit {
                (y(brexit), y(target) + bar)
            } else {
                (y(brexit) + bar, y(target))
            };
            let middle = (start + land) / 2.0;
            let (a, b) = (x(from), x(from + moved));
            let (d, c) = (x(rows[target].now), x((rows[target].now - moved).max(0.0)));
            let mut path = Outline::default();
            path.move_to(a, start)
                .flow_to(a, c, land, middle)
                .line_to(d, land)
                .flow_to(d, b, start, middle)
                .close();
            marks.path(class, path);
        };
        ribbon("g-rib-l", stay + to_con, lab, to_lab);
        ribbon("g-rib", stay, con, to_con);
    }
    marks.line(
        "g-axis",
        name_width + 0.5,
        (first - 6.0).max(0.0),
        name_width + 0.5,
        height - 4.0,
    );

    for (index, row) in rows.iter().enumerate() {
        let top = y(index);
        let (moved, stripes) = match row.party {
            Some(Party::THIRD) => (to_lab, ("f-lab", "hs w l")),
            Some(Party::TO) => (to_con, ("f-hc", "hs w")),
            _ => (0.0, ("", "")),
        };
        let solid = (row.now - moved).max(0.0);
        if solid > 0.0 {
            marks.rect(
                fill(election, row.party),
                name_width,
                top,
                scale * solid,
                bar,
            );
        }
        if moved > 0.0 {
            marks.striped(stripes, x(solid), top, scale * (row.now - solid), bar);
        }
        if row.now < row.before {
            if row.party == Some(Party::FROM) {
                marks.rect(
                    "f-bxv",
                    x(row.now),
                    top,
                    scale * (row.before - row.now),
                    bar,
                );
            }
            let mut ghost = Outline::default();
            ghost
                .move_to(x(row.now), top + 0.5)
                .across_to(x(row.before) - 0.5)
                .down(bar - 1.0)
                .across_to(x(row.now));
            marks.path("g-ghost", ghost);
        }
    }

    // The mark to beat: the best rival's share, across the receiving party's bar.
    let rival = rows
        .iter()
        .filter(|row| row.party.is_some_and(|party| party != Party::TO))
        .max_by_key(|row| row.votes);
    if let Some(rival) = rival
        && place(Party::TO).is_some()
    {
        let class = if rival.party == Some(Party::THIRD) {
            "g-beat"
        } else {
            "g-beat o"
        };
        marks.line(
            class,
            x(rival.now),
            y(con) - 5.0,
            x(rival.now),
            y(con) + bar + 5.0,
        );
    }

    for (index, row) in rows.iter().enumerate() {
        let top = y(index);
        let now = now(election, row);
        let name_y = if is_compact || now.is_some() {
            top + 11.0
        } else {
            top + 17.0
        };
        let name_class = text(row.party, Base::Name);
        let start = (0.0, name_y, Anchor::Start);
        labels.keep(&mut marks, name_class, names[index], start);
        if let Some((name, short)) = now {
            let mut later = say.seat_now(name);
            if phone || labels.width(NOW, &later) > name_width {
                later = say.seat_now(short);
            }
            let start = (0.0, top + 27.0, Anchor::Start);
            labels.keep(&mut marks, NOW, &later, start);
        }
        let (above, below) = (
            (width, top + 11.0, Anchor::End),
            (width, top + 27.0, Anchor::End),
        );
        let value_class = text(row.party, Base::Value);
        labels.keep(&mut marks, value_class, &shares[index], above);
        labels.keep(&mut marks, "s12 i2", &say.votes(row.votes), below);
        if let Some(percent) = row.by_election {
            marks.diamond("g-act", x(percent), top + bar / 2.0, 6.0);
        }
    }

    let end = width - value_width;
    label_by_election(
        say,
        &mut marks,
        &mut labels,
        poll,
        &rows,
        phone,
        &x,
        &y,
        end,
    );
    label_before(
        say,
        election.year(),
        &mut marks,
        &mut labels,
        &rows,
        phone,
        &x,
        &y,
    );
    if to_con >= 3.0
        && let Some(brexit) = place(Party::FROM)
    {
        let from = x(rows[brexit].now + to_con / 2.0);
        let to = x(rows[con].now - to_con / 2.0);
        let gap = if con < brexit {
            y(brexit) - 10.0
        } else {
            y(brexit) + bar + 18.0
        };
        let shown = say.seat_points_moved(&say.one_decimal(to_con));
        let middle = ((from + to) / 2.0, gap, Anchor::Middle);
        labels.add(&mut marks, "s12 b t-bx halo", &shown, &[middle]);
    }
    Scene::image(
        width,
        height,
        sentence(say, election, seat, poll, &rows),
        marks,
    )
}

/// The name of a row: short where the full one would take too much from the bars.
fn name<'a>(
    say: &'a Words,
    election: &'a Election,
    row: &Row,
    labels: &Labels,
    width: f64,
) -> &'a str {
    let Some(party) = row.party else {
        return say.seat_others();
    };
    let party = election.party(party);
    let name = &*party.name;
    let phone = width < 400.0;
    let most = width * if phone { 0.4 } else { 0.3 };
    if phone && name.len() > 13 || labels.width(NAME, name) > most {
        &party.short
    } else {
        name
    }
}

/// What a row's party is called today, where that has changed since: in full and in short.
fn now<'a>(election: &'a Election, row: &Row) -> Option<&'a (Rc<str>, Rc<str>)> {
    election.party(row.party?).now.as_ref()
}

/// The longest bar, in per cent, that any transfer at this swing could draw.
fn longest(seat: &Seat, scenario: Scenario, rows: &[Row]) -> f64 {
    let all = |transfer, labour| {
        let moved = seat_result(seat, Scenario::new(transfer, labour, scenario.swing()));
        100.0 * moved.to.max(moved.third) as f64 / (VOTE as f64 * seat.valid as f64)
    };
    let mut longest = all(Share::ALL, Share::ZERO);
    if scenario.labour_share() > Share::ZERO {
        longest = longest.max(all(Share::ZERO, Share::ALL));
    }
    for row in rows {
        longest = longest.max(row.before);
        longest = longest.max(row.by_election.unwrap_or(0.0));
    }
    longest
}

/// The by-election's shares, each beside its diamond.
#[expect(clippy::too_many_arguments, reason = "what the chart is drawn from")]
fn label_by_election(
    say: &Words,
    marks: &mut Marks,
    labels: &mut Labels,
    poll: Option<&ByElection>,
    rows: &[Row],
    phone: bool,
    x: &impl Fn(f64) -> f64,
    y: &impl Fn(usize) -> f64,
    end: f64,
) {
    let Some(poll) = poll else {
        return;
    };
    let date = poll.date;
    let (day, year) = (date.day.to_string(), date.year.to_string());
    let month = phrases::month(say, date.month);
    let short_month = phrases::short_month(say, date.month);
    for (index, row) in rows.iter().enumerate() {
        let Some(percent) = row.by_election else {
            continue;
        };
        let shown = say.percentage(&say.one_decimal(percent));
        let in_year = || say.seat_share_in_year(&shown, &year);
        let in_month = || say.seat_share_in_month(&shown, short_month, &year);
        let on_day = || say.seat_share_on_day(&shown, &day, month, &year);
        let (at, top) = (x(percent), y(index));
        match row.party {
            Some(Party::TO) => {
                let longest = if phone { in_year() } else { on_day() };
                let place = ((at + 7.0).min(end + 2.0), top - 9.0, Anchor::End);
                for text in [&longest, &shown] {
                    if labels.add(marks, "s12 b ink halo", text, &[place]) {
                        break;
                    }
                }
            }
            Some(Party::THIRD) => {
                let (longest, back) = if phone {
                    (in_month(), 26.0)
                } else {
                    (on_day(), 46.0)
                };
                let place = (at - back, top - 8.0, Anchor::Start);
                let beside = (at - 8.0, top - 8.0, Anchor::Start);
                for text in [&longest, &in_year(), &shown] {
                    if labels.add(marks, "s12 ink halo", text, &[place, beside]) {
                        break;
                    }
                }
            }
            Some(Party::FROM) => {
                let under = (at - 4.0, top + BAR + 15.0, Anchor::Start);
                let beside = (at + 9.0, top + BAR + 15.0, Anchor::Start);
                labels.add(marks, "s12 ink", &shown, &[under, beside]);
            }
            _ => {
                let beside = x(percent.max(row.now)) + 11.0;
                let middle = (beside, top + BAR / 2.0 + 4.5, Anchor::Start);
                labels.add(marks, "s12 ink", &shown, &[middle]);
            }
        }
    }
}

/// The shares as counted where a bar has left them: in the receiving party's bar, and beside that
/// of the party whose voters move.
#[expect(clippy::too_many_arguments, reason = "what the chart is drawn from")]
fn label_before(
    say: &Words,
    year: u16,
    marks: &mut Marks,
    labels: &mut Labels,
    rows: &[Row],
    phone: bool,
    x: &impl Fn(f64) -> f64,
    y: &impl Fn(usize) -> f64,
) {
    let (middle, year) = (BAR / 2.0 + 4.5, year.to_string());
    // The longer words first.
    let texts = |percent: f64| {
        let number = say.one_decimal(percent);
        let share = say.percentage(&number);
        let before = if phone { &number } else { &share };
        [say.seat_share_in_year(before, &year), share]
    };
    let place = |party| rows.iter().position(|row| row.party == Some(party));
    let Some(con) = place(Party::TO) else {
        return;
    };
    let before = rows[con].before;
    let room = x(before.min(rows[con].now)) - x(0.0);
    for (text, margin) in texts(before).iter().zip([14.0, 5.0]) {
        let start = (x(0.0) + 8.0, y(con) + middle, Anchor::Start);
        if labels.width("s12 on", text) + margin <= room
            && labels.add(marks, "s12 on", text, &[start])
        {
            break;
        }
    }
    if let Some(brexit) = place(Party::FROM)
        && rows[brexit].now < rows[brexit].before
    {
        let texts = texts(rows[brexit].before);
        let beside = x(rows[brexit].before) + 6.0;
        let start = (beside, y(brexit) + middle, Anchor::Start);
        for text in &texts {
            if labels.add(marks, "s12 i2", text, &[start]) {
                break;
            }
        }
    }
}

/// The chart's data in one sentence.
fn sentence(
    say: &Words,
    election: &Election,
    seat: &Seat,
    poll: Option<&ByElection>,
    rows: &[Row],
) -> String {
    let parties = rows.iter().map(|row| {
        let name = match row.party {
            Some(party) => &*election.party(party).name,
            None => say.common_others(),
        };
        let now = say.percentage(&say.one_decimal(row.now));
        let before = say.one_decimal(row.before);
        match row.by_election {
            Some(share) => {
                say.seat_picture_by_election_party(name, &now, &before, &say.one_decimal(share))
            }
            None => say.seat_picture_party(name, &now, &before),
        }
    });
    let parties = phrases::list(say, parties);
    let year = election.year().to_string();
    match poll {
        Some(_) => say.seat_picture_by_election(&seat.name, &year, &parties),
        None => say.seat_picture(&seat.name, &year, &parties),
    }
}

/// How much of the by-election's swing the scenario replays; the rest had other causes.
fn swing(view_model: &ViewModel, seat: &Seat, result: &SeatResult) -> Option<Html> {
    let (election, say) = (view_model.election(), view_model.words());
    let poll = election.by_election(seat.id)?;
    let valid = seat.valid as f64;
    let actual = swing_from_third(
        100.0 * seat.votes(Party::TO) as f64 / valid,
        100.0 * seat.votes(Party::THIRD) as f64 / valid,
        poll.share(Party::TO)?,
        poll.share(Party::THIRD)?,
    );
    let whole = say.one_decimal(actual.abs());
    if actual <= 0.0 {
        let third = election.party(Party::THIRD).to();
        return Some(html! {
            <div class="bt-sw">
                <p class="hd">{say.seat_swing_to_third(&whole, &third)}</p>
            </div>
        });
    }
    let explained = explained_swing(seat, result);
    let width = view_model.size.panel();
    let mut marks = Marks::default();
    marks.rect("g-swbg", 0.5, 0.5, width - 1.0, 15.0);
    let filled = width * keep_between(explained / actual, 0.0, 1.0);
    if filled > 0.0 {
        marks.striped(("f-hc", "hs w"), 0.0, 0.0, filled, 16.0);
    }
    let part = say.one_decimal(explained);
    let label = say.seat_swing_part(&part, &whole);
    // The two figures add up as they are shown.
    let rest = (actual * 10.0).round() / 10.0 - (explained * 10.0).round() / 10.0;
    let rest = html! { <b>{say.one_decimal(rest)}</b> };
    let part = html! { <b class="c-con">{part}</b> };
    let cause = if view_model.scenario().swing() == Swing::ZERO {
        say.seat_swing_by_voters(part, &election.party(Party::FROM).name)
    } else {
        say.seat_swing_in_scenario(part)
    };
    let to = election.party(Party::TO).to();
    Some(html! {
        <div class="bt-sw">
            <p class="hd">{say.seat_swing_to(&to, &whole)}</p>
            {picture(view_model, "swing", Scene::image(width, 16.0, label, marks))}
            <p class="bt-swl">
                <span>{cause}</span>
                <span>{say.seat_swing_otherwise(rest)}</span>
            </p>
        </div>
    })
}
