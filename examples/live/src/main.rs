//! Runs the server: `live [PORT]`. The first line on standard output is its port and its public key, as JSON; standard
//! error logs each call.

use std::env;
use std::error::Error;

use live::server::Server;

fn main() -> Result<(), Box<dyn Error>> {
    let port = env::args().nth(1).map_or(Ok(0), |port| port.parse())?;
    let server = Server::bind(port, true)?;
    let key = &server.shared().rsa.public;
    let (port, fingerprint) = (server.address().port(), key.fingerprint()?);
    println!(r#"{{"port":{port},"fingerprint":"{fingerprint}","n":"{:x}","e":"{:x}"}}"#, key.n, key.e);
    Ok(server.run()?)
}
