//! The site of a configuration.

use std::ffi::OsString;
use std::path::Path;

use super::nouns::SiteTable;
use super::read::{Loaded, read, refuse};
use crate::exit::Outcome;
use crate::site::SiteJob;

/// The site of a configuration in which nothing is wrong.
pub(crate) fn read_site(named: Option<&Path>) -> Result<SiteJob, Outcome> {
    const INSTEAD: &str = "name schemas and --out";
    let Loaded { file, jobs, site, mistakes, .. } = read(named, INSTEAD)?;
    refuse(&file, &mistakes)?;
    let Some(SiteTable { out, bindings, format, title, history, playground }) = site else {
        let path = file.path.display();
        return Err(Outcome::misuse(format!(
            "{path} has no site\n{INSTEAD}, or add to it:\n  [site]\n  out = \"site\""
        )));
    };
    let name = bindings.map(|out| out.display().to_string());
    let mut jobs = jobs.into_iter();
    let job = match &name {
        None => jobs.next(),
        Some(name) => jobs.find(|job| job.name == *name),
    };
    let Some(job) = job else {
        let name = name.unwrap_or_default();
        return Err(Outcome::misuse(format!(
            "{}: no bindings have the output `{name}`, which the site names",
            file.path.display()
        )));
    };
    let earlier = |name: String| match name.strip_prefix("git:") {
        Some(_) => OsString::from(name),
        None => file.resolve(Path::new(&name)).into_os_string(),
    };
    Ok(SiteJob {
        job,
        out: file.resolve(&out),
        format,
        title,
        history: history.into_iter().map(earlier).collect(),
        playground: playground.map(|path| file.resolve(&path)),
    })
}
