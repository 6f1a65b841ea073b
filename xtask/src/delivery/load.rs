//! `cargo xtask load`: what readers cost. It asks for the release's own files through nginx on this
//! machine, at fixed rates, and works out from the bytes that came what a million readers a day come
//! to.
//!
//! Requests are due at fixed times, whether earlier ones have been answered or not, and each is
//! measured from when it was due: so a server that falls behind shows in the times.

use super::behind_nginx;
use super::curl::{self, Answer, Request};
use crate::{Outcome, paths, size};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Requests a second.
const RATES: [u32; 3] = [50, 200, 1_000];

/// How long each rate is kept up.
const SECONDS: u32 = 10;

/// Connections, each with one request at a time. More than are ever waiting for an answer.
const CONNECTIONS: usize = 64;

const READERS: f64 = 1_000_000.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// The second in which most is asked for has ten times the day's average: a push message goes out,
/// and the day's readers come within hours.
const PEAK: f64 = 10.0;

/// What a content network answers by itself.
const HIT_RATE: f64 = 0.99;

pub fn run(arguments: &[String]) -> Outcome {
    let mut rates = Vec::new();
    for argument in arguments {
        match argument.parse() {
            Ok(rate) if rate > 0 => rates.push(rate),
            _ => return Err(format!("`{argument}` is no number of requests a second")),
        }
    }
    if rates.is_empty() {
        rates = RATES.to_vec();
    }
    curl::ensure()?;
    let embed = paths::root().join("dist/embed");
    let parts = size::parts(&embed)?;
    let (server, address) = behind_nginx(&embed)?;
    let names = parts.map(|(_, path)| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    });

    let readers = readers(&address, &names)?;
    println!("A reader, in requests and bytes, headers of the answers included:");
    for reader in &readers {
        println!(
            "  {:<34}{:>3}{:>10}",
            reader.who, reader.requests, reader.bytes
        );
    }
    println!("\nnginx, one process, {SECONDS} s each, times from when a request was due:");
    println!(
        "  {:>10}{:>10}{:>10}{:>10}{:>12}",
        "requests/s", "answered", "p50 ms", "p99 ms", "MB/s"
    );
    let host = server.address.trim_start_matches("http://");
    let paths = names.map(|name| format!("/{}/{name}", super::WIDGET));
    for rate in rates {
        let run = at_rate(host, &paths, rate)?;
        println!(
            "  {rate:>10}{:>10.1}{:>10.2}{:>10.2}{:>12.2}",
            run.answered, run.p50, run.p99, run.megabytes
        );
    }
    print_day(&readers);
    Ok(())
}

/// What one reader asks of the host.
struct Reader {
    who: &'static str,
    requests: usize,
    bytes: usize,
}

/// Measured: the bytes of the answers to what a browser asks.
fn readers(address: &str, names: &[String]) -> Outcome<[Reader; 3]> {
    let request = |name: &String, known: Option<String>| Request {
        address: format!("{address}/{name}"),
        is_head: false,
        headers: [Some("Accept-Encoding: gzip, deflate, br".to_owned()), known]
            .into_iter()
            .flatten()
            .collect(),
    };
    let cold: Vec<Request> = names.iter().map(|name| request(name, None)).collect();
    let cold = curl::fetch(&cold)?;
    let tag = cold[0]
        .header("etag")
        .map(|tag| format!("If-None-Match: {tag}"));
    let known = curl::fetch(&[request(&names[0], tag)])?;
    if cold.iter().any(|answer| answer.status != 200) || known[0].status != 304 {
        return Err("the server does not answer as it should: `cargo xtask test deploy`".into());
    }
    let bytes = |answers: &[Answer]| answers.iter().map(|it| it.received + head(it)).sum();
    Ok([
        Reader {
            who: "cold",
            requests: cold.len(),
            bytes: bytes(&cold),
        },
        Reader {
            who: "again within five minutes",
            requests: 0,
            bytes: 0,
        },
        Reader {
            who: "again later",
            requests: 1,
            bytes: bytes(&known),
        },
    ])
}

/// The bytes of an answer's status line and headers.
fn head(answer: &Answer) -> usize {
    let lines = answer.headers.iter();
    // `: ` and the end of each line, the status line `HTTP/1.1 200 OK`, and the empty line.
    lines
        .map(|(name, value)| name.len() + value.len() + 4)
        .sum::<usize>()
        + 19
}

