//! Draws tables: `figure OUT.svg TABLE...`. In each table the first column is across and every other one, called
//! `line: title, unit`, a line of the chart of its title.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::ops::{Range, RangeInclusive};

/// A chart: what is across, what is up, and the lines.
struct Chart {
    across: Axis,
    up: Axis,
    lines: Vec<Line>,
}

/// The quantity of an axis, and its unit without a prefix.
#[derive(Clone, PartialEq)]
struct Axis {
    title: String,
    unit: &'static str,
    /// The size of the unit that the table has.
    scale: f64,
}

struct Line {
    name: String,
    points: Vec<(f64, f64)>,
}

/// A unit of a table, its size, and the unit that ticks are in.
const UNITS: [(&str, f64, &str); 4] = [("bytes", 1.0, "B"), ("KiB", 1024.0, "B"), ("s", 1.0, "s"), ("µs", 1e-6, "s")];

/// Prefixes of units, from the least.
const PREFIXES: [(f64, &str); 6] = [(1e-9, "n"), (1e-6, "µ"), (1e-3, "m"), (1.0, ""), (1e3, "k"), (1e6, "M")];

/// The size of a panel, and the place of the lines in it: names stand to their right.
const SIZE: (f64, f64) = (460.0, 300.0);
const LINES: (Range<f64>, Range<f64>) = (60.0..310.0, 40.0..250.0);

/// The least distance of two names of lines.
const LEADING: f64 = 14.0;

/// Colours that can be told apart on white and on black, by the order in which lines appear.
const STYLE: &str = "\
text { font: 12px system-ui, sans-serif; fill: #1f2328 } .grid { stroke: #d1d9e0 } polyline { fill: none; stroke-width: 2 }
.title { font-weight: 600 } .l0 { color: #b45309 } .l1 { color: #1d4ed8 } .l2 { color: #0f766e } .l3 { color: #9333ea }
polyline { stroke: currentColor } circle, .name { fill: currentColor }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc } .grid { stroke: #3d444d }
.l0 { color: #f59e0b } .l1 { color: #60a5fa } .l2 { color: #2dd4bf } .l3 { color: #c084fc } .name { fill: currentColor } }";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let out = arguments.next().ok_or("figure OUT.svg TABLE...")?;
    let mut charts = Vec::new();
    for table in arguments {
        charts.extend(read(&fs::read_to_string(table)?));
    }
    fs::write(out, draw(&charts)?)?;
    Ok(())
}

/// The charts of a table in Markdown: one for each title.
fn read(table: &str) -> Vec<Chart> {
    let cells =
        |line: &str| line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut lines = table.lines().filter(|line| line.starts_with('|'));
    let head = lines.next().map(cells).unwrap_or_default();
    let rows: Vec<Vec<Option<f64>>> =
        lines.skip(1).map(|line| cells(line).iter().map(|cell| cell.parse().ok()).collect()).collect();
    let across = axis(head.first().map_or("", String::as_str));
    let mut charts: Vec<Chart> = Vec::new();
    for (column, name) in head.iter().enumerate().skip(1) {
        let (name, up) = name.split_once(": ").unwrap_or((name, ""));
        let up = axis(up);
        let point = |row: &Vec<Option<f64>>| {
            let (x, y) = (row.first().copied().flatten()?, row.get(column).copied().flatten()?);
            Some((x * across.scale, y * up.scale))
        };
        let line = Line { name: name.to_owned(), points: rows.iter().filter_map(point).collect() };
        match charts.iter_mut().find(|chart| chart.up == up) {
            Some(chart) => chart.lines.push(line),
            None => charts.push(Chart { across: across.clone(), up, lines: vec![line] }),
        }
    }
    charts
}

/// `time to read, µs`
fn axis(head: &str) -> Axis {
    let (title, unit) = head.rsplit_once(", ").unwrap_or((head, ""));
    let known = UNITS.iter().find(|(name, ..)| *name == unit);
    let (scale, unit) = known.map_or((1.0, ""), |(_, scale, unit)| (*scale, *unit));
    Axis { title: title.to_owned(), unit, scale }
}

fn draw(charts: &[Chart]) -> Result<String, std::fmt::Error> {
    let (width, height) = (SIZE.0 * charts.len() as f64, SIZE.1);
    let mut svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\">\n");
    writeln!(svg, "<style>{STYLE}</style>")?;
    let mut colors = BTreeMap::new();
    for name in charts.iter().flat_map(|chart| &chart.lines).map(|line| line.name.as_str()) {
        let next = colors.len();
        colors.entry(name).or_insert(next);
    }
    for (panel, chart) in charts.iter().enumerate() {
        writeln!(svg, "<g transform=\"translate({} 0)\">", SIZE.0 * panel as f64)?;
        draw_panel(chart, &colors, &mut svg)?;
        svg += "</g>\n";
    }
    Ok(svg + "</svg>\n")
}

