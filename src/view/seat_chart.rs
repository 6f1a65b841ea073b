//! The bars of the focus seat: its result as counted, in the scenario and at its by-election.

use std::{cmp::Reverse, rc::Rc};

use super::{
    labels::Labels,
    looks, phrases,
    scene::{Anchor, Marks, Outline, Scene},
    view_model::ViewModel,
};
use crate::model::{ByElection, Party, Scenario, Share, VOTE, Votes, seat_result};

/// How names and shares are written, whatever their colour.
const NAME: &str = "s14 b";
const VALUE: &str = "s16 b";
const NOW: &str = "s12 i2";

/// The lengths of the rows, in CSS pixels.
struct Lines {
    /// Where the first bar starts.
    first: f64,
    /// From one bar to the next.
    pitch: f64,
    /// The height of a bar.
    bar: f64,
    /// From the top of a bar to the baseline of a name that stands alone.
    baseline: f64,
}

/// With room above and below each bar for what explains it.
const EXPLAINED: Lines = Lines {
    first: 22.0,
    pitch: 52.0,
    bar: 24.0,
    baseline: 17.0,
};

/// Names, bars and shares alone.
const COMPACT: Lines = Lines {
    first: 0.0,
    pitch: 22.0,
    bar: 14.0,
    baseline: 11.0,
};

/// The bars of the focus seat. The x axis ends a little past the longest bar that any transfer
/// could draw, so that nothing rescales while the reader drags.
pub fn chart(view_model: &ViewModel) -> Scene {
    let mut labels = view_model.labels();
    let chart = Chart::new(view_model, &labels);
    let mut marks = Marks::default();
    // Ribbons lie under everything.
    chart.draw_ribbons(&mut marks);
    chart.draw_axis(&mut marks);
    chart.draw_bars(&mut marks);
    chart.draw_mark_to_beat(&mut marks);
    chart.label_rows(&mut marks, &mut labels);
    if !chart.is_compact {
        chart.label_by_election(&mut marks, &mut labels);
        chart.label_before(&mut marks, &mut labels);
        chart.label_moved(&mut marks, &mut labels);
    }
    Scene::image(chart.width, chart.height(), chart.sentence(), marks)
}

struct Chart<'a> {
    view_model: &'a ViewModel,
    /// The seat's by-election, where there was one.
    poll: Option<&'a ByElection>,
    rows: Vec<Row<'a>>,
    /// Beside the result, where what explains the bars has no room.
    is_compact: bool,
    /// Narrow as on a phone: words are shorter.
    is_narrow: bool,
    lines: &'static Lines,
    width: f64,
    /// Room for the names at the left, and for the shares at the right.
    name_width: f64,
    value_width: f64,
    /// Pixels a per cent.
    scale: f64,
}

/// A row of the chart: a party, or all other candidates together.
struct Row<'a> {
    /// None for the others.
    party: Option<Party>,
    name: &'a str,
    /// Shares of the valid vote, in per cent.
    before: f64,
    now: f64,
    /// What of it has moved here.
    moved: f64,
    /// What the seat's by-election gave, where there was one.
    by_election: Option<f64>,
    /// Votes in the scenario, scaled.
    votes: Votes,
    /// The share in the scenario as it is written.
    share: String,
}

