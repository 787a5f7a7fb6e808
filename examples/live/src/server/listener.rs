//! Accepts connections, a thread each.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use super::connection;
use super::keys::Keys;
use super::phone::Calls;
use crate::Error;
use crate::exchange::private_key::PrivateKey;

/// The state that all connections share.
pub struct Shared {
    /// The key that clients know the server by.
    pub rsa: PrivateKey,
    /// The keys that clients have agreed on.
    pub keys: Keys,
    /// The calls that are going on.
    pub calls: Calls,
    /// The port that the server listens on, which its configuration names.
    pub port: u16,
    /// Report each call and each broken connection on standard error.
    pub log: bool,
}

/// A server that listens on loopback.
pub struct Server {
    listener: TcpListener,
    shared: Arc<Shared>,
}

impl Server {
    /// Listens on `port`; 0 lets the operating system choose one.
    ///
    /// # Errors
    /// The port is taken.
    pub fn bind(port: u16, log: bool) -> Result<Self, Error> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let shared = Shared { rsa: PrivateKey::example(), keys: Keys::default(), calls: Calls::default(), port, log };
        Ok(Self { listener, shared: Arc::new(shared) })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.shared.port).into()
    }

    /// The state that all connections share.
    #[must_use]
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Serves until the listener fails.
    ///
    /// # Errors
    /// It did.
    pub fn run(self) -> Result<(), Error> {
        for stream in self.listener.incoming() {
            let (stream, shared) = (stream?, Arc::clone(&self.shared));
            thread::spawn(move || {
                if let Err(error) = connection::serve(stream, &shared)
                    && shared.log
                {
                    eprintln!("connection closed: {error}");
                }
            });
        }
        Ok(())
    }
}
