//! What the events of a drag cost the main thread, from a trace of the browser.
//!
//! Chromium's driver keeps the trace itself, as a log: `thirtyfour` hears no events of the DevTools
//! protocol, and `Tracing.dataCollected` is one. It is handed over at the next navigation. All
//! times are the thread's processor time (`tdur`), so that whatever else the machine does is not in
//! them; the driver slows the thread down within that time, when it is asked to.

use std::cmp::Reverse;

use serde_json::Value;
use thirtyfour::prelude::*;

/// What is traced: marks of the page, tasks, script, style and layout.
pub const CATEGORIES: &str =
    "blink.user_timing,devtools.timeline,disabled-by-default-devtools.timeline";

/// Everything in which script runs, and what brings the page's style and layout up to it.
const WORK: [&str; 10] = [
    "EvaluateScript",
    "v8.evaluateModule",
    "FunctionCall",
    "RunMicrotasks",
    "EventDispatch",
    "TimerFire",
    "FireAnimationFrame",
    "FireIdleCallback",
    "UpdateLayoutTree",
    "Layout",
];
const TASK: &str = "RunTask";
/// The mark that the last event is over.
const END: &str = "end";

/// What one event of a drag cost, up to the next one, in milliseconds.
#[derive(Debug, PartialEq)]
pub struct Cost {
    /// The mark that the page made before the event.
    pub kind: String,
    /// Script, style and layout.
    pub work: f64,
    /// All tasks of the main thread: painting, collecting garbage and the rest as well.
    pub main: f64,
}

/// What the driver has logged since it was last asked, up to the last navigation.
pub async fn taken(driver: &WebDriver) -> WebDriverResult<Vec<Value>> {
    let log = driver.get_log("performance").await?;
    let events = log.iter().filter_map(|entry| {
        let mut entry: Value = serde_json::from_str(&entry.message).ok()?;
        let message = entry["message"].take();
        (message["method"] == "Tracing.dataCollected").then(|| message["params"].clone())
    });
    Ok(events.collect())
}

/// The events of a drag: each begins with a mark of its kind, and the mark `end` ends the last one.
pub fn costs(trace: &[Value]) -> Vec<Cost> {
    let mut marks: Vec<Mark> = trace.iter().filter_map(Mark::read).collect();
    marks.sort_by_key(|mark| mark.time);
    let Some(first) = marks.first() else {
        return Vec::new();
    };
    let mut spans: Vec<Span> = trace
        .iter()
        .filter(|event| thread(event) == first.thread)
        .filter_map(Span::read)
        .collect();
    // One that holds others comes before them.
    spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    let mut costs: Vec<Cost> = marks
        .iter()
        .map(|mark| Cost {
            kind: mark.kind.to_owned(),
            work: 0.0,
            main: 0.0,
        })
        .collect();
    let mut worked_until = 0;
    for span in &spans {
        let is_task = span.name == TASK;
        let is_within = !is_task && span.start < worked_until;
        if is_within {
            continue;
        }
        if !is_task {
            worked_until = span.end;
        }
        // A task or a function that has begun before a mark and holds it is that mark's event's.
        let marks_before = marks.partition_point(|mark| mark.time <= span.end);
        if let Some(at) = marks_before.checked_sub(1) {
            let cost = &mut costs[at];
            let part = if is_task {
                &mut cost.main
            } else {
                &mut cost.work
            };
            *part += span.processor;
        }
    }
    costs.retain(|cost| cost.kind != END);
    costs
}

/// Process and thread of an event.
type Thread<'a> = (&'a Value, &'a Value);

fn thread(event: &Value) -> Thread<'_> {
    (&event["pid"], &event["tid"])
}

/// What a page notes by `performance.mark`.
struct Mark<'a> {
    kind: &'a str,
    /// In microseconds of the trace's clock.
    time: u64,
    thread: Thread<'a>,
}

impl<'a> Mark<'a> {
    fn read(event: &'a Value) -> Option<Self> {
        let kind = event["name"].as_str()?;
        if event["cat"] != "blink.user_timing" || !["steps", "jumps", END].contains(&kind) {
            return None;
        }
        Some(Self {
            kind,
            time: whole(&event["ts"])?,
            thread: thread(event),
        })
    }
}

/// A number of microseconds. The driver writes large ones with a decimal point.
fn whole(number: &Value) -> Option<u64> {
    number.as_f64().map(|number| number as u64)
}

/// Something that took time: a task, or script, style or layout.
struct Span<'a> {
    name: &'a str,
    /// In microseconds of the trace's clock.
    start: u64,
    end: u64,
    /// In milliseconds.
    processor: f64,
}

impl<'a> Span<'a> {
    fn read(event: &'a Value) -> Option<Self> {
        let name = event["name"].as_str()?;
        if event["ph"] != "X" || (name != TASK && !WORK.contains(&name)) {
            return None;
        }
        let start = whole(&event["ts"])?;
        Some(Self {
            name,
            start,
            end: start + whole(&event["dur"])?,
            processor: event["tdur"].as_f64()? / 1000.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn span(name: &str, ts: u64, dur: u64) -> Value {
        json!({ "name": name, "ph": "X", "pid": 1, "tid": 1, "ts": ts, "dur": dur, "tdur": dur / 2 })
    }

    fn mark(name: &str, ts: u64) -> Value {
        json!({ "name": name, "cat": "blink.user_timing", "ph": "I", "pid": 1, "tid": 1, "ts": ts as f64 })
    }

    #[test]
    fn what_lies_within_something_else_is_counted_once() {
        let trace = [
            span("RunTask", 0, 4000),
            // Before the first mark.
            span("RunTask", 10_000, 8000),
            span("FireAnimationFrame", 10_500, 3000),
            mark("steps", 11_000),
            span("EventDispatch", 12_000, 1000),
            span("UpdateLayoutTree", 14_000, 2000),
            span("RunTask", 20_000, 1000),
            span("RunTask", 30_000, 6000),
            mark("jumps", 31_000),
            span("Layout", 32_000, 1000),
            mark("end", 40_000),
            span("Layout", 41_000, 1000),
        ];
        let cost = |kind: &str, work, main| Cost {
            kind: kind.to_owned(),
            work,
            main,
        };
        assert_eq!(
            costs(&trace),
            [cost("steps", 2.5, 4.5), cost("jumps", 0.5, 3.0)]
        );
    }
}
