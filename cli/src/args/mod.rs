//! The command line: commands, options and their help.

mod check;
mod color;
mod command;
mod convert;
mod create;
mod diff;
mod explain;
mod fmt;
mod generate;
mod levels;
mod reading;
mod renewal;
mod rust;
mod sample;
mod shell;
mod site;
mod wire;

pub(crate) use check::{CheckArgs, CheckFormat};
pub(crate) use command::{Args, Command};
pub(crate) use convert::{ConvertArgs, FormName};
pub(crate) use create::{BindingsArgs, InitArgs, NewArgs};
pub(crate) use diff::{Axis, DiffArgs, DiffFormat};
pub(crate) use explain::{ExplainArgs, ExplainFormat};
pub(crate) use fmt::FmtArgs;
pub(crate) use generate::GenerateArgs;
pub(crate) use levels::LevelArgs;
pub(crate) use reading::{ProfileName, ReadingArgs};
pub(crate) use rust::{
    BoxesName, BytesName, CodecName, CompatName, EnumsName, JsonName, MaskName, RustArgs, StringName, VariantNamesName,
    VisibilityName,
};
pub(crate) use sample::{SampleArgs, SampleFormat};
pub(crate) use shell::{CompletionsArgs, ManArgs};
pub(crate) use site::{SiteArgs, SiteFormat};
pub(crate) use wire::{DecodeArgs, DecodeFormat, EncodeArgs, InputForm, OutputForm, WireSchemaArgs};
