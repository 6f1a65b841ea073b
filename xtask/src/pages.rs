//! Whole pages with the release build, in real browsers: `tests/pages/`.

use crate::browser::{self, Driver, Engine, RunningDriver};
use crate::{Outcome, node, process};
use std::path::Path;
use std::process::Command;

/// A test that proves nothing in some browsers, and why. There it is not run, and said not to be.
struct LeftOut {
    test: &'static str,
    engines: &'static [Engine],
    reason: &'static str,
}

const NOT_CHROMIUM: &[Engine] = &[Engine::Firefox, Engine::WebKitGtk];

const LEFT_OUT: &[LeftOut] = &[
    LeftOut {
        test: "collected::what_is_destroyed_is_collected",
        engines: NOT_CHROMIUM,
        reason: "it lends a page no garbage collector",
    },
    LeftOut {
        test: "collected::what_waits_for_a_download_that_never_ends_is_collected",
        engines: NOT_CHROMIUM,
        reason: "it lends a page no garbage collector",
    },
    LeftOut {
        test: "collected::what_fails_to_load_is_collected",
        engines: NOT_CHROMIUM,
        reason: "it lends a page no garbage collector",
    },
    LeftOut {
        test: "collected::what_the_module_drew_before_it_stopped_is_collected",
        engines: NOT_CHROMIUM,
        reason: "it lends a page no garbage collector",
    },
    LeftOut {
        test: "place::what_is_hidden_comes_when_it_is_shown",
        engines: &[Engine::WebKitGtk],
        reason: "it does not draw what was hidden at first where it paints without compositing",
    },
    LeftOut {
        test: "share::the_sources_open_from_the_frame_of_the_documents",
        engines: &[Engine::WebKitGtk],
        reason: "its driver does not reach what lies far down in a frame",
    },
    LeftOut {
        test: "card::forced_colours_leave_its_bricks_their_looks",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot force colours",
    },
    LeftOut {
        test: "retry::the_reader_who_was_offline_gets_it_when_back",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot take the network away",
    },
    LeftOut {
        test: "element::coming_and_going_leaves_nothing_behind",
        engines: NOT_CHROMIUM,
        reason: "it lends a page no garbage collector",
    },
    LeftOut {
        test: "fallback::nothing_shifts_when_the_live_widget_takes_over",
        engines: NOT_CHROMIUM,
        reason: "it does not measure layout shifts",
    },
    LeftOut {
        test: "layout::pictures_fill_the_sheet_that_they_are_printed_on",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot show a page as it is printed",
    },
    LeftOut {
        test: "leaks::after_300_mounts_everything_is_as_it_was",
        engines: NOT_CHROMIUM,
        reason: "its driver does not count what a page holds",
    },
    LeftOut {
        test: "leaks::after_10_000_drags_everything_is_as_it_was",
        engines: NOT_CHROMIUM,
        reason: "its driver does not count what a page holds",
    },
    LeftOut {
        test: "media::a_page_enlarged_four_times_does_not_scroll_sideways",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot enlarge a page",
    },
    LeftOut {
        test: "media::on_paper_it_is_a_picture_with_four_maps_and_no_controls",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot show a page as it is printed",
    },
    LeftOut {
        test: "media::forced_colours_leave_every_party_its_look",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot force colours",
    },
    LeftOut {
        test: "media::nothing_glides_where_the_reader_prefers_less_motion",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot prefer less motion",
    },
    LeftOut {
        test: "steps::where_less_motion_is_preferred_it_jumps",
        engines: NOT_CHROMIUM,
        reason: "its driver cannot prefer less motion",
    },
];

/// The tests that need npm's packages.
const WITH_PACKAGES: &[&str] = &[
    "compact::it_is_lower_than_420_pixels_in_every_face",
    "compact::its_words_keep_apart_when_they_are_twice_as_large",
    "share_pages::axe_finds_nothing_in_it",
    "fallback::it_can_be_read_at_every_width_where_scripts_never_run",
    "layout::a_finger_hits_every_control",
    "layout::letters_follow_the_size_of_the_page_s_root_and_are_never_small",
    "layout::the_strip_that_stays_in_sight_has_room_for_its_words",
    "layout::words_keep_apart_at_every_width_in_every_face",
    "layout::words_keep_apart_in_welsh",
    "layout::longer_words_keep_apart",
    "layout::words_from_right_to_left_keep_apart",
    "media::nothing_is_wider_than_a_phone",
    "accessibility::axe_finds_nothing_in_any_state",
    "configure::axe_finds_nothing_in_the_configurator",
    "frame::every_published_host_gives_it_its_height",
];

