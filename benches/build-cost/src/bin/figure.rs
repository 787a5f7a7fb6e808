//! Draws tables: `figure OUT.svg TABLE...`. In each table the first column is across and every other one, called
//! `line: unit`, a line of the chart of its unit.

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

/// A chart: what is across, what is up, and the lines.
struct Chart {
    across: String,
    up: String,
    lines: Vec<(String, Vec<(f64, f64)>)>,
}

const SIZE: (u32, u32) = (420, 320);
const COLORS: [RGBColor; 3] = [RGBColor(0xb4, 0x53, 0x09), RGBColor(0x1d, 0x4e, 0xd8), RGBColor(0x0f, 0x76, 0x6e)];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let out = arguments.next().ok_or("figure OUT.svg TABLE...")?;
    let mut charts = Vec::new();
    for table in arguments {
        charts.extend(read(&fs::read_to_string(table)?));
    }
    draw(Path::new(&out), &charts)
}

/// The charts of a table in Markdown: one for each unit.
fn read(table: &str) -> Vec<Chart> {
    let cells =
        |line: &str| line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut lines = table.lines().filter(|line| line.starts_with('|'));
    let head = lines.next().map(cells).unwrap_or_default();
    let rows: Vec<Vec<f64>> =
        lines.skip(1).map(|line| cells(line).iter().filter_map(|cell| cell.parse().ok()).collect()).collect();
    let across = head.first().cloned().unwrap_or_default();
    let mut charts: Vec<Chart> = Vec::new();
    for (column, name) in head.iter().enumerate().skip(1) {
        let points = rows.iter().filter_map(|row| Some((*row.first()?, *row.get(column)?))).collect();
        let (line, unit) = name.split_once(": ").unwrap_or((name, ""));
        let line = (line.to_owned(), points);
        match charts.iter_mut().find(|chart| chart.up == unit) {
            Some(chart) => chart.lines.push(line),
            None => charts.push(Chart { across: across.clone(), up: unit.to_owned(), lines: vec![line] }),
        }
    }
    charts
}

fn draw(out: &Path, charts: &[Chart]) -> Result<(), Box<dyn Error>> {
    let area = SVGBackend::new(out, (SIZE.0 * charts.len() as u32, SIZE.1)).into_drawing_area();
    area.fill(&WHITE)?;
    for (part, chart) in area.split_evenly((1, charts.len())).iter().zip(charts) {
        panel(part, chart)?;
    }
    area.present()?;
    Ok(())
}

/// Both axes are logarithmic: what grows in proportion is a straight line with the slope of one.
fn panel(area: &DrawingArea<SVGBackend<'_>, Shift>, chart: &Chart) -> Result<(), Box<dyn Error>> {
    let points = || chart.lines.iter().flat_map(|(_, points)| points);
    let (across, up) = (range(points().map(|point| point.0)), range(points().map(|point| point.1)));
    let mut context = ChartBuilder::on(area)
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(52)
        .build_cartesian_2d(across.log_scale(), up.log_scale())?;
    context.configure_mesh().x_desc(&chart.across).y_desc(&chart.up).max_light_lines(0).draw()?;
    for ((name, points), color) in chart.lines.iter().zip(COLORS) {
        let style = color.stroke_width(2);
        let line = context.draw_series(LineSeries::new(points.iter().copied(), style).point_size(3))?;
        line.label(name).legend(move |(x, y)| PathElement::new([(x, y), (x + 14, y)], style));
    }
    context
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE.mix(0.85))
        .draw()?;
    Ok(())
}

/// From the least to the most, with room above for the names of the lines.
fn range(numbers: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = numbers.clone().fold(f64::INFINITY, f64::min);
    let most = numbers.fold(0.0, f64::max);
    least * 0.8..most * 10.0
}
