//! The colours of the static state's parties: an election's own, or else those of the places.

use crate::{
    model::{Colours, Election},
    view::colours::{contrast, words_on},
};

/// What a page's own background may be like, light or dark. One colour has to do on both.
const GROUNDS: [&str; 2] = ["#ffffff", "#15181c"];

/// The colours of the parties by their place. Those that are here have a contrast of 3 or more
/// against both grounds, which WCAG 2.2 asks of shapes and large letters; an election's own come as
/// near to it as they can.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Palette<'a> {
    pub to: &'a str,
    /// Of what the party that receives the votes has had from the start.
    pub to_line: &'a str,
    /// Of stripes and of words on its own colour.
    pub to_stripes: &'a str,
    pub on_to: &'a str,
    pub third: &'a str,
    pub third_stripes: &'a str,
    pub from: &'a str,
    pub fourth: &'a str,
    pub fifth: &'a str,
    pub sixth: &'a str,
}

impl<'a> Palette<'a> {
    pub fn new(election: &'a Election) -> Self {
        let others = election.others();
        let mut parties = election.parties().filter(|&party| party != others);
        let mut own = || {
            let colours = election.party(parties.next()?).colours.as_ref()?;
            Some(on_any_page(colours))
        };
        let (own_to, own_third) = (own(), own());
        let to = own_to.unwrap_or("#346db8");
        Self {
            to,
            to_line: own_to.unwrap_or("#5283b6"),
            to_stripes: own_to.map_or("#7fe3f0", words_on),
            on_to: words_on(to),
            third: own_third.unwrap_or("#d93b4b"),
            third_stripes: own_third.map_or("#fbd9dc", words_on),
            from: own().unwrap_or("#0a95aa"),
            fourth: own().unwrap_or("#c87a00"),
            fifth: own().unwrap_or("#2a7d53"),
            sixth: own().unwrap_or("#8a7a00"),
        }
    }
}

/// The one of a party's two colours that stands out more on the ground where it stands out less.
fn on_any_page(colours: &Colours) -> &str {
    match least_contrast(&colours.light) >= least_contrast(&colours.dark) {
        true => &colours.light,
        false => &colours.dark,
    }
}

fn least_contrast(colour: &str) -> f64 {
    let [light, dark] = GROUNDS.map(|ground| contrast(colour, ground));
    light.min(dark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_the_places_stand_out_on_light_and_on_dark() {
        let election = Election::embedded();
        let Palette {
            to,
            to_line,
            third,
            from,
            fourth,
            fifth,
            sixth,
            ..
        } = Palette::new(&election);
        for colour in [to, to_line, third, from, fourth, fifth, sixth] {
            assert!(least_contrast(colour) >= 3.0, "{colour}");
        }
    }

    #[test]
    fn of_an_elections_own_two_colours_the_one_that_does_on_any_page_is_taken() {
        for (light, dark, taken) in [
            // Only one has a contrast of 3 on both grounds.
            ("#0f4c8a", "#346db8", "#346db8"),
            ("#d93b4b", "#f27480", "#d93b4b"),
            ("#0a95aa", "#2fb9cc", "#0a95aa"),
            // Neither has: the dark green is lost on dark by less than the pale one on light.
            ("#1f6b45", "#57b585", "#1f6b45"),
            ("#000000", "#57b585", "#57b585"),
            ("#777777", "#777777", "#777777"),
        ] {
            let colours = Colours {
                light: light.into(),
                dark: dark.into(),
                text_on_light: "#000000".into(),
                text_on_dark: "#ffffff".into(),
            };
            assert_eq!(on_any_page(&colours), taken, "{light} {dark}");
        }
    }
}
