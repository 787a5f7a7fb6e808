//! A language server for TL, the schema language of Telegram, TDLib, TON and VK.
//!
//! [`serve`] answers an editor over a [`Connection`] until it ends the session. The server touches neither
//! files nor processes: a [`Workspace`] gives it texts, tells it which files make one schema, and has the texts of the
//! last commit. `typewright lsp`, in `typewright-cli`, is the program of this library.
//!
//! # Floors
//!
//! | module | content |
//! |---|---|
//! | `positions` | bytes to the lines and columns of the protocol, in the units that the client counts |
//! | `uris` | names of files in the protocol, and paths |
//! | `documents` | texts that an editor has open, saved or not |
//! | `workspace` | the door to files, configurations and commits |
//! | `analysis` | a schema that was read, and every name in it with its meaning |
//! | `features` | a feature a file, each a function of an analysis and a place |
//! | `projects` | the schemas that are open, each analysed once a change |
//! | `server` | messages to features, and their results to messages |

#[doc(hidden)]
pub mod analysis;
#[doc(hidden)]
pub mod documents;
#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod positions;
#[doc(hidden)]
pub mod projects;
mod server;
#[doc(hidden)]
pub mod uris;
mod workspace;

pub use lsp_server::Connection;
pub use server::{Ending, serve};
pub use workspace::{Configured, NoFiles, Project, Workspace};
