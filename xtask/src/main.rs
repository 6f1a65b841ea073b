//! The project's commands, run as `cargo xtask COMMAND`. Each installs what it lacks.

mod assemble;
mod bench;
mod browser;
mod compress;
mod configurator;
mod delivery;
mod dist;
mod elections;
mod example;
mod fingerprint;
mod fuzz;
mod hosts;
mod integrity;
mod methodology;
mod node;
mod packages;
mod pages;
mod paths;
mod process;
mod release;
mod screen;
mod serve;
mod share_pages;
mod size;
mod small_std;
mod static_state;
mod supply;
mod template;
mod test;
mod tools;

use std::process::ExitCode;

/// What went wrong, in words for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask COMMAND

  serve            the demo at http://127.0.0.1:8080 (or a free port), rebuilt on every change
  test [STEP...]   all checks, or only the steps named: format lint native web types pages
                   hosts example deploy size supply reproduce
       --firefox   also installs Firefox and its driver where they are lacking
  fuzz [SECONDS]   random input for so many seconds a test, 60 if none are given
  dist             the release build, in dist/
       --home URL  for the address where dist/embed/ will lie, which cards of links need
  still [OPTION...] the static state, fallback.html, .svg and .png, with the options of the
                   element's attributes, such as --transfer 62 --seat Wakefield
       -o FOLDER   writes it there instead of here
  methodology FOLDER draws the page that says how an election is counted, from its folder
       -o FILE     this one, instead of the name that the folder gives it, here
  pack FOLDER      checks an election's folder, such as data/2024, and packs it into one file
       -o FILE     this one, instead of the folder's name with .election, here
  new-election NAME a folder to start another election from, in data/ or at the path given
  size             what a reader downloads from dist/, against the goal and the last record
       --record    makes it the new record
  compress FOLDER  writes .br and .gz files beside all that becomes smaller, as a release has them
  check-host ADDRESS [FOLDER]
                   says in words what is wrong with how a host serves the release, that in
                   dist/embed or in the folder given
  load [RATE...]   requests and bytes per reader through nginx on this machine, at so many requests
                   a second (50 200 1000), and what a million readers a day come to
  notices          writes the licences of what ships into NOTICE
  sbom             writes what ships into sbom.cdx.json in cargo's target folder, as CycloneDX
  reproduce        whether a release is the same to the byte when it is built in another folder
  release X.Y.Z    a release of the branch main: version, changelog, commit, tag, archive
       --home URL  for the address where it will lie, as with dist
       --tested    without running all tests before
       --dry-run   says what it would do
  bench [PART...]  times and sizes beside plain JavaScript, or only the parts named: model
                   browser size; --no-build takes the last one's release build
  assemble         (called by trunk) puts dist/embed together";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    match command.as_str() {
        "test" => test::run(rest),
        "fuzz" => fuzz::run(rest),
        "serve" => without_arguments(rest).and_then(|()| serve::run()),
        "dist" => share_pages::home(rest).and_then(dist::run),
        "still" => static_state::run(rest),
        "methodology" => methodology::run(rest),
        "pack" => elections::pack(rest),
        "new-election" => elections::new_election(rest),
        "size" => size::run(rest),
        "compress" => compress::run(rest),
        "check-host" => delivery::check::run(rest),
        "load" => delivery::load::run(rest),
        "bench" => bench::run(rest),
        "notices" => without_arguments(rest).and_then(|()| supply::notices::run()),
        "sbom" => without_arguments(rest).and_then(|()| supply::sbom::run()),
        "reproduce" => without_arguments(rest).and_then(|()| supply::reproduce::run()),
        "release" => release::run(rest),
        "assemble" => without_arguments(rest).and_then(|()| assemble::run()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!("there is no command `{unknown}`\n\n{USAGE}")),
    }
}

fn without_arguments(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(unknown) => Err(format!("`{unknown}` is not understood here\n\n{USAGE}")),
    }
}