/// Both axes are logarithmic: what grows in proportion is a straight line with the slope of one.
fn draw_panel(chart: &Chart, colors: &BTreeMap<&str, usize>, svg: &mut String) -> std::fmt::Result {
    let points = || chart.lines.iter().flat_map(|line| &line.points);
    let (across, up) = (decades(points().map(|point| point.0)), decades(points().map(|point| point.1)));
    let x = |value: f64| place(value, &across, LINES.0.start, LINES.0.end);
    let y = |value: f64| place(value, &up, LINES.1.end, LINES.1.start);
    let (left, right, top, bottom) = (LINES.0.start, LINES.0.end, LINES.1.start, LINES.1.end);
    writeln!(svg, "<text class=\"title\" x=\"{left}\" y=\"{}\">{}</text>", top - 16.0, chart.up.title)?;
    let middle = (left + right) / 2.0;
    writeln!(svg, "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>", bottom + 38.0, chart.across.title)?;
    for power in across.clone() {
        let (at, text) = (x(10f64.powi(power)), tick(power, chart.across.unit));
        writeln!(svg, "<path class=\"grid\" d=\"M{at:.1} {top}V{bottom}\"/>")?;
        writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{text}</text>", bottom + 18.0)?;
    }
    for power in up.clone() {
        let (at, text) = (y(10f64.powi(power)), tick(power, chart.up.unit));
        writeln!(svg, "<path class=\"grid\" d=\"M{left} {at:.1}H{right}\"/>")?;
        writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>", left - 6.0, at + 4.0)?;
    }
    let mut names = Vec::new();
    for Line { name, points } in &chart.lines {
        let color = colors.get(name.as_str()).copied().unwrap_or_default();
        let places: Vec<_> = points.iter().map(|point| (x(point.0), y(point.1))).collect();
        let list: Vec<_> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        writeln!(svg, "<g class=\"l{color}\"><polyline points=\"{}\"/>", list.join(" "))?;
        for (x, y) in &places {
            writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>")?;
        }
        svg.push_str("</g>\n");
        names.extend(places.last().map(|(_, y)| (*y, color, name)));
    }
    names.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut free = f64::NEG_INFINITY;
    for (y, color, name) in names {
        let at = y.max(free);
        free = at + LEADING;
        writeln!(svg, "<text class=\"name l{color}\" x=\"{}\" y=\"{:.1}\">{name}</text>", right + 10.0, at + 4.0)?;
    }
    Ok(())
}

/// The powers of ten from below the least number to above the greatest.
fn decades(numbers: impl Iterator<Item = f64> + Clone) -> RangeInclusive<i32> {
    let least = numbers.clone().fold(f64::INFINITY, f64::min);
    let most = numbers.fold(f64::MIN_POSITIVE, f64::max);
    least.log10().floor() as i32..=most.log10().ceil() as i32
}

/// The place of a number between two ends.
fn place(value: f64, decades: &RangeInclusive<i32>, start: f64, end: f64) -> f64 {
    let (first, last) = (f64::from(*decades.start()), f64::from(*decades.end()));
    start + (value.log10() - first) / (last - first).max(1.0) * (end - start)
}

/// `100 k`, `10 µs`
fn tick(power: i32, unit: &str) -> String {
    let value = 10f64.powi(power) * (1.0 + f64::EPSILON);
    let (size, prefix) = PREFIXES.iter().rev().find(|(size, _)| value >= *size).copied().unwrap_or((1.0, ""));
    format!("{:.0} {prefix}{unit}", value / size).trim_end().to_owned()
}