impl<'a> Chart<'a> {
    fn new(view_model: &'a ViewModel, labels: &Labels) -> Self {
        let is_compact = view_model.state.is_compact();
        let panel = view_model.size.panel();
        // In a compact widget it has half of the panel, but where that is as wide as pictures get.
        let width = if is_compact && !view_model.size.is_wide() {
            (panel / 2.0).floor()
        } else {
            panel
        };
        let is_narrow = width < 400.0;
        let poll = view_model.election().by_election(view_model.seat().id);
        let mut chart = Self {
            view_model,
            poll,
            rows: Vec::new(),
            is_compact,
            is_narrow,
            lines: if is_compact { &COMPACT } else { &EXPLAINED },
            width,
            name_width: match width {
                _ if is_compact => 0.0,
                ..400.0 => 98.0,
                ..520.0 => 112.0,
                _ => 128.0,
            },
            value_width: if is_narrow { 52.0 } else { 60.0 },
            scale: 0.0,
        };
        chart.rows = chart.count_rows(labels);
        for row in &chart.rows {
            let mut name = labels.width(NAME, row.name);
            if let Some((_, short)) = chart.now(row) {
                let now = view_model.words().seat_now(short);
                name = name.max(labels.width(NOW, &now));
            }
            chart.name_width = chart.name_width.max(name + 6.0);
            chart.value_width = chart.value_width.max(labels.width(VALUE, &row.share) + 1.0);
        }
        let end = chart.longest() + 2.2;
        chart.scale = (width - chart.name_width - chart.value_width) / end;
        chart
    }

