//! The `typewright` command.

fn main() {}
