//! The options' names and the words they accept.

/// A part of the widget.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)] // the names are those of the attribute's values
pub enum Panel {
    Seat,
    Wall,
    Map,
    Curve,
    Mountain,
    List,
}

impl Panel {
    /// Every panel, in the default order.
    pub const ALL: [Panel; 6] = [
        Panel::Seat,
        Panel::Wall,
        Panel::Map,
        Panel::Curve,
        Panel::Mountain,
        Panel::List,
    ];

    /// The word in the `panels` attribute.
    pub const fn id(self) -> &'static str {
        ["seat", "wall", "map", "curve", "mountain", "list"][self as usize]
    }
}

/// Light on dark or dark on light.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Theme {
    /// As the page.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The word in the `theme` attribute.
    pub const fn id(self) -> &'static str {
        ["auto", "light", "dark"][self as usize]
    }
}

/// An option's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum Key {
    Transfer,
    LabourShare,
    Swing,
    Seat,
    Wall,
    Panels,
    Theme,
    Headline,
    Src,
    Home,
}

impl Key {
    /// Every option. The transfer comes before the labour share, which gives way to it.
    pub const ALL: [Key; 10] = [
        Key::Transfer,
        Key::LabourShare,
        Key::Swing,
        Key::Seat,
        Key::Wall,
        Key::Panels,
        Key::Theme,
        Key::Headline,
        Key::Src,
        Key::Home,
    ];

    /// The attribute's name, and the parameter's in a query: `labour-share`.
    pub const fn attribute(self) -> &'static str {
        [
            "transfer",
            "labour-share",
            "swing",
            "seat",
            "wall",
            "panels",
            "theme",
            "headline",
            "src",
            "home",
        ][self as usize]
    }

    /// The option's name in script: `labourShare`.
    pub const fn option(self) -> &'static str {
        match self {
            Key::LabourShare => "labourShare",
            _ => self.attribute(),
        }
    }

    /// The key of an attribute, in lower case as HTML gives it.
    pub fn from_attribute(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.attribute() == name)
    }

    /// The key of an option in script; case counts.
    pub fn from_option(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.option() == name)
    }

    /// What the option accepts whatever the election: `Options::accepted` knows the rest.
    pub(super) const fn accepted(self) -> &'static str {
        match self {
            Key::Transfer => "a number from 0 to 100",
            Key::LabourShare => "a number from 0 to 100 that with transfer makes at most 100",
            Key::Swing => "a number from -25 to 25",
            Key::Seat => "the ONS code or exact name of a seat on the map",
            Key::Wall => "the name of a group, or ONS codes",
            Key::Panels => {
                "any of seat, wall, map, curve, mountain and list, separated by spaces or commas"
            }
            Key::Theme => "auto, light or dark",
            Key::Headline => "text",
            Key::Src | Key::Home => "an http or https address, or one relative to the page",
        }
    }
}