/// The tests that need the apps of `tests/hosts/`: a step of their own, see [`crate::hosts`].
pub const BUNDLERS: [&str; 9] = [
    "bundlers::esbuild",
    "bundlers::next",
    "bundlers::next_dev",
    "bundlers::parcel",
    "bundlers::parcel_serve",
    "bundlers::rollup",
    "bundlers::vite_dev_with_react_and_svelte",
    "bundlers::vite_with_react_and_svelte",
    "bundlers::webpack",
];

/// The tests that need the application of `examples/in-yew/`: likewise, see [`crate::example`].
pub const IN_YEW: [&str; 4] = [
    "in_yew::each_widget_has_a_state_of_its_own",
    "in_yew::the_application_s_button_moves_its_widget",
    "in_yew::it_looks_as_in_the_element",
    "in_yew::on_a_phone_it_is_no_wider_than_the_page",
];

/// The tests that need the servers of `deploy/`: likewise, see [`crate::delivery`].
pub const DELIVERY: [&str; 6] = [
    "delivery::an_article_gets_it_from_nginx",
    "delivery::an_article_gets_it_from_caddy",
    "delivery::the_frame_comes_from_nginx",
    "delivery::the_frame_comes_from_caddy",
    "delivery::an_update_and_the_way_back_on_nginx",
    "delivery::an_update_and_the_way_back_on_caddy",
];

/// Cargo, set up to run tests of `tests/pages/` by their exact names with drivers that wait.
pub fn command(driver: &Driver, release: &Path, running: &[RunningDriver]) -> Command {
    let drivers = running.iter().cycle().take(driver.engine.at_a_time());
    let addresses: Vec<String> = drivers.map(RunningDriver::address).collect();
    let mut cargo = process::cargo();
    cargo.env("BREXIT_PAGES", release);
    cargo.env("BREXIT_PAGES_DRIVER", addresses.join(" "));
    cargo.env("BREXIT_PAGES_BROWSER", driver.engine.name().to_lowercase());
    cargo.args(["test", "--test", "pages", "--", "--exact"]);
    cargo.arg(format!("--test-threads={}", addresses.len()));
    cargo
}

/// Runs them in a browser, with a release and one that panics on demand; returns how many of them
/// were not run.
pub fn run(driver: &Driver, release: &Path, panicking: &Path) -> Outcome<usize> {
    let engine = driver.engine;
    let mut left_out: Vec<(&str, &str)> = LEFT_OUT
        .iter()
        .filter(|one| one.engines.contains(&engine))
        .map(|one| (one.test, one.reason))
        .collect();
    let running = browser::start_all(driver)?;
    let mut cargo = command(driver, release, &running);
    cargo.env("BREXIT_PAGES_PANICKING", panicking);
    match node::ensure_packages() {
        Ok(packages) => drop(cargo.env("BREXIT_PAGES_PACKAGES", packages)),
        Err(reason) => {
            println!("{}: npm's packages are lacking: {reason}", engine.name());
            left_out.extend(
                WITH_PACKAGES
                    .iter()
                    .map(|&test| (test, "npm's packages are lacking")),
            );
        }
    }
    for (test, reason) in &left_out {
        println!("{}: not run: {test} ({reason})", engine.name());
    }
    let skipped = left_out.iter().map(|(test, _)| *test);
    for test in skipped.chain(BUNDLERS).chain(IN_YEW).chain(DELIVERY) {
        cargo.args(["--skip", test]);
    }
    process::run(&mut cargo)?;
    Ok(left_out.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use std::fs;

    #[test]
    fn every_test_that_is_left_out_exists() {
        let names = LEFT_OUT.iter().map(|one| one.test);
        let names = names
            .chain(WITH_PACKAGES.iter().copied())
            .chain(BUNDLERS)
            .chain(IN_YEW)
            .chain(DELIVERY);
        for (module, test) in names.filter_map(|name| name.split_once("::")) {
            let path = paths::root().join(format!("tests/pages/{module}.rs"));
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(&format!("fn {test}()")), "{module}::{test}");
        }
    }
}
