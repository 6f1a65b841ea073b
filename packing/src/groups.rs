//! The groups of seats that are counted: which seats belong, and their words.

use crate::checks::{Tables, choose, hold};
use crate::description::{Condition, Conditions, Group};
use crate::fault::Fault;
use crate::results::{Context, Seat};
use crate::words::Form;
use crate::writer::Writer;

/// What a page calls a list of its own.
const TAKEN: &str = "custom";

/// The key that lists seats by code or name instead of by a column.
const LIST: &str = "seats";

/// A group and its seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSeats {
    pub id: String,
    pub name: String,
    /// ONS codes.
    pub seats: Vec<String>,
}

/// Writes the groups; returns their seats.
pub fn pack(
    context: Context<'_>,
    tables: &Tables,
    seats: &[Seat],
    out: &mut Writer,
) -> Result<Vec<GroupSeats>, Fault> {
    let source = context.source;
    let groups = &context.description.groups;
    let count = groups.get_ref().len();
    out.byte(source.count("groups", groups.span(), count, (1, 16))?);
    let mut ids = Vec::new();
    let mut found = Vec::new();
    for group in groups.get_ref() {
        let id = source.id("id", &group.id, &ids)?;
        source.expect(&group.id, "id", id != TAKEN, || {
            format!("\"{TAKEN}\" is what a page calls a list of its own")
        })?;
        ids.push(id);
        let members = members(context, tables, seats, group)?;
        source.expect(&group.id, "id", members.contains(&true), || {
            format!("the group \"{id}\" has no seats")
        })?;
        words(context, group, out)?;
        for eight in members.chunks(8) {
            let bit = |(place, is_member): (usize, &bool)| u8::from(*is_member) << place;
            out.byte(eight.iter().enumerate().map(bit).sum());
        }
        let codes = seats.iter().zip(&members);
        let codes = codes.filter(|(_, is_member)| **is_member);
        found.push(GroupSeats {
            id: id.to_owned(),
            name: group.name.get_ref().clone(),
            seats: codes.map(|(seat, _)| seat.code.clone()).collect(),
        });
    }
    Ok(found)
}

fn words(context: Context<'_>, group: &Group, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    out.text(group.id.get_ref());
    for (key, text) in [
        ("name", &group.name),
        ("title", &group.title),
        ("seats", &group.seats),
        ("seat", &group.seat),
        ("tag", &group.tag),
        ("choice", &group.choice),
    ] {
        out.words(source.words(key, text)?);
    }
    out.words(source.words_of_form(Form::Rule, "rule", &group.rule)?);
    Ok(())
}

/// Whether each seat belongs. Seats that no scenario can change never do.
fn members(
    context: Context<'_>,
    tables: &Tables,
    seats: &[Seat],
    group: &Group,
) -> Result<Vec<bool>, Fault> {
    let tables: Vec<_> = tables.iter().map(|(_, table)| table).collect();
    let mut members = vec![false; seats.len()];
    for conditions in &group.any {
        let reason = "a part of it is empty";
        if conditions.is_empty() {
            return Err(context.source.fault(group.id.span(), "any", reason));
        }
        if conditions.contains_key(LIST) {
            list(context, seats, conditions, &mut members)?;
            continue;
        }
        let chosen = choose(context, &tables, conditions)?;
        for (place, seat) in seats.iter().enumerate() {
            if seat.changeable && hold(&chosen, place)? {
                members[place] = true;
            }
        }
    }
    Ok(members)
}

/// Notes the seats of a list.
fn list(
    context: Context<'_>,
    seats: &[Seat],
    conditions: &Conditions,
    members: &mut [bool],
) -> Result<(), Fault> {
    let listed = &conditions[LIST];
    let fault = |reason: String| context.source.fault(listed.span(), LIST, reason);
    if conditions.len() > 1 {
        return Err(fault(
            "a list of seats takes no other conditions".to_owned(),
        ));
    }
    let words: &[String] = match listed.get_ref() {
        Condition::Is(word) => std::slice::from_ref(word),
        Condition::IsOneOf(words) => words,
        Condition::Over(_) => return Err(fault("not a list of seats".to_owned())),
    };
    for word in words {
        let place = find(seats, word).ok_or_else(|| fault(format!("\"{word}\" is no seat")))?;
        if !seats[place].changeable {
            return Err(fault(format!("{} never changes", seats[place].name)));
        }
        if members[place] {
            return Err(fault(format!("\"{word}\" is there twice")));
        }
        members[place] = true;
    }
    Ok(())
}

/// A seat's place by its code or exact name.
pub fn find(seats: &[Seat], word: &str) -> Option<usize> {
    seats.iter().position(|s| s.code == word || s.name == word)
}