/// How a rate went.
struct Run {
    answered: f64,
    p50: f64,
    p99: f64,
    megabytes: f64,
}

/// Asks for the files in turn, so many a second.
fn at_rate(host: &str, paths: &[String], rate: u32) -> Outcome<Run> {
    let count = (rate * SECONDS) as usize;
    let next = AtomicUsize::new(0);
    let times = Mutex::new(Vec::with_capacity(count));
    let received = AtomicUsize::new(0);
    // Threads are there before the first request is due.
    let start = Instant::now() + Duration::from_millis(200);
    let worker = || -> Result<(), String> {
        let mut connection = Connection::open(host)?;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok(());
            }
            let due = start + Duration::from_secs_f64(number as f64 / f64::from(rate));
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let bytes = connection.get(&paths[number % paths.len()])?;
            received.fetch_add(bytes, Ordering::Relaxed);
            let mut times = times.lock().map_err(|_| "another connection failed")?;
            times.push(due.elapsed().as_secs_f64() * 1_000.0);
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(worker)).collect();
        let ended = workers.into_iter().map(|worker| worker.join());
        ended
            .map(|end| end.unwrap_or_else(|_| Err("a connection failed".into())))
            .collect::<Result<Vec<()>, String>>()
    })?;
    let seconds = start.elapsed().as_secs_f64();
    let mut times = times.into_inner().map_err(|_| "a connection failed")?;
    times.sort_by(f64::total_cmp);
    let percentile = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    Ok(Run {
        answered: times.len() as f64 / seconds,
        p50: percentile(0.50),
        p99: percentile(0.99),
        megabytes: received.into_inner() as f64 / seconds / 1e6,
    })
}

/// A connection that is kept for one request after another.
struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Connection {
    fn open(host: &str) -> Outcome<Self> {
        let failed = |error: std::io::Error| format!("cannot reach {host}: {error}");
        let stream = TcpStream::connect(host).map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        Ok(Self {
            stream: BufReader::new(stream),
            host: host.to_owned(),
        })
    }

    /// Asks for a file, reads all of it, and returns the bytes of headers and body.
    fn get(&mut self, path: &str) -> Outcome<usize> {
        let failed = |error: std::io::Error| format!("the connection broke: {error}");
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n",
            self.host
        );
        self.stream
            .get_mut()
            .write_all(request.as_bytes())
            .map_err(failed)?;
        let (mut bytes, mut length) = (0, 0);
        let mut line = String::new();
        loop {
            line.clear();
            bytes += self.stream.read_line(&mut line).map_err(failed)?;
            let words = line.trim_end().to_ascii_lowercase();
            if words.starts_with("http/1.1 ") && !words.starts_with("http/1.1 200") {
                return Err(format!("{path}: {words}"));
            }
            if let Some(value) = words.strip_prefix("content-length: ") {
                length = value.parse().map_err(|_| format!("{path}: {words}"))?;
            }
            if words.is_empty() {
                break;
            }
        }
        let mut body = (&mut self.stream).take(length);
        let copied = std::io::copy(&mut body, &mut std::io::sink()).map_err(failed)?;
        match copied == length && length > 0 {
            true => Ok(bytes + length as usize),
            false => Err(format!("{path}: {copied} of {length} bytes")),
        }
    }
}

/// On paper, from what was measured.
fn print_day(readers: &[Reader; 3]) {
    println!(
        "\nA million readers a day, on paper (the busiest second has {PEAK} times the average):"
    );
    println!(
        "  {:<34}{:>14}{:>12}{:>10}{:>12}",
        "", "requests/day", "busiest/s", "GB/day", "Mbit/s"
    );
    for reader in readers.iter().filter(|reader| reader.requests > 0) {
        for (where_to, share) in [
            ("all at the origin", 1.0),
            ("origin behind a CDN", 1.0 - HIT_RATE),
        ] {
            let requests = READERS * reader.requests as f64 * share;
            let bytes = READERS * reader.bytes as f64 * share;
            println!(
                "  {:<34}{requests:>14.0}{:>12.1}{:>10.2}{:>12.2}",
                format!("{}, {where_to}", reader.who),
                requests / SECONDS_A_DAY * PEAK,
                bytes / 1e9,
                bytes * 8.0 / SECONDS_A_DAY * PEAK / 1e6,
            );
        }
    }
}