    /// The rows in the order as counted: the two parties that exchange votes, the one whose voters
    /// move where it stood, any other that came first or second, and the rest together.
    fn count_rows(&self, labels: &Labels) -> Vec<Row<'a>> {
        let view_model = self.view_model;
        let (election, scenario) = (view_model.election(), view_model.scenario());
        let (seat, say) = (view_model.seat(), view_model.words());
        let result = view_model.result(seat.id);
        let mut named = vec![Party::TO, Party::THIRD];
        for party in [seat.winner(), seat.runner_up(), Party::FROM] {
            if !named.contains(&party) && party != election.others() && seat.votes(party) > 0 {
                named.push(party);
            }
        }
        // A Speaker's seat is not fought by the parties of the House.
        named.retain(|&party| seat.votes(party) > 0);
        named.sort_by_key(|&party| Reverse(seat.votes(party)));
        let percent = |votes: Votes| 100.0 * votes as f64 / (VOTE as f64 * seat.valid as f64);
        let moved = |share: Share| percent(seat.votes(Party::FROM) * share.basis_points());
        let row = |party, counted, votes, by_election| {
            let now = percent(votes);
            Row {
                party,
                name: self.name(party, labels),
                before: 100.0 * counted as f64 / seat.valid as f64,
                now,
                moved: match party {
                    Some(Party::TO) => moved(scenario.transfer()),
                    Some(Party::THIRD) => moved(scenario.labour_share()),
                    _ => 0.0,
                },
                by_election,
                votes,
                share: say.percentage(&say.one_decimal(now)),
            }
        };
        let mut rows = Vec::new();
        let (mut rest, mut rest_before, mut known) = (seat.valid * VOTE, seat.valid, 0.0);
        for party in named {
            let (counted, votes) = (seat.votes(party), result.votes(seat, party));
            let later = self.poll.and_then(|poll| poll.share(party));
            rest -= votes;
            rest_before -= counted;
            known += later.unwrap_or(0.0);
            rows.push(row(Some(party), counted, votes, later));
        }
        let later = self.poll.map(|_| 100.0 - known);
        rows.push(row(None, rest_before, rest, later));
        rows
    }

    /// A party's name: short where the full one would take too much from the bars.
    fn name(&self, party: Option<Party>, labels: &Labels) -> &'a str {
        let Some(party) = party else {
            return self.view_model.words().seat_others();
        };
        let party = self.view_model.election().party(party);
        let name = &*party.name;
        let most = self.width * if self.is_narrow { 0.4 } else { 0.3 };
        if self.is_narrow && name.len() > 13 || labels.width(NAME, name) > most {
            &party.short
        } else {
            name
        }
    }

    /// What a row's party is called today, in full and in short, where that has changed since and
    /// there is room to say so.
    fn now(&self, row: &Row) -> Option<&'a (Rc<str>, Rc<str>)> {
        let party = row.party.filter(|_| !self.is_compact)?;
        self.view_model.election().party(party).now.as_ref()
    }

    /// The longest bar, in per cent, that any transfer at this swing could draw.
    fn longest(&self) -> f64 {
        let (seat, scenario) = (self.view_model.seat(), self.view_model.scenario());
        let all = |transfer, labour| {
            let moved = seat_result(seat, Scenario::new(transfer, labour, scenario.swing()));
            100.0 * moved.to.max(moved.third) as f64 / (VOTE as f64 * seat.valid as f64)
        };
        let mut longest = all(Share::ALL, Share::ZERO);
        if scenario.labour_share() > Share::ZERO {
            longest = longest.max(all(Share::ZERO, Share::ALL));
        }
        for row in &self.rows {
            longest = longest.max(row.before);
            longest = longest.max(row.by_election.unwrap_or(0.0));
        }
        longest
    }

    /// Where a share of the vote ends, in per cent.
    fn x(&self, percent: f64) -> f64 {
        self.name_width + self.scale * percent
    }

    /// Where the bar of a row starts.
    fn top(&self, row: usize) -> f64 {
        self.lines.first + self.lines.pitch * row as f64
    }

    fn height(&self) -> f64 {
        self.top(self.rows.len() - 1) + self.lines.bar + 10.0
    }

    /// The place and the row of a party, where it stood.
    fn find(&self, party: Party) -> Option<(usize, &Row<'a>)> {
        let mut rows = self.rows.iter().enumerate();
        rows.find(|(_, row)| row.party == Some(party))
    }

    /// From the part that left the bar of the party whose voters move to where it landed.
    fn draw_ribbons(&self, marks: &mut Marks) {
        let Some((from, Row { now: stay, .. })) = self.find(Party::FROM) else {
            return;
        };
        let to = self.find(Party::TO);
        let moved = to.map_or(0.0, |(_, row)| row.moved);
        for (class, start, target) in [
            ("g-rib-l", stay + moved, self.find(Party::THIRD)),
            ("g-rib", *stay, to),
        ] {
            let Some((place, row)) = target.filter(|(_, row)| row.moved > 0.0) else {
                continue;
            };
            let (leave, land) = if place < from {
                (self.top(from), self.top(place) + self.lines.bar)
            } else {
                (self.top(from) + self.lines.bar, self.top(place))
            };
            let middle = (leave + land) / 2.0;
            let (a, b) = (self.x(start), self.x(start + row.moved));
            let (d, c) = (self.x(row.now), self.x((row.now - row.moved).max(0.0)));
            let mut path = Outline::default();
            path.move_to(a, leave)
                .flow_to(a, c, land, middle)
                .line_to(d, land)
                .flow_to(d, b, leave, middle)
                .close();
            marks.path(class, path);
        }
    }

    fn draw_axis(&self, marks: &mut Marks) {
        let x = self.name_width + 0.5;
        let top = (self.lines.first - 6.0).max(0.0);
        marks.line("g-axis", x, top, x, self.height() - 4.0);
    }

    /// What stayed, what came, and a dashed outline of what has left.
    fn draw_bars(&self, marks: &mut Marks) {
        let bar = self.lines.bar;
        for (place, row) in self.rows.iter().enumerate() {
            let top = self.top(place);
            let own = (row.now - row.moved).max(0.0);
            if own > 0.0 {
                let class = self.fill(row.party);
                marks.rect(class, self.name_width, top, self.scale * own, bar);
            }
            if row.moved > 0.0 {
                let classes = match row.party {
                    Some(Party::THIRD) => ("f-lab", "hs w l"),
                    _ => ("f-hc", "hs w"),
                };
                let width = self.scale * (row.now - own);
                marks.striped(classes, self.x(own), top, width, bar);
            }
            if row.now < row.before {
                let (now, before) = (self.x(row.now), self.x(row.before));
                if row.party == Some(Party::FROM) {
                    let width = self.scale * (row.before - row.now);
                    marks.rect("f-bxv", now, top, width, bar);
                }
                let mut ghost = Outline::default();
                ghost
                    .move_to(now, top + 0.5)
                    .across_to(before - 0.5)
                    .down(bar - 1.0)
                    .across_to(now);
                marks.path("g-ghost", ghost);
            }
        }
    }

    fn fill(&self, party: Option<Party>) -> &'static str {
        let election = self.view_model.election();
        match party.map(|party| looks::fill_class(election, party)) {
            Some("mc") => "f-con",
            Some("ml") => "f-lab",
            Some("mb") => "f-bx",
            None | Some("mo") => "f-oth",
            Some(class) => class,
        }
    }

    /// The best rival's share, across the receiving party's bar.
    fn draw_mark_to_beat(&self, marks: &mut Marks) {
        let is_rival = |row: &&Row| row.party.is_some_and(|party| party != Party::TO);
        let rival = self.rows.iter().filter(is_rival);
        let rival = rival.max_by_key(|row| row.votes);
        let (Some((to, _)), Some(rival)) = (self.find(Party::TO), rival) else {
            return;
        };
        let class = match rival.party {
            Some(Party::THIRD) => "g-beat",
            _ => "g-beat o",
        };
        let (x, top) = (self.x(rival.now), self.top(to));
        marks.line(class, x, top - 5.0, x, top + self.lines.bar + 5.0);
    }

    /// Names at the left, shares and votes at the right, and the by-election's diamonds.
    fn label_rows(&self, marks: &mut Marks, labels: &mut Labels) {
        let say = self.view_model.words();
        for (place, row) in self.rows.iter().enumerate() {
            let top = self.top(place);
            let (name_class, value_class) = match row.party {
                Some(Party::TO) => ("s14 b t-con", "s16 b t-con"),
                Some(Party::THIRD) => ("s14 b t-lab", "s16 b t-lab"),
                Some(Party::FROM) => ("s14 b t-bx", "s16 b t-bx"),
                _ => (NAME, VALUE),
            };
            let now = self.now(row);
            // Two lines stand around the middle of the bar.
            let baseline = now.map_or(self.lines.baseline, |_| 11.0);
            let start = (0.0, top + baseline, Anchor::Start);
            labels.keep(marks, name_class, row.name, start);
            if let Some((name, short)) = now {
                let mut later = say.seat_now(name);
                if self.is_narrow || labels.width(NOW, &later) > self.name_width {
                    later = say.seat_now(short);
                }
                let start = (0.0, top + 27.0, Anchor::Start);
                labels.keep(marks, NOW, &later, start);
            }
            let end = (self.width, top + 11.0, Anchor::End);
            labels.keep(marks, value_class, &row.share, end);
            if self.is_compact {
                continue;
            }
            let end = (self.width, top + 27.0, Anchor::End);
            labels.keep(marks, "s12 i2", &say.votes(row.votes), end);
            if let Some(percent) = row.by_election {
                marks.diamond("g-act", self.x(percent), top + self.lines.bar / 2.0, 6.0);
            }
        }
    }

    /// The by-election's shares, each beside its diamond.
    fn label_by_election(&self, marks: &mut Marks, labels: &mut Labels) {
        let Some(poll) = self.poll else {
            return;
        };
        let (say, bar) = (self.view_model.words(), self.lines.bar);
        let date = poll.date;
        let (day, year) = (date.day.to_string(), date.year.to_string());
        let month = phrases::month(say, date.month);
        let short_month = phrases::short_month(say, date.month);
        let end = self.width - self.value_width;
        for (place, row) in self.rows.iter().enumerate() {
            let Some(percent) = row.by_election else {
                continue;
            };
            let shown = say.percentage(&say.one_decimal(percent));
            let in_year = || say.seat_share_in_year(&shown, &year);
            let in_month = || say.seat_share_in_month(&shown, short_month, &year);
            let on_day = || say.seat_share_on_day(&shown, &day, month, &year);
            let (at, top) = (self.x(percent), self.top(place));
            match row.party {
                Some(Party::TO) => {
                    let longest = if self.is_narrow { in_year() } else { on_day() };
                    let place = ((at + 7.0).min(end + 2.0), top - 9.0, Anchor::End);
                    for text in [&longest, &shown] {
                        if labels.add(marks, "s12 b ink halo", text, &[place]) {
                            break;
                        }
                    }
                }
                Some(Party::THIRD) => {
                    let (longest, back) = if self.is_narrow {
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
                    let under = (at - 4.0, top + bar + 15.0, Anchor::Start);
                    let beside = (at + 9.0, top + bar + 15.0, Anchor::Start);
                    labels.add(marks, "s12 ink", &shown, &[under, beside]);
                }
                _ => {
                    let beside = self.x(percent.max(row.now)) + 11.0;
                    let middle = (beside, top + bar / 2.0 + 4.5, Anchor::Start);
                    labels.add(marks, "s12 ink", &shown, &[middle]);
                }
            }
        }
    }

    /// The shares as counted where a bar has left them: in the receiving party's bar, and beside
    /// that of the party whose voters move.
    fn label_before(&self, marks: &mut Marks, labels: &mut Labels) {
        let say = self.view_model.words();
        let year = self.view_model.election().year().to_string();
        let middle = self.lines.bar / 2.0 + 4.5;
        // The longer words first.
        let texts = |percent: f64| {
            let number = say.one_decimal(percent);
            let share = say.percentage(&number);
            let before = if self.is_narrow { &number } else { &share };
            [say.seat_share_in_year(before, &year), share]
        };
        let Some((to, row)) = self.find(Party::TO) else {
            return;
        };
        let room = self.scale * row.before.min(row.now);
        let start = (self.x(0.0) + 8.0, self.top(to) + middle, Anchor::Start);
        for (text, margin) in texts(row.before).iter().zip([14.0, 5.0]) {
            if labels.width("s12 on", text) + margin <= room
                && labels.add(marks, "s12 on", text, &[start])
            {
                break;
            }
        }
        if let Some((from, row)) = self.find(Party::FROM)
            && row.now < row.before
        {
            let beside = self.x(row.before) + 6.0;
            let start = (beside, self.top(from) + middle, Anchor::Start);
            for text in &texts(row.before) {
                if labels.add(marks, "s12 i2", text, &[start]) {
                    break;
                }
            }
        }
    }

    /// How much has moved to the receiving party, on its ribbon.
    fn label_moved(&self, marks: &mut Marks, labels: &mut Labels) {
        /// Where it is less, in per cent, the ribbon is too thin.
        const LEAST: f64 = 3.0;
        let (Some((from, left)), Some((to, row))) = (self.find(Party::FROM), self.find(Party::TO))
        else {
            return;
        };
        if row.moved < LEAST {
            return;
        }
        let start = self.x(left.now + row.moved / 2.0);
        let end = self.x(row.now - row.moved / 2.0);
        let baseline = if to < from {
            self.top(from) - 10.0
        } else {
            self.top(from) + self.lines.bar + 18.0
        };
        let say = self.view_model.words();
        let shown = say.seat_points_moved(&say.one_decimal(row.moved));
        let middle = ((start + end) / 2.0, baseline, Anchor::Middle);
        labels.add(marks, "s12 b t-bx halo", &shown, &[middle]);
    }

    /// The chart's data in one sentence.
    fn sentence(&self) -> String {
        let (election, say) = (self.view_model.election(), self.view_model.words());
        let parties = self.rows.iter().map(|row| {
            let name = match row.party {
                Some(party) => &*election.party(party).name,
                None => say.common_others(),
            };
            let before = say.one_decimal(row.before);
            match row.by_election {
                Some(share) => {
                    let later = say.one_decimal(share);
                    say.seat_picture_by_election_party(name, &row.share, &before, &later)
                }
                None => say.seat_picture_party(name, &row.share, &before),
            }
        });
        let parties = phrases::list(say, parties);
        let (seat, year) = (self.view_model.seat(), election.year().to_string());
        match self.poll {
            Some(_) => say.seat_picture_by_election(&seat.name, &year, &parties),
            None => say.seat_picture(&seat.name, &year, &parties),
        }
    }
}
